import type { CborValue } from "../cbor/decode-cbor.js";
import { concatBytes } from "../concat-bytes.js";
import type { AttestationBatch } from "./attestation-batch.js";
import { serializeCbor } from "./serialize-cbor.js";
import type { AttestedCredential, SoftwareAttester, SoftwareStatement } from "./software-attester.js";
import { signWithSoftwareKey } from "./software-key.js";

/** What a software authenticator attests with: nothing, the credential key, the key of its batch, or something else. */
export type SoftwareAttestation = "none" | "self" | AttestationBatch | SoftwareAttester;

/** Writes the attestation object of a new credential. */
export async function serializeAttestationObject(
  attestation: SoftwareAttestation,
  credential: AttestedCredential,
): Promise<Uint8Array> {
  const { defects, authenticatorData } = credential;
  return serializeCbor(
    new Map<CborValue, CborValue>([
      ["fmt", defects.format ?? attestationFormat(attestation)],
      ["attStmt", serializableStatement(await attest(attestation, credential), defects.statement)],
      ["authData", authenticatorData],
    ]),
  );
}

/** The format in which it attests. */
export function attestationFormat(attestation: SoftwareAttestation): string {
  if (attestation === "none") return "none";
  return attestation !== "self" && "format" in attestation ? attestation.format : "packed";
}

/** Writes the statement about a credential. */
export async function attest(
  attestation: SoftwareAttestation,
  credential: AttestedCredential,
): Promise<SoftwareStatement> {
  if (attestation === "none") return {};
  if (attestation !== "self" && "attest" in attestation) return attestation.attest(credential);
  const key = attestation === "self" ? credential.key : attestation.key;
  const data = concatBytes(credential.authenticatorData, credential.clientDataHash);
  const rightSignature = signWithSoftwareKey(key, data);
  const sig = credential.defects.signature?.(rightSignature) ?? rightSignature;
  return attestation === "self"
    ? { alg: key.algorithm, sig }
    : { alg: key.algorithm, sig, x5c: [attestation.certificate] };
}

/** The statement as CBOR has it, with members put over its own; `undefined` takes one away. */
export function serializableStatement(
  statement: SoftwareStatement,
  defects: Readonly<Record<string, CborValue | undefined>> = {},
): CborValue {
  if (isParts(statement)) return statement;
  const entries = Object.entries({ ...statement, ...defects });
  return new Map(entries.filter((entry): entry is [string, CborValue] => entry[1] !== undefined));
}

function isParts(statement: SoftwareStatement): statement is readonly CborValue[] {
  return Array.isArray(statement);
}
