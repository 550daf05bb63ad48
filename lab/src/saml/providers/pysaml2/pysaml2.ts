import { fileURLToPath } from "node:url";

import { encodePostBinding } from "@idpkit/saml";

import { readRequestId } from "../../authn-request.js";
import { readForm, readRedirect } from "../../browser.js";
import { startJsonLines } from "../json-lines.js";
import type { Provider, RunningProvider, Setting, Verdict } from "../../provider.js";
import { expectations } from "./expectations.js";

/** pysaml2: ElementTree, and the program xmlsec1 once per signature. */
export const pysaml2: Provider = {
  name: "pysaml2",
  // Debian's own interpreter: another one on the PATH would not find Debian's packages.
  needs: ["/usr/bin/python3", "/usr/lib/python3/dist-packages/saml2", "/usr/bin/xmlsec1"],
  packages: ["python3-pysaml2", "xmlsec1"],
  bindings: ["redirect", "post"],
  tellsWho: true,
  expectations,
  start,
};

function start({ federation, unsolicited }: Setting): Promise<RunningProvider> {
  const origin = "http://127.0.0.1:8080";
  const entityId = `${origin}/sp`;
  const assertionConsumerService = `${origin}/acs`;
  const { redirect, post } = federation.identityProviders;
  const setting = {
    entityId,
    acs: assertionConsumerService,
    certificateFile: federation.serviceProvider.certificateFile,
    privateKeyFile: federation.serviceProvider.privateKeyFile,
    metadataFiles: [redirect.metadataFile, post.metadataFile],
    redirectEntityId: redirect.entityId,
    postEntityId: post.entityId,
    allowUnsolicited: unsolicited === "accepted",
  };
  const script = fileURLToPath(new URL("judge.py", import.meta.url));
  const python = startJsonLines("/usr/bin/python3", [script, JSON.stringify(setting)]);

  async function judge(response: string, inResponseTo: string | null): Promise<Verdict> {
    const question = { response: encodePostBinding(response), inResponseTo };
    const answer = (await python.ask(question)) as { nameId: string } | { reason: string };
    return "nameId" in answer ? { accepted: true, ...answer } : { accepted: false, ...answer };
  }

  return Promise.resolve({
    entityId,
    assertionConsumerService,
    judge: (response) => judge(response, null),
    readMetadata: async () => ((await python.ask({ metadata: true })) as { metadata: string }).metadata,
    async signIn(binding) {
      const sent = (await python.ask({ login: binding })) as { url: string } | { page: string };
      const request = "url" in sent ? readRedirect(sent.url) : readForm(sent.page);
      return { request, answer: (response) => judge(response, readRequestId(request)) };
    },
    stop: () => python.stop(),
  });
}
