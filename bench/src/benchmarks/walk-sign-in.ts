import { generateKeyPairSync, sign, verify, webcrypto } from "node:crypto";

import { walkSignIn, type TwinAccount, type TwinSetup } from "@idpkit/aws-twin";
import {
  createCertificateIssuer,
  createMemoryAuthorityStore,
  createRootAuthority,
  issueAuthority,
} from "@idpkit/private-ca";
import {
  binding,
  createSigner,
  encodePostBinding,
  nameIdFormat,
  serializeIdentityProviderMetadata,
  signResponse,
  type Signer,
} from "@idpkit/saml";
import { createCertificateSigner } from "@idpkit/x509";

import type { Benchmark, Contender } from "../frame/benchmark.js";
import { makeSamlIdentity } from "./saml-identity.js";
import { awsSignIn, issuer, workspacesAttributes, workspacesResponse } from "./saml-responses.js";

/** A sign-in through AWS and to the domain controller, as the twin walks it, with a smart card that has a key already. */
export const walkSignInAtTwin: Benchmark = {
  name: "walk-sign-in",
  title: "walk a sign-in from the posted form to the logon, RSA-2048",
  async prepare() {
    const { keyObject, certificate } = await makeSamlIdentity();
    const signer = createSigner(keyObject, certificate);
    const now = new Date();
    const form = {
      SAMLResponse: encodePostBinding(await signResponse(workspacesResponse(now), signer)),
      RelayState: "https://workspaces.euc-sso.us-east-1.aws.amazon.com/sso-idp?registrationCode=WSiad+ABC12D",
    };
    const setup = await makeSetup(signer);
    const options = { crypto: await cryptoWithOneKey() };
    const walk = () => walkSignIn(form, setup, now, options);
    const { outcome, steps } = await walk();
    if (outcome !== "desktop") throw new Error(`no desktop: ${steps.find((step) => step.outcome === "fail")?.says}`);
    const contenders: readonly Contender[] = [
      { name: "node:crypto, the signatures in it", kind: "limit", run: rawWork() },
      { name: "@idpkit/aws-twin", kind: "idpkit", run: walk },
    ];
    return contenders;
  },
};

/** The request for the certificate and the certificate are signed; response, request, certificate and its authority's verified. */
function rawWork(): () => void {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const octets = Buffer.alloc(2000, 7);
  const signature = sign("sha256", octets, privateKey);
  return () => {
    for (let count = 0; count < 2; count++) sign("sha256", octets, privateKey);
    for (let count = 0; count < 4; count++) verify("sha256", octets, publicKey, signature);
  };
}

/** A runtime whose every new key is the same: to find primes takes longer than all the rest, and no two times alike. */
async function cryptoWithOneKey(): Promise<Crypto> {
  const pair = await webcrypto.subtle.generateKey(rsa2048, false, ["sign", "verify"]);
  const { subtle } = webcrypto;
  return {
    getRandomValues: (array: Uint8Array<ArrayBuffer>) => webcrypto.getRandomValues(array),
    subtle: {
      generateKey: () => Promise.resolve(pair),
      exportKey: (format: "spki", key: CryptoKey) => subtle.exportKey(format, key),
      sign: (...parameters: Parameters<typeof subtle.sign>) => subtle.sign(...parameters),
    },
  } as unknown as Crypto;
}

async function makeSetup(signer: Signer): Promise<TwinSetup> {
  const request = async (commonName: string) => {
    const { privateKey, publicKey } = await webcrypto.subtle.generateKey(rsa2048, false, ["sign", "verify"]);
    const store = createMemoryAuthorityStore();
    return { commonName, publicKey, signer: createCertificateSigner(privateKey), store, now: new Date(), years: 1 };
  };
  const root = await createRootAuthority(await request("Bench root"));
  const authority = await issueAuthority(root, await request("Bench issuing authority"));
  const metadata = serializeIdentityProviderMetadata({
    entityId: issuer,
    signingCertificates: [signer.certificate],
    singleSignOnServices: [{ binding: binding.httpRedirect, location: "https://idp.example.com/launch" }],
    nameIdFormats: [nameIdFormat.persistent],
  });
  return {
    acs: awsSignIn,
    audience: "urn:amazon:webservices",
    samlProvider: { arn: providerArn, metadata },
    role: {
      arn: roleArn,
      trustPolicy: policy({
        Principal: { Federated: providerArn },
        Action: ["sts:AssumeRoleWithSAML", "sts:TagSession"],
        Condition: { StringEquals: { "SAML:aud": awsSignIn, "SAML:sub_type": "persistent" } },
      }),
      permissionPolicies: [
        policy({
          Action: "workspaces:Stream",
          Resource: "arn:aws:workspaces:us-east-1:111122223333:directory/d-9067012345",
          Condition: { StringEquals: { "workspaces:userId": "${saml:sub}" } },
        }),
      ],
    },
    directory: { id: "d-9067012345", region: "us-east-1", registrationCode: "WSiad+ABC12D", accounts },
    issuer: createCertificateIssuer(authority, { lifetimeSeconds: 3600 }),
    trust: { trustAnchors: authority.chain.slice(-1), ntAuth: [authority.certificate] },
  };
}

function policy(statement: object): object {
  return { Version: "2012-10-17", Statement: { Effect: "Allow", ...statement } };
}

const [roleArn = "", providerArn = ""] =
  workspacesAttributes["https://aws.amazon.com/SAML/Attributes/Role"]?.split(",") ?? [];

const alice: TwinAccount = {
  sAMAccountName: "alice",
  userPrincipalName: "alice@corp.example.com",
  mail: "alice@corp.example.com",
  objectSid: "S-1-5-21-1004336348-1177238915-682003330-1104",
  enabled: true,
};

const accounts = {
  findBySAMAccountName: () => Promise.resolve(alice),
  findByUserPrincipalName: () => Promise.resolve(alice),
};

const rsa2048 = {
  name: "RSASSA-PKCS1-v1_5",
  modulusLength: 2048,
  publicExponent: Uint8Array.of(1, 0, 1),
  hash: "SHA-256",
};
