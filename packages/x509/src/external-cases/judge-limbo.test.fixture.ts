import type { Certificate } from "../certificate/certificate.js";
import { parseCertificate } from "../certificate/parse-certificate.js";
import { readKeyUsage } from "../extensions/key-usage.js";
import { verifyCertificatePath } from "../path/verify-certificate-path.js";
import {
  readFields,
  readInstant,
  readPemBlocks,
  readTexts,
  readUsableCertificates,
  type CaseFields,
} from "./case-fields.test.fixture.js";
import { CaseRefusal } from "./case-refusal.test.fixture.js";
import { readRevocation } from "./judge-chain.test.fixture.js";
import { readPeerNames, isNamed } from "./peer-name.test.fixture.js";
import { readPurpose } from "./purposes.test.fixture.js";

/**
 * Judges a case of x509-limbo.
 *
 * @throws {@link CaseRefusal} or {@link X509Error} when it is refused.
 * @see {@link https://github.com/C2SP/x509-limbo | x509-limbo}
 */
export function judgeLimbo(value: unknown): void {
  const fields = readFields(value);
  const [leafDer] = readPemBlocks(readTexts(fields["peer_certificate"]), "CERTIFICATE");
  if (leafDer === undefined) throw new CaseRefusal("case-malformed");
  const leaf = parseCertificate(leafDer);

  const { certificates } = verifyCertificatePath(leaf, {
    intermediates: readUsableCertificates(readTexts(fields["untrusted_intermediates"])),
    trustAnchors: readUsableCertificates(readTexts(fields["trusted_certs"])),
    at: readInstant(fields["validation_time"]),
    extendedKeyUsage: readPurposes(fields),
    revocation: readRevocation(fields["crls"]),
    ...readMaximumPathLength(fields["max_chain_depth"]),
  });
  checkKeyUsage(leaf, readTexts(fields["key_usage"]));
  checkSignatureAlgorithms(certificates, readTexts(fields["signature_algorithms"]));
  if (!readPeerNames(fields).every((name) => isNamed(leaf, name))) throw new CaseRefusal("peer-name-mismatch");
}

/** The purposes that are listed; without any that of the peer: who validates a server wants one. */
function readPurposes({ extended_key_usage, validation_kind }: CaseFields): readonly string[] {
  const listed = readTexts(extended_key_usage).flatMap(readPurpose);
  return listed.length > 0 ? listed : readPurpose(validation_kind === "SERVER" ? "serverAuth" : "clientAuth");
}

function readMaximumPathLength(value: unknown): { readonly maximumPathLength?: number } {
  if (value === undefined || value === null) return {};
  if (typeof value !== "number") throw new CaseRefusal("case-malformed");
  return { maximumPathLength: value };
}

function checkKeyUsage(leaf: Certificate, asked: readonly string[]): void {
  const usages = readKeyUsage(leaf)?.map((usage) => (usage === "nonRepudiation" ? "contentCommitment" : usage));
  if (usages && !asked.every((usage) => usages.some((it) => it === usage))) throw new CaseRefusal("key-usage-missing");
}

function checkSignatureAlgorithms(path: readonly Certificate[], listed: readonly string[]): void {
  const oids = listed.map((name) => algorithmOids.get(name));
  const isListed = ({ signatureAlgorithm }: Certificate) => oids.includes(signatureAlgorithm);
  if (listed.length > 0 && !path.slice(0, -1).every(isListed)) throw new CaseRefusal("signature-algorithm-not-listed");
}

/** By the names of x509-limbo, those that the package verifies. */
const algorithmOids: ReadonlyMap<string, string> = new Map([
  ["RSA_WITH_SHA256", "1.2.840.113549.1.1.11"],
  ["RSA_WITH_SHA384", "1.2.840.113549.1.1.12"],
  ["RSA_WITH_SHA512", "1.2.840.113549.1.1.13"],
  ["RSASSA_PSS", "1.2.840.113549.1.1.10"],
  ["ECDSA_WITH_SHA256", "1.2.840.10045.4.3.2"],
  ["ECDSA_WITH_SHA384", "1.2.840.10045.4.3.3"],
  ["ECDSA_WITH_SHA512", "1.2.840.10045.4.3.4"],
  ["ED25519", "1.3.101.112"],
  ["ED448", "1.3.101.113"],
]);
