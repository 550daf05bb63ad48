import { constants, createCipheriv, publicEncrypt, randomBytes, type KeyObject } from "node:crypto";
import { promisify } from "node:util";

import { createEncryptionRecipient, createSigner, signResponse } from "@idpkit/saml";
import xmlEncryption from "xml-encryption";

import type { Benchmark, Contender } from "../frame/benchmark.js";
import { responseSigners } from "../peers/response-signers.js";
import { signInThreadPool } from "./raw-signature.js";
import { makeSamlIdentity, type SamlIdentity } from "./saml-identity.js";
import { workspacesResponse } from "./saml-responses.js";

/** Build, sign and encrypt the response for one launch, as IAM's encrypted mode wants it. */
export const signAndEncrypt: Benchmark = {
  name: "sign-and-encrypt",
  title: "build, sign and encrypt a WorkSpaces response, RSA-2048, AES-256-GCM under RSA-OAEP",
  async prepare() {
    const identity = await makeSamlIdentity();
    const serviceProvider = await makeSamlIdentity();
    const signer = createSigner(identity.keyObject, identity.certificate);
    const recipient = createEncryptionRecipient(serviceProvider.certificate);
    const contenders: readonly Contender[] = [
      {
        name: "node:crypto alone",
        kind: "limit",
        run: cryptographyAlone(identity.keyObject, serviceProvider.publicKey),
      },
      {
        name: "@idpkit/saml",
        kind: "idpkit",
        run: () => signResponse(workspacesResponse(), signer, { encryptFor: recipient }),
      },
      { name: "xml-crypto and xml-encryption by hand", kind: "peer", run: await byHand(identity, serviceProvider) },
    ];
    for (const { name, kind, run } of contenders) {
      if (kind !== "limit") await proveEncrypted(name, String(await run()), serviceProvider.keyObject);
    }
    return contenders;
  },
};

/** One signature, one key wrapped, one assertion enciphered. */
function cryptographyAlone(privateKey: KeyObject, publicKey: KeyObject): () => unknown {
  const signedInfo = Buffer.alloc(900, "<ds:SignedInfo>");
  const assertion = Buffer.alloc(5000, "<saml:Assertion>");
  return async () => {
    const signature = await signInThreadPool(signedInfo, privateKey);
    const key = randomBytes(32);
    const cipher = createCipheriv("aes-256-gcm", key, randomBytes(12));
    const octets = [cipher.update(assertion), cipher.final(), cipher.getAuthTag()];
    const padding = constants.RSA_PKCS1_OAEP_PADDING;
    return [signature, octets, publicEncrypt({ key: publicKey, padding, oaepHash: "sha1" }, key)];
  };
}

async function byHand(identity: SamlIdentity, serviceProvider: SamlIdentity): Promise<() => Promise<string>> {
  const encrypt = promisify(xmlEncryption.encrypt);
  const signOne = await responseSigners["xml-crypto by hand"]?.(identity);
  if (signOne === undefined) throw new Error("xml-crypto does not sign");
  const rsaPublicKey = serviceProvider.publicKey.export({ format: "pem", type: "spki" });
  return async () => {
    const signed = await signOne();
    const assertion = /<saml:Assertion[\s\S]*<\/saml:Assertion>/.exec(signed)?.[0] ?? "";
    const encrypted = await encrypt(assertion, {
      rsa_pub: rsaPublicKey,
      pem: serviceProvider.pem,
      encryptionAlgorithm: "http://www.w3.org/2009/xmlenc11#aes256-gcm",
      keyEncryptionAlgorithm: "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p",
    });
    return signed.replace(assertion, () => `<saml:EncryptedAssertion>${encrypted}</saml:EncryptedAssertion>`);
  };
}

async function proveEncrypted(name: string, document: string, key: KeyObject): Promise<void> {
  const decrypt = promisify(xmlEncryption.decrypt);
  const encrypted = /<xenc:EncryptedData[\s\S]*<\/xenc:EncryptedData>/.exec(document)?.[0] ?? "";
  const assertion = await decrypt(encrypted, { key: key.export({ format: "pem", type: "pkcs8" }).toString() });
  if (!assertion.includes("SignatureValue>")) throw new Error(`${name}: no signed assertion comes out`);
}
