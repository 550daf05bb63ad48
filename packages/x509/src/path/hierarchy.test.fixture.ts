import type { CertificateExtension } from "../certificate/certificate.js";
import { issue, now, type Party } from "../certificate/certificate.test.fixture.js";
import type { CertificateFields } from "../certificate/sign-certificate.js";
import { basicConstraints } from "../extensions/basic-constraints.js";
import { keyUsage } from "../extensions/key-usage.js";
import type { ExpectedCertificatePath } from "./verify-certificate-path.js";

/** What an authority's certificate says of itself. */
export function authority(pathLen?: number): readonly CertificateExtension[] {
  return [
    basicConstraints(pathLen === undefined ? { ca: true } : { ca: true, pathLen }),
    keyUsage(["keyCertSign", "cRLSign"]),
  ];
}

/** What differs from a sound hierarchy. */
export interface Differences {
  readonly root?: Partial<Omit<CertificateFields, "issuer">>;
  readonly issuing?: Partial<Omit<CertificateFields, "issuer">>;
  readonly leaf?: Partial<Omit<CertificateFields, "issuer">>;
}

/** A root, an issuing authority below it, and a leaf below that: sound but for the differences. */
export async function createHierarchy(differences: Differences = {}) {
  const root = await issue("Root", { extensions: authority(1), ...differences.root });
  const issuing = await issue("Issuing", { issuer: root, extensions: authority(0), ...differences.issuing });
  const leaf = await issue("Leaf", { issuer: issuing, ...differences.leaf });
  return { root, issuing, leaf };
}

/** A path is expected from these parties, now, unless said otherwise. */
export function expectedPath(
  trustAnchors: readonly Party[],
  intermediates: readonly Party[],
  others: Partial<ExpectedCertificatePath> = {},
): ExpectedCertificatePath {
  return {
    trustAnchors: trustAnchors.map(({ certificate }) => certificate),
    intermediates: intermediates.map(({ certificate }) => certificate),
    at: now,
    ...others,
  };
}
