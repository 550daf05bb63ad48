/** One of several endpoints or services of a kind, which requests name by its index. */
export interface IndexedEndpoint {
  readonly index: number;
  readonly isDefault?: boolean;
}

/**
 * The endpoint for those who name none: the first that says it is the default, else the first that does not deny it, else
 * the first of all.
 *
 * @param endpoints - In the order of the metadata.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-metadata-2.0-os.pdf | SAML Metadata §2.2.3}
 */
export function defaultEndpoint<T extends IndexedEndpoint>(endpoints: readonly T[]): T | undefined {
  return (
    endpoints.find(({ isDefault }) => isDefault === true) ??
    endpoints.find(({ isDefault }) => isDefault === undefined) ??
    endpoints[0]
  );
}
