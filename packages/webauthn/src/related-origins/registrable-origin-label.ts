/**
 * Finds the registrable domain of a host (`example.co.uk` of `login.example.co.uk`), in lower case.
 *
 * Answered by the caller from the Public Suffix List, which changes too often to be part of this package. `undefined` for
 * addresses and for public suffixes themselves.
 */
export type RegistrableDomain = (host: string) => string | undefined;

/**
 * Finds the first label of the registrable domain of a URL, which stands for the brand.
 *
 * @returns `undefined` when there is none.
 * @see {@link https://www.w3.org/TR/webauthn-3/#registrable-origin-label | WebAuthn Level 3 §5.11}
 */
export function registrableOriginLabel(url: string, registrableDomain: RegistrableDomain): string | undefined {
  return registrableDomain(new URL(url).hostname)?.split(".")[0];
}

/** As many as every client looks at ([WebAuthn] §5.11); some look at more. */
export const maximumLabels = 5;
