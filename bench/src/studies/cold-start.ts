import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import { signIn } from "../benchmarks/passkey-ceremonies.js";
import { makeSamlIdentity } from "../benchmarks/saml-identity.js";
import type { Study } from "../frame/study.js";

/** What a function that is started for one request pays before it can answer. */
export const coldStart: Study = {
  name: "cold-start",
  title: "start Node, sign one response or verify one sign-in, end: median of 15, interleaved",
  async run() {
    const folder = await mkdtemp(join(tmpdir(), "idpkit-cold-start-"));
    try {
      return await compareStarts(folder);
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};

async function compareStarts(folder: string) {
  const { keyObject, certificate } = await makeSamlIdentity();
  const input = join(folder, "input.json");
  const identity = {
    jwk: keyObject.export({ format: "jwk" }),
    certificate: Buffer.from(certificate).toString("base64"),
  };
  await writeFile(input, JSON.stringify({ ...identity, ...(await signIn(-7)) }));

  const times = new Map<Program, number[]>(programs.map((program) => [program, []]));
  for (let round = 0; round < 15; round += 1) {
    for (const program of programs) times.get(program)?.push(await timeStart(program, input));
  }
  const medians = programs.map((program) => median(times.get(program) ?? []));
  const [bare = Number.NaN] = medians;
  const rows = programs.map(({ name }, index): [string, number, number] => {
    const milliseconds = medians[index] ?? Number.NaN;
    return [name, milliseconds, milliseconds - bare];
  });
  return { columns: ["ms", "ms above bare Node"], rows };
}

/** A whole program, which proves by what it prints that it did the work. */
interface Program {
  readonly name: string;
  readonly source: string;
  readonly prints: string;
}

async function timeStart({ name, source, prints }: Program, input: string): Promise<number> {
  const started = performance.now();
  const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", source, input], {
    cwd: import.meta.dirname,
  });
  const milliseconds = performance.now() - started;
  if (!stdout.startsWith(prints)) throw new Error(`${name}: the work was not done`);
  return milliseconds;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const run = promisify(execFile);

const signOne = `
import { readFileSync } from "node:fs";
import { createPrivateKey } from "node:crypto";
import { createSigner, signResponse } from "@idpkit/saml";
const { jwk, certificate } = JSON.parse(readFileSync(process.argv[1], "utf8"));
const signer = createSigner(createPrivateKey({ key: jwk, format: "jwk" }), Buffer.from(certificate, "base64"));
const now = new Date();
process.stdout.write(await signResponse({
  id: "_response", assertionId: "_assertion", issueInstant: now, issuer: "https://idp.example.com/saml/metadata",
  destination: "https://signin.aws.amazon.com/saml", audiences: ["urn:amazon:webservices"],
  nameId: { value: "alice", format: "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent" },
  notBefore: now, notOnOrAfter: new Date(now.getTime() + 300000), authnInstant: now, sessionIndex: "_session",
  authnContextClassRef: "urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified", attributes: [],
}, signer));
`;

const verifyOne = `
import { readFileSync } from "node:fs";
import { verifyAuthentication } from "@idpkit/webauthn";
const { request, response, credential } = JSON.parse(readFileSync(process.argv[1], "utf8"));
const { userVerified } = await verifyAuthentication(response, credential, request);
process.stdout.write(String(userVerified));
`;

const verifyOneWithSimpleWebAuthn = `
import { readFileSync } from "node:fs";
import { verifyAuthenticationResponse } from "@simplewebauthn/server";
const { request, response, credential } = JSON.parse(readFileSync(process.argv[1], "utf8"));
const { verified } = await verifyAuthenticationResponse({
  response, expectedChallenge: request.challenge, expectedOrigin: request.origin, expectedRPID: request.rpId,
  credential: { id: credential.id, publicKey: Buffer.from(credential.publicKey, "base64url"), counter: 0 },
});
process.stdout.write(String(verified));
`;

const programs: readonly Program[] = [
  { name: "bare Node", source: "", prints: "" },
  { name: "@idpkit/saml signs a response", source: signOne, prints: "<samlp:Response" },
  { name: "@idpkit/webauthn verifies a sign-in", source: verifyOne, prints: "true" },
  { name: "@simplewebauthn/server verifies a sign-in", source: verifyOneWithSimpleWebAuthn, prints: "true" },
];
