import {
  accessMethod,
  authorityInfoAccess,
  crlDistributionPoints as crlDistributionPointsOf,
  freshestCrl,
  type AccessDescription,
  type CertificateExtension,
} from "@idpkit/x509";

/** Where the issuer publishes what relying parties need besides the certificate. HTTP: nobody can verify TLS by it yet. */
export interface PublishedAt {
  /** URLs of the issuer's certificate list; a domain controller refuses certificates whose status it cannot learn. */
  readonly crlDistributionPoints?: readonly string[] | undefined;
  /** URLs of the issuer's delta list. */
  readonly freshestCrl?: readonly string[] | undefined;
  /** URLs of the issuer's certificate, for those who build the path. */
  readonly caIssuers?: readonly string[] | undefined;
}

/**
 * The extensions cRLDistributionPoints, freshestCRL and authorityInfoAccess, each where there are URLs for it. What is no
 * absolute URL is a `TypeError`: nobody could fetch it, and a domain controller would refuse the certificate for that.
 */
export function publishedAtExtensions(publishedAt: PublishedAt): readonly CertificateExtension[] {
  return [
    ...extensionOf(publishedAt.crlDistributionPoints, crlDistributionPointsOf),
    ...extensionOf(publishedAt.freshestCrl, freshestCrl),
    ...extensionOf(publishedAt.caIssuers, ([first, ...others]) =>
      authorityInfoAccess([caIssuers(first), ...others.map(caIssuers)]),
    ),
  ];
}

function caIssuers(value: string): AccessDescription {
  return { accessMethod: accessMethod.caIssuers, accessLocation: { type: "uniformResourceIdentifier", value } };
}

function extensionOf(
  urls: readonly string[] = [],
  build: (urls: readonly [string, ...string[]]) => CertificateExtension,
): readonly CertificateExtension[] {
  if (!urls.every((url) => absoluteUrl.test(url))) throw new TypeError("a URL says its scheme, such as http://");
  const [first, ...others] = urls;
  return first === undefined ? [] : [build([first, ...others])];
}

const absoluteUrl = /^[a-z][a-z0-9+.-]*:\/\/\S+$/i;
