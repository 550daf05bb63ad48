import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { Federation } from "../../federation.js";
import type { Provider, RunningProvider, Setting, Verdict } from "../../provider.js";
import { isEncrypted, isSigned, type SignablePart } from "../../signed-parts.js";
import { runTool, type Outcome } from "../../run-tool.js";
import { verifyingTool } from "../verifying-tool.js";
import { expectations } from "./expectations.js";

/**
 * xmlsec1: libxml2 and libxmlsec1 by hand, one signature or one decryption at a time.
 *
 * It says whether a signature is right, never whether it covers what is then used.
 */
export const xmlsec1: Provider = {
  name: "xmlsec1",
  needs: ["xmlsec1"],
  packages: ["xmlsec1"],
  bindings: [],
  tellsWho: false,
  expectations,
  start,
};

function start({ federation }: Setting): Promise<RunningProvider> {
  const folder = join(federation.folder, "xmlsec1");
  mkdirSync(folder, { recursive: true });
  return Promise.resolve(verifyingTool((response) => judge(response, folder, federation)));
}

/** The signature of the Response goes first, over what was received: decryption changes what it covers. */
async function judge(response: string, folder: string, federation: Federation): Promise<Verdict> {
  let file = join(folder, "received.xml");
  writeFileSync(file, response);
  const responseIsSigned = isSigned("Response", response);
  if (responseIsSigned) {
    const verified = await verify("Response", file, federation);
    if (!verified.succeeded) return refusal(verified);
  }
  if (isEncrypted(response)) {
    const decrypted = join(folder, "decrypted.xml");
    const outcome = await decrypt(file, decrypted, federation);
    if (!outcome.succeeded) return refusal(outcome);
    file = decrypted;
  }
  if (!responseIsSigned || isSigned("Assertion", readFileSync(file, "utf8"))) {
    const verified = await verify("Assertion", file, federation);
    if (!verified.succeeded) return refusal(verified);
  }
  return { accepted: true };
}

/** Takes keys from certificates only, and these only from us; otherwise any key in KeyInfo would do. */
function verify(part: SignablePart, file: string, { signingKeys }: Federation): Promise<Outcome> {
  const saml = "urn:oasis:names:tc:SAML:2.0";
  return runTool("xmlsec1", [
    "--verify",
    ...["--id-attr:ID", `${saml}:assertion:Assertion`, "--id-attr:ID", `${saml}:protocol:Response`],
    ...["--enabled-reference-uris", "same-doc", "--enabled-key-data", "x509"],
    ...Object.values(signingKeys).flatMap(({ certificateFile }) => ["--trusted-pem", certificateFile]),
    ...["--node-xpath", `//*[local-name()='${part}']/*[local-name()='Signature']`],
    file,
  ]);
}

function decrypt(file: string, output: string, { serviceProvider }: Federation): Promise<Outcome> {
  const key = ["--privkey-pem", serviceProvider.privateKeyFile];
  return runTool("xmlsec1", ["--decrypt", ...key, "--output", output, file]);
}

function refusal({ complaints }: Outcome): Verdict {
  return { accepted: false, reason: complaints };
}
