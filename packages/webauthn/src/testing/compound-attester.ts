import type { CborValue } from "../cbor/decode-cbor.js";
import { softwareAaguid } from "./attestation-batch.js";
import { attest, attestationFormat, serializableStatement, type SoftwareAttestation } from "./attestation-object.js";
import type { SoftwareAttester } from "./software-attester.js";

/** Makes an authenticator that says the same in several formats, in a `compound` statement. */
export function createCompoundAttester(parts: readonly SoftwareAttestation[]): SoftwareAttester {
  return {
    format: "compound",
    aaguid: softwareAaguid,
    attest: (credential) =>
      Promise.all(
        parts.map(async (part) => {
          const statement = serializableStatement(await attest(part, credential));
          return new Map<CborValue, CborValue>([
            ["fmt", attestationFormat(part)],
            ["attStmt", statement],
          ]);
        }),
      ),
  };
}
