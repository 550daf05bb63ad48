import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { answerFields } from "../../answer-fields.js";
import { followToAuthnRequest, openBrowser, visibleText, type Browser } from "../../browser.js";
import { startDaemon, type Daemon } from "../../../daemon.js";
import { answersAt, freePort } from "../../loopback.js";
import type { Provider, RunningProvider, Setting, Verdict } from "../../provider.js";
import { expectations } from "./expectations.js";

/** SimpleSAMLphp 1: xmlseclibs on PHP's DOM, in PHP's own web server. It takes unsolicited Responses, asked or not. */
export const simpleSamlPhp: Provider = {
  name: "SimpleSAMLphp",
  needs: ["php", "/usr/share/simplesamlphp/www/module.php"],
  packages: ["simplesamlphp", "php-cli", "php-xml", "php-mbstring"],
  bindings: ["redirect", "post"],
  tellsWho: true,
  expectations,
  start,
};

async function start(setting: Setting): Promise<RunningProvider> {
  const origin = `http://127.0.0.1:${await freePort()}`;
  const server = await startPhp(origin, setting);
  const assertionConsumerService = `${origin}/module.php/saml/sp/saml2-acs.php/default-sp`;

  /** An error page has status 200, too. */
  async function deliver(browser: Browser, fields: Readonly<Record<string, string>>): Promise<Verdict> {
    const page = await browser.post(assertionConsumerService, fields);
    const { nameId } = JSON.parse((await browser.get(`${origin}/who`)).body) as { nameId: string | null };
    if (nameId !== null) return { accepted: true, nameId };
    return { accepted: false, reason: visibleText(/Caused by: [^\n<]*/.exec(page.body)?.[0] ?? page.body) };
  }

  return {
    entityId: `${origin}/sp`,
    assertionConsumerService,
    judge: (response) => deliver(openBrowser(), answerFields(response)),
    readMetadata: async () => (await openBrowser().get(`${origin}/module.php/saml/sp/metadata.php/default-sp`)).body,
    async signIn(binding) {
      const browser = openBrowser();
      const { entityId, singleSignOnService } = setting.federation.identityProviders[binding];
      const start = `${origin}/login?${new URLSearchParams({ idp: entityId }).toString()}`;
      const request = await followToAuthnRequest(browser, start, singleSignOnService);
      return { request, answer: (response) => deliver(browser, answerFields(response, request)) };
    },
    stop: () => server.stop(),
  };
}

function startPhp(origin: string, { federation, unsolicited }: Setting): Promise<Daemon> {
  const folder = join(federation.folder, `simplesamlphp-${unsolicited}`);
  mkdirSync(folder);
  for (const name of ["config.php", "authsources.php"]) copyFileSync(besideThisFile(name), join(folder, name));
  const { redirect, post } = federation.identityProviders;
  const env = {
    SIMPLESAMLPHP_CONFIG_DIR: folder,
    LAB_FOLDER: folder,
    LAB_ORIGIN: origin,
    LAB_METADATA: [redirect.metadataFile, post.metadataFile].join(":"),
    LAB_KEY: federation.serviceProvider.privateKeyFile,
    LAB_CERTIFICATE: federation.serviceProvider.certificateFile,
  };
  const words = ["-S", new URL(origin).host, besideThisFile("router.php")];
  return startDaemon("php", words, {
    log: join(folder, "php.log"),
    env,
    answers: () => answersAt(`${origin}/who`),
  });
}

function besideThisFile(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}
