import { parseCertificate } from "../certificate/parse-certificate.js";
import { parseCertificateList } from "../crl/parse-certificate-list.js";
import { extensionOid } from "../extensions/extension-oids.js";
import { verifyCertificatePath } from "../path/verify-certificate-path.js";
import type { PolicyInputs } from "../policy/policy-state.js";
import type { Revocation } from "../revocation/revocation.js";
import {
  readFields,
  readInstant,
  readPemBlocks,
  readTexts,
  readUsableCertificates,
  type CaseFields,
} from "./case-fields.test.fixture.js";
import { CaseRefusal } from "./case-refusal.test.fixture.js";
import { readPurpose } from "./purposes.test.fixture.js";

/**
 * Judges a case `{ chainPem, untrustedPem, crlsPem, anchorsPem, validAt, purpose }`; see vectors/README.md.
 *
 * @throws {@link CaseRefusal} or {@link X509Error} when it is refused.
 */
export function judgeChain(value: unknown): void {
  const fields = readFields(value);
  const [leaf, ...others] = readPemBlocks(readTexts(fields["chainPem"]), "CERTIFICATE");
  if (leaf === undefined) throw new CaseRefusal("case-malformed");
  const extendedKeyUsage = readPurpose(fields["purpose"]);
  verifyCertificatePath(parseCertificate(leaf), {
    intermediates: [...others.map(parseCertificate), ...readUsableCertificates(readTexts(fields["untrustedPem"]))],
    trustAnchors: readUsableCertificates(readTexts(fields["anchorsPem"])),
    at: readInstant(fields["validAt"]),
    extendedKeyUsage,
    revocation: readRevocation(fields["crlsPem"]),
    ...readPolicies(fields),
    // Collections such as PKITS are about §6 of the standard, and older than some of what §4 asks of issuers.
    certificateProfile: fields["profile"] === "rfc5280" ? "rfc5280" : "unchecked",
    // Who asks for no purpose takes any, so nothing is overlooked.
    understoodExtensions: [extensionOid.extKeyUsage, extensionOid.cRLDistributionPoints],
  });
}

/** Lists that cannot be read tell about nothing. */
export function readRevocation(value: unknown): Revocation {
  const blocks = readPemBlocks(readTexts(value), "X509 CRL");
  if (blocks.length === 0) return "unchecked";
  const certificateLists = blocks.flatMap((der) => {
    try {
      return [parseCertificateList(der)];
    } catch {
      return [];
    }
  });
  return { certificateLists, scope: "chain" };
}

/** The inputs of [RFC5280] §6.1.1 (c), (e)–(g), by their names in {@link PolicyInputs}. */
function readPolicies({ policies }: CaseFields): { readonly policies?: PolicyInputs } {
  if (policies === undefined || policies === null) return {};
  const { userInitialPolicySet, ...flags } = readFields(policies);
  const set = Object.entries(flags).filter(([, value]) => value === true);
  return {
    policies: {
      initialExplicitPolicy: false,
      ...Object.fromEntries(set),
      ...(userInitialPolicySet !== undefined && { userInitialPolicySet: readTexts(userInitialPolicySet) }),
    },
  };
}
