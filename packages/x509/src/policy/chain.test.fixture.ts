import type { CertificateExtension } from "../certificate/certificate.js";
import type { Party } from "../certificate/certificate.test.fixture.js";
import { authority, issue, verifying } from "../path/hierarchy.test.fixture.js";
import type { PolicyInputs } from "./policy-state.js";

/** What a certificate of a chain says of policies. */
export interface Link {
  readonly extensions: readonly CertificateExtension[];
  /** It has the name of its issuer. */
  readonly isSelfIssued?: true;
}

/** Issues a chain below a root, the leaf last, and returns what verifies it. */
export async function createChain(links: readonly Link[], root: readonly CertificateExtension[] = []) {
  const anchor = await issue("Authority 0", { extensions: [...authority(), ...root] });
  const parties = [anchor];
  for (const [index, { extensions, isSelfIssued }] of links.entries()) {
    const isLeaf = index === links.length - 1;
    const issuer: Party = parties[0] ?? anchor;
    const name = isSelfIssued ? nameOf(issuer) : `Authority ${String(index + 1)}`;
    parties.unshift(await issue(name, { issuer, extensions: [...(isLeaf ? [] : authority()), ...extensions] }));
  }
  const [leaf = anchor, ...intermediates] = parties;
  return (policies: PolicyInputs = {}) => verifying(leaf, [anchor], intermediates, { policies });
}

function nameOf({ certificate }: Party): string {
  return certificate.subject.attributes[0]?.value ?? "";
}
