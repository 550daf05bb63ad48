import { sign, webcrypto } from "node:crypto";

import { createSigner, signResponse as signWithIdpkit } from "@idpkit/saml";
import { SignedXml } from "xml-crypto";

import type { Benchmark, Contender } from "../frame/benchmark.js";
import { responseSigners } from "../peers/response-signers.js";
import { signInThreadPool } from "./raw-signature.js";
import { makeSamlIdentity } from "./saml-identity.js";
import { workspacesResponse } from "./saml-responses.js";

/** Build and sign the response for one launch, with the key ready in memory. */
export const signResponse: Benchmark = {
  name: "sign-response",
  title: "build and sign a WorkSpaces response, RSA-2048, KeyObject",
  async prepare() {
    const identity = await makeSamlIdentity();
    const contenders: Contender[] = [
      { name: "node:crypto sign alone", kind: "limit", run: () => signInThreadPool(signedInfo, identity.keyObject) },
    ];
    for (const [name, create] of Object.entries(responseSigners)) {
      contenders.push({ name, kind: name === "@idpkit/saml" ? "idpkit" : "peer", run: await create(identity) });
    }
    await proveSigned(contenders, identity.pem);
    return contenders;
  },
};

/** The same with a key that WebCrypto keeps: each call goes through its thread pool, the limit's as well as ours. */
export const signResponseCryptoKey: Benchmark = {
  name: "sign-response-crypto-key",
  title: "build and sign a WorkSpaces response, RSA-2048, CryptoKey",
  async prepare() {
    const { cryptoKey, certificate, pem } = await makeSamlIdentity();
    const signer = createSigner(cryptoKey, certificate);
    const contenders: Contender[] = [
      {
        name: "WebCrypto sign alone",
        kind: "limit",
        run: () => webcrypto.subtle.sign("RSASSA-PKCS1-v1_5", cryptoKey, signedInfo),
      },
      { name: "@idpkit/saml", kind: "idpkit", run: () => signWithIdpkit(workspacesResponse(), signer) },
    ];
    await proveSigned(contenders, pem);
    return contenders;
  },
};

/** The key that signs six times as fast, for service providers that take it; most peers do not. */
export const signResponseP256: Benchmark = {
  name: "sign-response-p256",
  title: "build and sign a WorkSpaces response, P-256, KeyObject",
  async prepare() {
    const { keyObject, certificate } = await makeSamlIdentity("ec");
    const signer = createSigner(keyObject, certificate);
    const key = { key: keyObject, dsaEncoding: "ieee-p1363" } as const;
    return [
      { name: "node:crypto sign alone", kind: "limit", run: () => sign("sha256", signedInfo, key) },
      { name: "@idpkit/saml", kind: "idpkit", run: () => signWithIdpkit(workspacesResponse(), signer) },
    ];
  },
};

/** Nobody is measured whose signature does not hold. */
async function proveSigned(contenders: readonly Contender[], publicCert: string): Promise<void> {
  for (const { kind, name, run } of contenders) {
    if (kind === "limit") continue;
    const document = String(await run());
    const signature = /<(?:ds:)?Signature[\s>][\s\S]*?<\/(?:ds:)?Signature>/.exec(document)?.[0] ?? "";
    const signed = new SignedXml({ publicCert });
    signed.loadSignature(signature);
    if (!holds(signed, document)) throw new Error(`${name}: does not verify`);
  }
}

function holds(signed: SignedXml, document: string): boolean {
  try {
    return signed.checkSignature(document);
  } catch {
    return false;
  }
}

/** As long as the SignedInfo of a response: what is signed in the end. */
const signedInfo = Buffer.alloc(900, "<ds:SignedInfo>");
