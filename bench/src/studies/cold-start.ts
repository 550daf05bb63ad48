import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import { makeSamlIdentity } from "../benchmarks/saml-identity.js";
import type { Study } from "../frame/study.js";

/** What a function that is started for one request pays before it can answer. */
export const coldStart: Study = {
  name: "cold-start",
  title: "start Node, sign one response, end: median of 15, interleaved",
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
  const input = join(folder, "identity.json");
  const identity = {
    jwk: keyObject.export({ format: "jwk" }),
    certificate: Buffer.from(certificate).toString("base64"),
  };
  await writeFile(input, JSON.stringify(identity));

  const bare: number[] = [];
  const signing: number[] = [];
  for (let round = 0; round < 15; round += 1) {
    bare.push(await timeStart("", input));
    signing.push(await timeStart(signOne, input));
  }
  const rows: [string, number, number][] = [
    ["bare Node", median(bare), 0],
    ["@idpkit/saml", median(signing), median(signing) - median(bare)],
  ];
  return { columns: ["ms", "ms above bare Node"], rows };
}

async function timeStart(source: string, input: string): Promise<number> {
  const started = performance.now();
  const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", source, input], {
    cwd: import.meta.dirname,
  });
  if (source !== "" && !stdout.startsWith("<samlp:Response")) throw new Error("no response was signed");
  return performance.now() - started;
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
