import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { chmod } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { binding, createSigner, nameIdFormat, signIdentityProviderMetadata } from "@idpkit/saml";

import { createIdentity, type Identity } from "./identity.js";

/**
 * Who takes part: our identity provider, the service provider whose keys every provider here gets, and a stranger.
 *
 * Made anew for each run in a folder of its own; nothing secret outlives the run.
 */
export interface Federation {
  readonly folder: string;
  /** The same keys under two entity IDs: each takes requests by one binding only, so that a provider has no choice. */
  readonly identityProviders: Readonly<Record<RequestBinding, IdentityProvider>>;
  readonly signingKeys: Readonly<Record<"rsa" | "p256" | "p384" | "p521", Identity>>;
  /** The key with which our metadata is signed, and no message. */
  readonly publisher: Identity;
  readonly serviceProvider: Identity;
  /** A key that nobody here trusts. */
  readonly stranger: Identity;
}

/** How a service provider sends its AuthnRequest. */
export type RequestBinding = "redirect" | "post";

/** One of our entities, as a service provider knows it. */
export interface IdentityProvider {
  readonly entityId: string;
  readonly singleSignOnService: string;
  /** Signed by the publisher. */
  readonly metadataFile: string;
}

/** Makes keys and metadata. */
export async function createFederation(): Promise<Federation> {
  const folder = mkdtempSync(join(tmpdir(), "idpkit-lab-"));
  // A server that starts as root serves as somebody else, who must get in; the keys are worth nothing elsewhere.
  await chmod(folder, 0o755);
  const keys = join(folder, "keys");
  mkdirSync(keys);

  const [rsa, p256, p384, p521, publisher, serviceProvider, stranger] = await Promise.all([
    createIdentity(keys, "idp-rsa", "rsa"),
    createIdentity(keys, "idp-p256", "p256"),
    createIdentity(keys, "idp-p384", "p384"),
    createIdentity(keys, "idp-p521", "p521"),
    createIdentity(keys, "publisher", "rsa"),
    createIdentity(keys, "sp", "rsa"),
    createIdentity(keys, "stranger", "rsa"),
  ]);
  const signingKeys = { rsa, p256, p384, p521 };
  const identityProviders = {
    redirect: await publish(folder, "redirect", signingKeys, publisher),
    post: await publish(folder, "post", signingKeys, publisher),
  };
  return { folder, identityProviders, signingKeys, publisher, serviceProvider, stranger };
}

/** Removes what {@link createFederation} wrote. */
export function removeFederation({ folder }: Federation): void {
  rmSync(folder, { recursive: true, force: true });
}

async function publish(
  folder: string,
  kind: RequestBinding,
  keys: Federation["signingKeys"],
  { privateKey, certificate }: Identity,
): Promise<IdentityProvider> {
  const entityId = `https://${kind}.idp.example.com/metadata`;
  const singleSignOnService = `https://${kind}.idp.example.com/sso`;
  const descriptor = {
    id: `_${kind}`,
    validUntil: new Date(Date.now() + day),
    entityId,
    signingCertificates: [keys.rsa.certificate, keys.p256.certificate, keys.p384.certificate, keys.p521.certificate],
    nameIdFormats: [nameIdFormat.emailAddress],
    singleSignOnServices: [
      { binding: kind === "post" ? binding.httpPost : binding.httpRedirect, location: singleSignOnService },
    ],
    wantAuthnRequestsSigned: true,
  } as const;
  const metadataFile = join(folder, `idp-${kind}.xml`);
  writeFileSync(metadataFile, await signIdentityProviderMetadata(descriptor, createSigner(privateKey, certificate)));
  return { entityId, singleSignOnService, metadataFile };
}

/** In milliseconds. */
const day = 86_400_000;
