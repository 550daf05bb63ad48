import type { CDPSession, Page } from "playwright-core";

/** A passkey as Chromium's virtual authenticator hands it out and takes it back; private key included. */
export interface VirtualCredential {
  readonly credentialId: string;
  readonly isResidentCredential: boolean;
  readonly rpId?: string;
  readonly privateKey: string;
  readonly userHandle?: string;
  readonly signCount: number;
  readonly backupEligibility?: boolean;
  readonly backupState?: boolean;
}

/** What the device is like. */
export interface VirtualAuthenticatorOptions {
  /** The passkeys on it from the start. */
  readonly credentials?: readonly VirtualCredential[];
  /** Whether its passkeys may be copied to other devices. */
  readonly backupEligible?: boolean;
  /**
   * Whether the browser offers passkeys in a field's autofill. This authenticator chooses one at once, which no person
   * can: with it, opening a sign-in page signs in.
   */
  readonly autofill?: boolean;
  /** Whether it is a security key that knows every extension, in place of a part of the computer that knows none. */
  readonly securityKey?: boolean;
}

/** An authenticator with a fingerprint reader, built into the browser for one page. */
export interface VirtualAuthenticator {
  readonly authenticatorId: string;
  /** To make it misbehave; it is there for as long as this session is. */
  readonly devtools: CDPSession;
  credentials(): Promise<readonly VirtualCredential[]>;
  /** Whether somebody is there to touch it; decides requests that come from then on. */
  setPresence(present: boolean): Promise<void>;
}

/**
 * Gives a page an authenticator that lives as long as the page; other pages cannot use it.
 *
 * @see {@link https://chromedevtools.github.io/devtools-protocol/tot/WebAuthn/ | DevTools protocol, domain WebAuthn}
 */
export async function addVirtualAuthenticator(
  page: Page,
  { credentials = [], backupEligible = false, autofill = false, securityKey = false }: VirtualAuthenticatorOptions = {},
): Promise<VirtualAuthenticator> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable", { enableUI: false });
  const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      ...(securityKey ? securityKeyOptions : { transport: "internal" }),
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
      defaultBackupEligibility: backupEligible,
      defaultBackupState: backupEligible,
    },
  });
  if (!autofill) await page.addInitScript(hideAutofill);
  for (const credential of credentials) await devtools.send("WebAuthn.addCredential", { authenticatorId, credential });

  return {
    authenticatorId,
    devtools,
    async credentials() {
      return (await devtools.send("WebAuthn.getCredentials", { authenticatorId })).credentials;
    },
    async setPresence(present) {
      await devtools.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId, enabled: present });
    },
  };
}

const securityKeyOptions = {
  ctap2Version: "ctap2_1",
  transport: "usb",
  hasPrf: true,
  hasLargeBlob: true,
  hasMinPinLength: true,
  // Chromium gives no credProtect without.
  hasCredBlob: true,
} as const;

const hideAutofill = "PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false);";
