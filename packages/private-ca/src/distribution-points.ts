import { crlDistributionPoints, type CertificateExtension } from "@idpkit/x509";

/** The extension cRLDistributionPoints, or none without URLs. */
export function distributionPoints(urls: readonly string[] = []): readonly CertificateExtension[] {
  const [first, ...others] = urls;
  return first === undefined ? [] : [crlDistributionPoints([first, ...others])];
}
