import type { PublicKeyCredentialRequestOptionsJSON } from "../authentication/authentication-options.js";
import type { AuthenticationResponseJSON } from "../authentication/authentication-response.js";
import type { PublicKeyCredentialDescriptorJSON } from "../ceremony/option-members.js";
import type { PublicKeyCredentialCreationOptionsJSON } from "../registration/registration-options.js";
import type { RegistrationResponseJSON } from "../registration/registration-response.js";
import { assertCredential } from "./assert-credential.js";
import type { CeremonyDefects } from "./ceremony-defects.js";
import { checkRpId } from "./client.js";
import { createCredential } from "./create-credential.js";
import type { SoftwareAuthenticatorOptions, SoftwareCredential } from "./software-authenticator-options.js";
import { writeLargeBlob } from "./software-extensions.js";

/** A browser with an authenticator in it, whose user agrees to everything and is verified each time. */
export interface SoftwareAuthenticator {
  /**
   * Does what `navigator.credentials.create()` and `toJSON()` do.
   *
   * @throws DOMException `SecurityError` for an RP ID of another origin, `NotSupportedError` for algorithms that it does
   * not know, `InvalidStateError` when it has an excluded credential.
   */
  create(options: PublicKeyCredentialCreationOptionsJSON, defects?: CeremonyDefects): Promise<RegistrationResponseJSON>;
  /**
   * Does what `navigator.credentials.get()` and `toJSON()` do, with the newest credential that fits.
   *
   * @throws DOMException `SecurityError` for an RP ID of another origin, `NotAllowedError` when no credential fits.
   */
  get(options: PublicKeyCredentialRequestOptionsJSON, defects?: CeremonyDefects): Promise<AuthenticationResponseJSON>;
  /** Its credentials as they are now, the newest last. */
  exportCredentials(): readonly SoftwareCredential[];
}

/** Makes an authenticator that keeps its credentials in memory. For tests and demonstrations: it protects nothing. */
export function createSoftwareAuthenticator(options: SoftwareAuthenticatorOptions): SoftwareAuthenticator {
  const { origin, crypto = globalThis.crypto } = options;
  let credentials = options.credentials ?? [];

  return {
    async create(request, defects = {}) {
      checkRpId(request.rp.id, origin);
      const scopes = [request.rp.id, request.extensions?.appidExclude];
      const excluded = named(scopedTo(credentials, scopes), request.excludeCredentials ?? []);
      if (excluded.length > 0) throw new DOMException("The user has a passkey here already.", "InvalidStateError");
      const { response, credential } = await createCredential(
        request,
        { ...options, crypto, ordinal: credentials.length },
        defects,
      );
      credentials = [...credentials, credential];
      return response;
    },

    async get(request, defects = {}) {
      checkRpId(request.rpId, origin);
      const used = fitting(credentials, request).at(-1);
      if (used === undefined) throw new DOMException("No passkey fits.", "NotAllowedError");
      const counted = { ...writeLargeBlob(request.extensions, used), signCount: used.signCount + 1 };
      credentials = credentials.map((credential) => (credential === used ? counted : credential));
      return Promise.resolve(assertCredential(request, counted, options, defects));
    },

    exportCredentials: () => credentials,
  };
}

/** Credentials of U2F, whose scope is an AppID, answer only when they are named. */
function fitting(
  credentials: readonly SoftwareCredential[],
  { rpId, allowCredentials = [], extensions }: PublicKeyCredentialRequestOptionsJSON,
): readonly SoftwareCredential[] {
  return allowCredentials.length === 0
    ? scopedTo(credentials, [rpId])
    : named(scopedTo(credentials, [rpId, extensions?.appid]), allowCredentials);
}

function scopedTo(
  credentials: readonly SoftwareCredential[],
  scopes: readonly (string | undefined)[],
): readonly SoftwareCredential[] {
  return credentials.filter(({ rpId }) => scopes.includes(rpId));
}

function named(
  credentials: readonly SoftwareCredential[],
  descriptors: readonly PublicKeyCredentialDescriptorJSON[],
): readonly SoftwareCredential[] {
  const ids = descriptors.map(({ id }) => id);
  return credentials.filter(({ id }) => ids.includes(id));
}
