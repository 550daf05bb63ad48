import { generateKeyPairSync } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";

import { basicConstraints, extendedKeyUsage, keyUsage, subjectAltName } from "@idpkit/x509";

import type { SetUp } from "./good-set-up.test.fixture.js";
import { certify, createTestKey, metadataOf, type TestKey } from "./provider-key.test.fixture.js";
import { signXml } from "./sign-xml.test.fixture.js";

/** The keys of all set-ups; making one takes longer than judging a set-up. */
export interface TestKeys {
  readonly current: TestKey;
  readonly stale: TestKey;
  readonly pair: Pick<ReturnType<typeof rsa>, "privateKey" | "publicKey">;
}

/** Makes the keys of the identity provider, an old one of it, and one for authority and domain controller. */
export async function createTestKeys(): Promise<TestKeys> {
  const [current, stale] = await Promise.all([
    createTestKey({ commonName: "Identity provider" }),
    createTestKey({ commonName: "Identity provider, last year" }),
  ]);
  return { current, stale, pair: rsa() };
}

/** Writes the files of a set-up to a folder and answers with the command line that judges them. */
export async function writeSetUp(setUp: SetUp, keys: TestKeys, folder: string): Promise<string[]> {
  const files = {
    "--provider": ["provider.json", JSON.stringify({ SAMLMetadataDocument: metadata(setUp, keys) })],
    "--role": ["role.json", JSON.stringify(setUp.role)],
    "--role-policy": ["policy.json", JSON.stringify(setUp.rolePolicy)],
    "--directories": ["directories.json", JSON.stringify({ Directories: [setUp.directory] })],
    "--account": ["account.json", JSON.stringify(setUp.account)],
    "--ca": ["ca.pem", await authority(setUp, keys)],
    "--domain-controller": ["dc.pem", await domainController(setUp, keys)],
  } as const;
  const capture = join(folder, "sign-in.har");
  await writeFile(capture, JSON.stringify(harOf(setUp, keys)));
  const options = Object.entries(files).map(async ([option, [name, content]]) => {
    await writeFile(join(folder, name), content);
    return [option, join(folder, name)];
  });
  return [...(await Promise.all(options)).flat(), capture];
}

function metadata({ metadataEntityId }: SetUp, { current }: TestKeys): string {
  return metadataOf(metadataEntityId, [current.certificate]);
}

/** A HAR as Chrome saves it, with content: the page of the identity provider, and the POST to AWS. */
function harOf(setUp: SetUp, keys: TestKeys): object {
  const get = {
    method: "GET",
    url: "https://idp.example.com/launch",
    cookies: [{ name: "session", value: "secret-cookie" }],
  };
  const post = {
    method: "POST",
    url: setUp.response.recipient,
    headers: [{ name: "Authorization", value: "Bearer secret-token" }],
    postData: { mimeType: "application/x-www-form-urlencoded", text: postedBody(setUp, keys) },
  };
  return {
    log: {
      version: "1.2",
      entries: [
        { startedDateTime: "2026-11-22T07:59:58.000Z", request: get },
        { startedDateTime: setUp.postedAt, request: post },
      ],
    },
  };
}

/** The body that the browser posts to AWS. */
export function postedBody(setUp: SetUp, keys: TestKeys): string {
  const { relayState, encodeRelayState } = setUp;
  const samlResponse = Buffer.from(signedResponse(setUp, keys)).toString("base64");
  return [
    `SAMLResponse=${encodeURIComponent(samlResponse)}`,
    ...(relayState === undefined ? [] : [`RelayState=${encodeRelayState(relayState)}`]),
  ].join("&");
}

/** The XML of the response. */
export function signedResponse({ response, write, signing, afterSigning }: SetUp, keys: TestKeys): string {
  return afterSigning(signXml(write(response), signing.key === "stale" ? keys.stale : keys.current, signing));
}

async function authority({ authorityNotAfter }: SetUp, { pair }: TestKeys): Promise<string> {
  const { pem } = await certify(pair, {
    commonName: "Logon authority",
    notAfter: authorityNotAfter,
    extensions: [basicConstraints({ ca: true }), keyUsage(["keyCertSign", "cRLSign"])],
  });
  return pem;
}

async function domainController({ domainController: { notAfter, purposes } }: SetUp, { pair }: TestKeys) {
  const { pem } = await certify(pair, {
    commonName: "dc1.corp.example.com",
    notAfter,
    extensions: [
      keyUsage(["digitalSignature", "keyEncipherment"]),
      extendedKeyUsage(purposes),
      subjectAltName([{ type: "dNSName", value: "dc1.corp.example.com" }]),
    ],
  });
  return pem;
}

function rsa() {
  return generateKeyPairSync("rsa", { modulusLength: 2048 });
}
