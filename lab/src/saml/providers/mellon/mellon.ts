import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { answerFields } from "../../answer-fields.js";
import { followToAuthnRequest, openBrowser, type Browser } from "../../browser.js";
import { followLog } from "../../../follow-log.js";
import { freePort } from "../../loopback.js";
import type { Provider, RunningProvider, Setting, Verdict } from "../../provider.js";
import { apacheModules, startApache } from "../apache.js";
import { apacheDirectives, serviceProviderMetadata } from "./configuration.js";
import { expectations } from "./expectations.js";

const apacheModule = `${apacheModules}/mod_auth_mellon.so`;

/** mod_auth_mellon: lasso and libxmlsec1 in Apache. It takes unsolicited Responses, asked or not. */
export const mellon: Provider = {
  name: "mellon",
  needs: ["/usr/sbin/apache2", apacheModule],
  packages: ["apache2", "libapache2-mod-auth-mellon"],
  bindings: ["redirect", "post"],
  tellsWho: true,
  expectations,
  start,
};

async function start(setting: Setting): Promise<RunningProvider> {
  const { federation, unsolicited } = setting;
  const folder = join(federation.folder, `mellon-${unsolicited}`);
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const entityId = `${origin}/sp`;
  const assertionConsumerService = `${origin}/mellon/postResponse`;
  mkdirSync(folder);
  const metadata = serviceProviderMetadata(entityId, assertionConsumerService, federation.serviceProvider);
  writeFileSync(join(folder, "sp.xml"), metadata);

  const directives = apacheDirectives(folder, apacheModule, federation);
  const apache = await startApache({ folder, port, directives, readyPath: "/mellon/metadata" });
  const causes = followLog(join(folder, "error.log"));

  /** The page of a refusal says «Bad Request» and nothing else. */
  async function deliver(browser: Browser, fields: Readonly<Record<string, string>>): Promise<Verdict> {
    causes();
    const page = await browser.post(assertionConsumerService, fields);
    const nameId = (await browser.get(`${origin}/secret/`)).headers.get("x-nameid");
    if (nameId !== null && nameId !== "(null)") return { accepted: true, nameId };
    return { accepted: false, reason: [page.status, ...errors(causes())].join(" | ") };
  }

  return {
    entityId,
    assertionConsumerService,
    judge: (response) => deliver(openBrowser(), answerFields(response)),
    readMetadata: async () => (await openBrowser().get(`${origin}/mellon/metadata`)).body,
    async signIn(binding) {
      const browser = openBrowser();
      const identityProvider = federation.identityProviders[binding];
      const query = new URLSearchParams({ ReturnTo: `${origin}/secret/`, IdP: identityProvider.entityId });
      const start = `${origin}/mellon/login?${query.toString()}`;
      const request = await followToAuthnRequest(browser, start, identityProvider.singleSignOnService);
      return { request, answer: (response) => deliver(browser, answerFields(response, request)) };
    },
    stop: () => apache.stop(),
  };
}

/** What mellon and lasso complain of, without time and process. */
function errors(log: string): readonly string[] {
  const lines = log.split("\n").filter((line) => /auth_mellon:error|Lasso-(WARNING|CRITICAL)/.test(line));
  return lines.map((line) => line.replace(/^(\[[^\]]*\] )+/, ""));
}
