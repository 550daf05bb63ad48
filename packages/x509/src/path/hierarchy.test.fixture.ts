import type { CertificateExtension } from "../certificate/certificate.js";
import {
  exportSpki,
  generateKeys,
  issue as issueAsTold,
  now,
  type Party,
} from "../certificate/certificate.test.fixture.js";
import type { CertificateFields } from "../certificate/sign-certificate.js";
import { basicConstraints } from "../extensions/basic-constraints.js";
import {
  authorityKeyIdentifier,
  readSubjectKeyIdentifier,
  subjectKeyIdentifier,
} from "../extensions/key-identifiers.js";
import { keyUsage } from "../extensions/key-usage.js";
import type { ExpectedCertificatePath } from "./expected-certificate-path.js";
import { verifyCertificatePath, type VerifiedCertificatePath } from "./verify-certificate-path.js";

/** How a party's certificate differs from one that says nothing but who it is. */
export interface Issuance extends Partial<Omit<CertificateFields, "issuer">> {
  readonly issuer?: Party;
  readonly keys?: CryptoKeyPair;
  /** OIDs of extensions to leave out, of those that all have. */
  readonly without?: readonly string[];
}

/** Issues a certificate with the key identifiers that all have, save where `extensions` has others. */
export async function issue(commonName: string, { without = [], ...fields }: Issuance = {}): Promise<Party> {
  const keys = fields.keys ?? (await generateKeys());
  const own = subjectKeyIdentifier(await exportSpki(keys));
  const issuerKey = fields.issuer ? readSubjectKeyIdentifier(fields.issuer.certificate) : own.value.subarray(2);
  const identifiers = [own, ...(issuerKey ? [authorityKeyIdentifier(issuerKey)] : [])];
  const extensions = fields.extensions ?? [];
  const others = [...without, ...extensions.map(({ oid }) => oid)];
  return issueAsTold(commonName, {
    ...fields,
    keys,
    extensions: [...identifiers.filter(({ oid }) => !others.includes(oid)), ...extensions],
  });
}

/** What an authority's certificate says of itself. */
export function authority(pathLen?: number): readonly CertificateExtension[] {
  return [
    basicConstraints(pathLen === undefined ? { ca: true } : { ca: true, pathLen }),
    keyUsage(["keyCertSign", "cRLSign"]),
  ];
}

/** What differs from a sound hierarchy. */
export interface Differences {
  readonly root?: Omit<Issuance, "issuer">;
  readonly issuing?: Omit<Issuance, "issuer">;
  readonly leaf?: Omit<Issuance, "issuer">;
}

/** A root, an issuing authority below it, and a leaf below that: sound but for the differences. */
export async function createHierarchy(differences: Differences = {}) {
  const root = await issue("Root", { extensions: authority(1), ...differences.root });
  const issuing = await issue("Issuing", { issuer: root, extensions: authority(0), ...differences.issuing });
  const leaf = await issue("Leaf", { issuer: issuing, ...differences.leaf });
  return { root, issuing, leaf };
}

/** A path is expected from these parties, now, for no purpose, and unless said otherwise. */
export function expectedPath(
  trustAnchors: readonly Party[],
  intermediates: readonly Party[],
  others: Partial<ExpectedCertificatePath> = {},
): ExpectedCertificatePath {
  return {
    trustAnchors: trustAnchors.map(({ certificate }) => certificate),
    intermediates: intermediates.map(({ certificate }) => certificate),
    at: now,
    extendedKeyUsage: [],
    revocation: "unchecked",
    ...others,
  };
}

/** Verifies the path of a leaf when it is called, for `expect` to see what it throws. */
export function verifying(leaf: Party, ...expected: Parameters<typeof expectedPath>): () => VerifiedCertificatePath {
  return () => verifyCertificatePath(leaf.certificate, expectedPath(...expected));
}
