import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { answerFields } from "../../answer-fields.js";
import { followToAuthnRequest, openBrowser, visibleText, type Browser } from "../../browser.js";
import { startDaemon, type Daemon } from "../../../daemon.js";
import { followLog } from "../../../follow-log.js";
import { freePort } from "../../loopback.js";
import type { Provider, RunningProvider, Setting, Verdict } from "../../provider.js";
import { apacheModules, startApache } from "../apache.js";
import { apacheDirectives, attributeMapXml, logger, shibboleth2Xml } from "./configuration.js";
import { expectations } from "./expectations.js";

const shibd = "/usr/sbin/shibd";
const apacheModule = `${apacheModules}/mod_shib.so`;

/** Shibboleth SP 3: OpenSAML, Santuario and Xerces in C++, behind mod_shib in Apache. */
export const shibboleth: Provider = {
  name: "Shibboleth",
  needs: [shibd, "/usr/sbin/apache2", apacheModule],
  packages: ["apache2", "libapache2-mod-shib"],
  bindings: ["redirect", "post"],
  tellsWho: true,
  expectations,
  start,
};

async function start(setting: Setting): Promise<RunningProvider> {
  const folder = join(setting.federation.folder, `shibboleth-${setting.unsolicited}`);
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const entityId = `${origin}/sp`;
  writeConfiguration(folder, entityId, setting);

  const responder = await startShibd(folder);
  const directives = apacheDirectives(folder, apacheModule);
  const apache = await startApache({ folder, port, directives, readyPath: "/Shibboleth.sso/Metadata" }).catch(
    async (error: unknown) => {
      await responder.stop();
      throw error;
    },
  );
  const assertionConsumerService = `${origin}/Shibboleth.sso/SAML2/POST`;
  const causes = followLog(join(folder, "shibd.log"));

  /** A redirection alone proves nothing: who is logged in is asked of the session. */
  async function deliver(browser: Browser, fields: Readonly<Record<string, string>>): Promise<Verdict> {
    causes();
    const page = await browser.post(assertionConsumerService, fields);
    const session = await browser.get(`${origin}/Shibboleth.sso/Session`);
    const nameId = readNameId(session.body);
    if (nameId !== undefined) return { accepted: true, nameId };
    const message = visibleText(page.body).replace(/^.*following message in any email: /, "");
    return { accepted: false, reason: [message, ...warnings(causes())].join(" | ") };
  }

  return {
    entityId,
    assertionConsumerService,
    judge: (response) => deliver(openBrowser(), answerFields(response)),
    readMetadata: async () => (await openBrowser().get(`${origin}/Shibboleth.sso/Metadata`)).body,
    async signIn(binding) {
      const browser = openBrowser();
      const identityProvider = setting.federation.identityProviders[binding];
      const query = new URLSearchParams({ entityID: identityProvider.entityId, target: `${origin}/secret/` });
      const start = `${origin}/Shibboleth.sso/Login?${query.toString()}`;
      const request = await followToAuthnRequest(browser, start, identityProvider.singleSignOnService);
      return { request, answer: (response) => deliver(browser, answerFields(response, request)) };
    },
    async stop() {
      await apache.stop();
      await responder.stop();
    },
  };
}

function writeConfiguration(folder: string, entityId: string, setting: Setting): void {
  mkdirSync(folder);
  // Both shibd and Apache's children, who may be different users, write their logs here.
  chmodSync(folder, 0o777);
  writeFileSync(join(folder, "shibboleth2.xml"), shibboleth2Xml(folder, entityId, setting));
  writeFileSync(join(folder, "attribute-map.xml"), attributeMapXml);
  for (const name of ["shibd", "native"]) {
    writeFileSync(join(folder, `${name}.logger`), logger(join(folder, `${name}.log`)));
  }
}

async function startShibd(folder: string): Promise<Daemon> {
  const socket = join(folder, "shibd.sock");
  const words = ["-f", "-F", "-c", join(folder, "shibboleth2.xml")];
  const daemon = await startDaemon(shibd, words, {
    log: join(folder, "shibd.out"),
    answers: () => existsSync(socket),
  });
  // Apache's children connect as another user.
  chmodSync(socket, 0o777);
  return daemon;
}

function readNameId(session: string): string | undefined {
  const { attributes = [] } = JSON.parse(session) as { attributes?: { name: string; values: string[] }[] };
  return attributes.find(({ name }) => name === "nameid")?.values[0];
}

/** The cause behind the page's message: decryption, algorithms, the rule that was broken. */
function warnings(log: string): readonly string[] {
  return log.match(/^(?:WARN|ERROR|CRIT) .*$/gm) ?? [];
}
