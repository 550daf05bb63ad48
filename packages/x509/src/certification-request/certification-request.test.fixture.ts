import { exportSpki, generateKeys, type KeyAlgorithmName } from "../certificate/certificate.test.fixture.js";
import { createCertificateSigner } from "../certificate/certificate-signer.js";
import { serializeBitString } from "../der/primitives.js";
import { serializeDer } from "../der/serialize-der.js";
import { derTag } from "../der/tag.js";
import { distinguishedName } from "../name/distinguished-name.js";
import { signatureAlgorithms } from "../signature/signature-algorithms.js";
import { signCertificationRequest, type CertificationRequestFields } from "./sign-certification-request.js";

/** Asks for a certificate for Alice, by default with a new key and without extensions; any field can be set otherwise. */
export async function request({
  keys,
  algorithm = "P-256",
  ...fields
}: Partial<CertificationRequestFields> & {
  readonly keys?: CryptoKeyPair;
  readonly algorithm?: KeyAlgorithmName;
} = {}): Promise<Uint8Array> {
  const ownKeys = keys ?? (await generateKeys(algorithm));
  return signCertificationRequest(
    {
      subject: distinguishedName([["CN", "Alice"]]),
      subjectPublicKeyInfo: await exportSpki(ownKeys),
      extensions: [],
      ...fields,
    },
    createCertificateSigner(ownKeys.privateKey),
  );
}

/** Signs the fields of a CertificationRequestInfo, whatever they are. */
export async function craftRequest(keys: CryptoKeyPair, ...fields: readonly Uint8Array[]): Promise<Uint8Array> {
  const signer = createCertificateSigner(keys.privateKey);
  const [algorithm] = signatureAlgorithms[signer.algorithm].identifiers;
  const info = serializeDer(derTag.sequence, ...fields);
  return serializeDer(derTag.sequence, info, algorithm, serializeBitString(await signer.sign(info)));
}
