import { fileURLToPath } from "node:url";

import { encodePostBinding } from "@idpkit/saml";

import { readRequestId } from "../../authn-request.js";
import { readRedirect } from "../../browser.js";
import { startJsonLines } from "../json-lines.js";
import type { Provider, RunningProvider, Setting, Verdict } from "../../provider.js";
import { expectations } from "./expectations.js";

/** python3-saml: libxmlsec1 by python3-xmlsec. It sends requests by redirect only. */
export const python3Saml: Provider = {
  name: "python3-saml",
  // Debian's own interpreter: another one on the PATH would not find Debian's packages.
  needs: ["/usr/bin/python3", "/usr/lib/python3/dist-packages/onelogin/saml2"],
  packages: ["python3-onelogin-saml2"],
  bindings: ["redirect"],
  tellsWho: true,
  expectations,
  start,
};

function start({ federation }: Setting): Promise<RunningProvider> {
  const origin = "http://127.0.0.1:8080";
  const path = "/acs";
  const entityId = `${origin}/sp`;
  const { redirect } = federation.identityProviders;
  const { certificateFile, privateKeyFile } = federation.serviceProvider;
  const setting = { entityId, origin, path, certificateFile, privateKeyFile, metadataFile: redirect.metadataFile };
  const script = fileURLToPath(new URL("judge.py", import.meta.url));
  const python = startJsonLines("/usr/bin/python3", [script, JSON.stringify(setting)]);

  async function judge(response: string, inResponseTo: string | null): Promise<Verdict> {
    const question = { response: encodePostBinding(response), inResponseTo };
    const answer = (await python.ask(question)) as { nameId: string } | { reason: string };
    return "nameId" in answer ? { accepted: true, ...answer } : { accepted: false, ...answer };
  }

  return Promise.resolve({
    entityId,
    assertionConsumerService: `${origin}${path}`,
    judge: (response) => judge(response, null),
    readMetadata: async () => ((await python.ask({ metadata: true })) as { metadata: string }).metadata,
    async signIn() {
      const { url } = (await python.ask({ login: `${origin}/start` })) as { url: string };
      const request = readRedirect(url);
      return { request, answer: (response) => judge(response, readRequestId(request)) };
    },
    stop: () => python.stop(),
  });
}
