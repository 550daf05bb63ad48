import { readFileSync } from "node:fs";

import { encodePostBinding } from "@idpkit/saml";
import { SAML, ValidateInResponseTo, type Profile } from "@node-saml/node-saml";

import { readForm, readRedirect } from "../../browser.js";
import type { Federation, RequestBinding } from "../../federation.js";
import type { Provider, RunningProvider, Setting, Verdict } from "../../provider.js";
import { expectations } from "./expectations.js";

/** node-saml: xml-crypto and xml-encryption on xmldom, in this process. */
export const nodeSaml: Provider = {
  name: "node-saml",
  needs: [],
  packages: [],
  bindings: ["redirect", "post"],
  tellsWho: true,
  expectations,
  start,
};

function start({ federation, unsolicited }: Setting): Promise<RunningProvider> {
  const clients = {
    redirect: createClient(federation, "redirect", unsolicited),
    post: createClient(federation, "post", unsolicited),
  };

  async function judge(client: SAML, response: string): Promise<Verdict> {
    try {
      const { profile } = await client.validatePostResponseAsync({ SAMLResponse: encodePostBinding(response) });
      // Whatever the types say, there are profiles without a name.
      const nameId = (profile as Partial<Profile> | null)?.nameID;
      return nameId === undefined ? { accepted: false, reason: "nobody is logged in" } : { accepted: true, nameId };
    } catch (error) {
      return { accepted: false, reason: error instanceof Error ? error.message : String(error) };
    }
  }

  return Promise.resolve({
    entityId,
    assertionConsumerService,
    judge: (response) => judge(clients.redirect, response),
    readMetadata: () => {
      const certificate = readFileSync(federation.serviceProvider.certificateFile, "utf8");
      return Promise.resolve(clients.redirect.generateServiceProviderMetadata(certificate, certificate));
    },
    async signIn(binding) {
      const client = clients[binding];
      const request =
        binding === "redirect"
          ? readRedirect(await client.getAuthorizeUrlAsync("/start", undefined, {}))
          : readForm(await client.getAuthorizeFormAsync("/start"));
      return { request, answer: (response) => judge(client, response) };
    },
    stop: () => Promise.resolve(),
  });
}

function createClient(federation: Federation, binding: RequestBinding, unsolicited: Setting["unsolicited"]): SAML {
  const { identityProviders, signingKeys, serviceProvider } = federation;
  const { entityId: idpIssuer, singleSignOnService } = identityProviders[binding];
  const read = (file: string) => readFileSync(file, "utf8");
  return new SAML({
    entryPoint: singleSignOnService,
    issuer: entityId,
    callbackUrl: assertionConsumerService,
    audience: entityId,
    idpIssuer,
    idpCert: Object.values(signingKeys).map(({ certificateFile }) => read(certificateFile)),
    privateKey: read(serviceProvider.privateKeyFile),
    publicCert: read(serviceProvider.certificateFile),
    decryptionPvk: read(serviceProvider.privateKeyFile),
    signatureAlgorithm: "sha256",
    digestAlgorithm: "sha256",
    // One valid signature is demanded all the same: it may be that of the Response or that of the Assertion.
    wantAuthnResponseSigned: false,
    wantAssertionsSigned: false,
    acceptedClockSkewMs: 5000,
    authnRequestBinding: binding === "post" ? "HTTP-POST" : "HTTP-Redirect",
    // It deflates in the POST binding, too, unless it is told not to ([SAMLBind] §3.5.4 knows only base64).
    skipRequestCompression: binding === "post",
    validateInResponseTo: unsolicited === "accepted" ? ValidateInResponseTo.never : ValidateInResponseTo.always,
  });
}

const entityId = "http://127.0.0.1:8080/sp";
const assertionConsumerService = "http://127.0.0.1:8080/acs";
