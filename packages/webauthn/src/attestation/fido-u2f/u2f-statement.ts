import { parsePublicKeyKind, type Certificate } from "@idpkit/x509";

import { isCborBytes, type CborMap } from "../../cbor/decode-cbor.js";
import { concatBytes } from "../../concat-bytes.js";
import type { CosePublicKey } from "../../cose/public-key.js";
import { WebAuthnError } from "../../errors.js";
import { checkSignature } from "../../signature/check-signature.js";
import { importCertificateKey } from "../../signature/public-key.js";
import {
  isCertificateList,
  parseTrustPath,
  readingCertificate,
  unfitCertificate,
  type CertificateList,
} from "../attestation-certificate.js";
import type { StatementInput, VerifiedSingleStatement } from "../statement.js";

/**
 * Verifies the statement of a FIDO U2F authenticator: signed by the one attestation key of its batch.
 *
 * The signature covers the RP ID, the credential ID, the key and the client data; flags, counter and AAGUID it does not.
 *
 * @throws {@link WebAuthnError} `attestation-statement-malformed`, `attestation-certificate-malformed`,
 * `attestation-certificate-unfit`, `attestation-algorithm-mismatch`, `attestation-signature-invalid`.
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-fido-u2f-attestation | WebAuthn Level 3 §8.6}
 */
export async function verifyU2fStatement(input: StatementInput): Promise<VerifiedSingleStatement> {
  const { x5c, signature } = parseU2fStatement(input.statement); //           step 1
  const trustPath = parseTrustPath(x5c); //                                   step 2
  const [certificate] = trustPath;
  checkCurve(certificate);
  const { rpIdHash, clientDataHash, credentialId, publicKey } = input;
  const publicKeyU2F = serializeU2fPublicKey(publicKey); //                    steps 3–4
  const data = concatBytes(reserved, rpIdHash, clientDataHash, credentialId, publicKeyU2F); // step 5
  const key = importCertificateKey(certificate.subjectPublicKeyInfo, es256);
  await checkSignature(key, { data, signature }, "attestation-signature-invalid"); // step 6
  return { type: "basic", trustPath, namesNoModel: true }; //                 steps 7–8
}

interface U2fStatement {
  readonly x5c: CertificateList;
  readonly signature: Uint8Array;
}

function parseU2fStatement(statement: CborMap): U2fStatement {
  const x5c = statement.get("x5c");
  const signature = statement.get("sig");
  if (statement.size !== 2 || !isCertificateList(x5c) || x5c.length !== 1 || !isCborBytes(signature)) {
    throw new WebAuthnError(
      "attestation-statement-malformed",
      "A FIDO U2F attestation statement is no map of sig and an x5c with one certificate.",
    );
  }
  return { x5c, signature };
}

function checkCurve({ subjectPublicKeyInfo }: Certificate): void {
  const kind = readingCertificate(() => parsePublicKeyKind(subjectPublicKeyInfo));
  if (kind.type !== "EC" || kind.namedCurve !== "P-256") throw unfitCertificate("has no key on P-256");
}

/** Writes a COSE key as U2F has it: an uncompressed point on P-256. */
function serializeU2fPublicKey(key: CosePublicKey): Uint8Array {
  if (key.kty !== "EC2" || key.crv !== "P-256") {
    throw new WebAuthnError("attestation-algorithm-mismatch", "A FIDO U2F authenticator has keys on P-256 only.");
  }
  return concatBytes(uncompressed, key.x, key.y);
}

const es256 = -7;
/** The octet before what is signed, reserved for future use. */
const reserved = Uint8Array.of(0x00);
/** The octet before the coordinates of an uncompressed point ([SEC1] §2.3.3). */
const uncompressed = Uint8Array.of(0x04);
