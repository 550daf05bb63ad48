import type { JsonObject } from "../json-object.js";
import type { AuthenticationExtensionResults, AuthenticationExtensions } from "./authentication-extensions.js";
import { decodeAuthenticatorOutputs } from "./authenticator-outputs.js";
import { booleanOutput } from "./client-outputs.js";
import { readLargeBlob } from "./large-blob.js";
import { presentMembers } from "./present-members.js";
import { authenticationIdentifiers, checkSolicited, type UnsolicitedExtensions } from "./unsolicited-extensions.js";

/** The extension outputs of an authentication, and what they are measured by. */
interface AuthenticationExtensionOutputs {
  /** The inputs of the stored request. */
  readonly asked: AuthenticationExtensions;
  /** `clientExtensionResults` of the response. */
  readonly claimed: JsonObject;
  /** The extension outputs in the authenticator data, a map in CBOR. Their names count, and their values never. */
  readonly signed: Uint8Array | undefined;
  readonly unsolicited: UnsolicitedExtensions;
}

/**
 * Reads what came of the extensions that were asked for when a credential was used. The rest is dropped, or refused.
 *
 * @throws {@link WebAuthnError} `extension-unsolicited`, `extension-malformed` or `cbor-malformed`.
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-verifying-assertion | WebAuthn Level 3 §7.2}, steps 4 and 23
 */
export function readAuthenticationExtensions(outputs: AuthenticationExtensionOutputs): AuthenticationExtensionResults {
  const { asked, claimed, signed, unsolicited } = outputs;
  if (unsolicited === "reject") {
    const names = [...Object.keys(claimed), ...decodeAuthenticatorOutputs(signed).keys()];
    checkSolicited(names, authenticationIdentifiers(asked));
  }
  return {
    claimed: presentMembers({
      appid: asked.appid === undefined ? undefined : booleanOutput(claimed, "appid"),
      largeBlob: asked.largeBlob && readLargeBlob(asked.largeBlob, claimed),
    }),
  };
}
