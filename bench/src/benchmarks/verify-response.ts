import { sign, verify } from "node:crypto";

import {
  createSigner,
  createVerificationKey,
  encodePostBinding,
  signResponse,
  verifyResponse as verifyWithIdpkit,
} from "@idpkit/saml";

import type { Benchmark, Contender } from "../frame/benchmark.js";
import { responseVerifiers, type ResponseToVerify } from "../peers/response-verifiers.js";
import { makeSamlIdentity, type SamlIdentity } from "./saml-identity.js";
import { issuer, workspacesResponse } from "./saml-responses.js";

/** Verify a response of 6.7 KB, as a form brings it, and say who it is about. */
export const verifyResponse: Benchmark = {
  name: "verify-response",
  title: "verify a response of 6.7 KB with a signed assertion, RSA-2048",
  async prepare() {
    const identity = await makeSamlIdentity();
    const response = await makeResponse(identity);
    const contenders: Contender[] = [
      { name: "node:crypto verify alone", kind: "limit", run: verifyAlone(identity) },
      { name: "@idpkit/saml", kind: "idpkit", run: withIdpkit(response, identity) },
    ];
    for (const [name, create] of Object.entries(responseVerifiers)) {
      contenders.push({ name, kind: "peer", run: await create(response) });
    }
    for (const { name, kind, run } of contenders) {
      if (kind !== "limit" && (await run()) !== user) throw new Error(`${name}: does not say who it is about`);
    }
    return contenders;
  },
};

const user = "alice";

async function makeResponse({ keyObject, certificate, publicKey, pem }: SamlIdentity): Promise<ResponseToVerify> {
  const now = new Date();
  const audience = "https://sp.example.com/metadata";
  const assertionConsumerService = "https://sp.example.com/acs";
  const attributes = Array.from({ length: 15 }, (_, index) => ({
    name: `https://aws.amazon.com/SAML/Attributes/PrincipalTag:Attribute${String(index)}`,
    values: ["alice@corp.example.com & others"],
  }));
  const fields = { ...workspacesResponse(now), attributes, inResponseTo: "_request", audiences: [audience] as const };
  const document = await signResponse(
    { ...fields, destination: assertionConsumerService },
    createSigner(keyObject, certificate),
  );
  const samlResponse = encodePostBinding(document);
  return { samlResponse, issuer, audience, assertionConsumerService, inResponseTo: "_request", publicKey, pem };
}

function withIdpkit(response: ResponseToVerify, { certificate }: SamlIdentity): () => Promise<unknown> {
  const keys = { signingKeys: [createVerificationKey(certificate)] } as const;
  const { audience, assertionConsumerService, inResponseTo } = response;
  const usedIds = { take: () => Promise.resolve(true) };
  return async () => {
    const expected = { issuer, audience, assertionConsumerService, inResponseTo: { id: inResponseTo }, usedIds };
    const { nameId } = await verifyWithIdpkit(response.samlResponse, keys, { ...expected, now: new Date() });
    return nameId?.value;
  };
}

function verifyAlone({ keyObject, publicKey }: SamlIdentity): () => unknown {
  const signedInfo = Buffer.alloc(900, "<ds:SignedInfo>");
  const signature = sign("sha256", signedInfo, keyObject);
  return () => verify("sha256", signedInfo, publicKey, signature);
}
