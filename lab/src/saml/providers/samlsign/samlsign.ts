import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { Provider, RunningProvider, Setting, Verdict } from "../../provider.js";
import { isSigned } from "../../signed-parts.js";
import { runTool } from "../../run-tool.js";
import { verifyingTool } from "../verifying-tool.js";
import { expectations } from "./expectations.js";

/**
 * samlsign: OpenSAML's signature profile and trust engine, fed with our metadata, and Xerces with the OASIS schemas.
 *
 * It decrypts nothing.
 */
export const samlsign: Provider = {
  name: "samlsign",
  needs: ["samlsign", "/usr/share/xml/opensaml/saml20-catalog.xml", "/usr/share/xml/xmltooling/catalog.xml"],
  packages: ["opensaml-tools", "opensaml-schemas", "xmltooling-schemas"],
  bindings: [],
  tellsWho: false,
  expectations,
  start,
};

function start({ federation }: Setting): Promise<RunningProvider> {
  const folder = join(federation.folder, "samlsign");
  mkdirSync(folder, { recursive: true });
  const { entityId, metadataFile } = federation.identityProviders.redirect;
  const trustEngine = join(folder, "trust-engine.xml");
  const metadataProvider = join(folder, "metadata-provider.xml");
  const received = join(folder, "received.xml");
  writeFileSync(trustEngine, `<TrustEngine type="ExplicitKey"/>`);
  writeFileSync(metadataProvider, `<MetadataProvider type="XML" path="${metadataFile}"/>`);
  const words = ["-V", "-T", trustEngine, "-M", metadataProvider, "-i", entityId, "-saml2", "-idp", "-f", received];

  /** Without an ID it judges the root; with one, the Assertion. */
  async function judge(response: string): Promise<Verdict> {
    writeFileSync(received, response);
    const assertionId = /<saml:Assertion [^>]*\bID="([^"]*)"/.exec(response)?.[1];
    const root = isSigned("Response", response) ? [[]] : [];
    const assertion = root.length === 0 || isSigned("Assertion", response) ? [["-id", assertionId ?? ""]] : [];
    for (const which of [...root, ...assertion]) {
      const { succeeded, complaints } = await runTool("samlsign", [...words, ...which], schemas);
      if (!succeeded) return { accepted: false, reason: complaints };
    }
    return { accepted: true };
  }

  return Promise.resolve(verifyingTool(judge));
}

const schemas = {
  OPENSAML_SCHEMAS: "/usr/share/xml/xmltooling/catalog.xml:/usr/share/xml/opensaml/saml20-catalog.xml",
};
