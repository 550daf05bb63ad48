import type { CborValue } from "../cbor/decode-cbor.js";
import type { AttestationBatch } from "./attestation-batch.js";
import type { CeremonyDefects } from "./ceremony-defects.js";
import { serializeCbor } from "./serialize-cbor.js";
import { signWithSoftwareKey, type SoftwareKey } from "./software-key.js";

/** What a software authenticator attests with: nothing, the credential key, or the key of its batch. */
export type SoftwareAttestation = "none" | "self" | AttestationBatch;

/** Writes the attestation object of a new credential. */
export async function serializeAttestationObject(
  attestation: SoftwareAttestation,
  credentialKey: SoftwareKey,
  signed: { readonly authenticatorData: Uint8Array; readonly signedData: Uint8Array<ArrayBuffer> },
  defects: CeremonyDefects,
  crypto: Crypto,
): Promise<Uint8Array> {
  const statement = await attest(attestation, credentialKey, signed.signedData, defects, crypto);
  return serializeCbor(
    new Map<CborValue, CborValue>([
      ["fmt", defects.format ?? (attestation === "none" ? "none" : "packed")],
      ["attStmt", new Map(withoutUndefined({ ...statement, ...defects.statement }))],
      ["authData", signed.authenticatorData],
    ]),
  );
}

async function attest(
  attestation: SoftwareAttestation,
  credentialKey: SoftwareKey,
  data: Uint8Array<ArrayBuffer>,
  defects: CeremonyDefects,
  crypto: Crypto,
): Promise<Readonly<Record<string, CborValue>>> {
  if (attestation === "none") return {};
  const key = attestation === "self" ? credentialKey : attestation.key;
  const rightSignature = await signWithSoftwareKey(key, data, crypto);
  const sig = defects.signature?.(rightSignature) ?? rightSignature;
  return attestation === "self"
    ? { alg: key.algorithm, sig }
    : { alg: key.algorithm, sig, x5c: [attestation.certificate] };
}

function withoutUndefined(members: Readonly<Record<string, CborValue | undefined>>): [CborValue, CborValue][] {
  return Object.entries(members).filter((entry): entry is [string, CborValue] => entry[1] !== undefined);
}
