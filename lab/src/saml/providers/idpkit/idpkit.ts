import {
  createDecrypter,
  createVerificationKey,
  encodePostBinding,
  SamlError,
  verifyResponse,
  type ExpectedResponse,
  type OneTimeStore,
  type ResponseKeys,
} from "@idpkit/saml";

import type { Provider, RunningProvider, Setting, Verdict } from "../../provider.js";
import { expectations } from "./expectations.js";

/** Our own verifier, in the row with the others: it has to take whatever we write, and to refuse whatever was altered. */
export const idpkit: Provider = {
  name: "idpkit",
  needs: [],
  packages: [],
  bindings: [],
  tellsWho: true,
  expectations,
  start,
};

function start({ federation }: Setting): Promise<RunningProvider> {
  const { rsa, p256, p384, p521 } = federation.signingKeys;
  const verificationKey = (key: typeof rsa) => createVerificationKey(key.certificate);
  const keys: ResponseKeys = {
    signingKeys: [verificationKey(rsa), verificationKey(p256), verificationKey(p384), verificationKey(p521)],
    decrypters: [createDecrypter(federation.serviceProvider.privateKey)],
  };
  const expected: Omit<ExpectedResponse, "now"> = {
    issuer: federation.identityProviders.redirect.entityId,
    audience: entityId,
    assertionConsumerService,
    inResponseTo: "unsolicited",
    usedIds: createStore(),
  };
  const neverAsks = () => Promise.reject(new Error("It sends no AuthnRequest."));
  return Promise.resolve({
    entityId,
    assertionConsumerService,
    judge: (response) => judge(response, keys, { ...expected, now: new Date() }),
    readMetadata: neverAsks,
    signIn: neverAsks,
    stop: () => Promise.resolve(),
  });
}

async function judge(response: string, keys: ResponseKeys, expected: ExpectedResponse): Promise<Verdict> {
  try {
    const { nameId } = await verifyResponse(encodePostBinding(response), keys, expected);
    return nameId === undefined ? { accepted: true } : { accepted: true, nameId: nameId.value };
  } catch (error) {
    if (!(error instanceof SamlError)) throw error;
    return { accepted: false, reason: error.code };
  }
}

function createStore(): OneTimeStore {
  const used = new Set<string>();
  return {
    take(id) {
      const isNew = !used.has(id);
      used.add(id);
      return Promise.resolve(isNew);
    },
  };
}

const entityId = "https://sp.example.com/metadata";
const assertionConsumerService = "https://sp.example.com/acs";
