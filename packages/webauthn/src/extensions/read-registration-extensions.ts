import type { JsonObject } from "../json-object.js";
import { decodeAuthenticatorOutputs, readSignedOutputs } from "./authenticator-outputs.js";
import { booleanOutput, objectOutput } from "./client-outputs.js";
import { checkCredentialProtection } from "./credential-protection.js";
import { checkLargeBlobSupport, readLargeBlobSupport } from "./large-blob.js";
import { presentMembers } from "./present-members.js";
import type {
  ClaimedRegistrationOutputs,
  RegistrationExtensionResults,
  RegistrationExtensions,
} from "./registration-extensions.js";
import { checkSolicited, registrationIdentifiers, type UnsolicitedExtensions } from "./unsolicited-extensions.js";

/** The extension outputs of a registration, and what they are measured by. */
interface RegistrationExtensionOutputs {
  /** The inputs of the stored request. */
  readonly asked: RegistrationExtensions;
  /** `clientExtensionResults` of the response. */
  readonly claimed: JsonObject;
  /** The extension outputs in the authenticator data, a map in CBOR. */
  readonly signed: Uint8Array | undefined;
  readonly unsolicited: UnsolicitedExtensions;
}

/**
 * Reads what came of the extensions that were asked for when a credential was made. The rest is dropped, or refused.
 *
 * @throws {@link WebAuthnError} `extension-unsolicited`, `extension-malformed`, `cbor-malformed`,
 * `credential-protection-insufficient`, or `large-blob-unsupported`.
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-registering-a-new-credential | WebAuthn Level 3 §7.1}, steps 4 and 28
 */
export function readRegistrationExtensions(outputs: RegistrationExtensionOutputs): RegistrationExtensionResults {
  const { asked } = outputs;
  const authenticatorOutputs = decodeAuthenticatorOutputs(outputs.signed);
  if (outputs.unsolicited === "reject") {
    checkSolicited([...Object.keys(outputs.claimed), ...authenticatorOutputs.keys()], registrationIdentifiers(asked));
  }
  const signed = readSignedOutputs(asked, authenticatorOutputs);
  const claimed = readClaimedOutputs(asked, outputs.claimed);
  checkCredentialProtection(asked, signed.credProtect);
  checkLargeBlobSupport(asked, claimed.largeBlob);
  return { signed, claimed };
}

function readClaimedOutputs(asked: RegistrationExtensions, claimed: JsonObject): ClaimedRegistrationOutputs {
  return presentMembers({
    credProps: asked.credProps && readCredProps(claimed),
    prf: asked.prf && readPrf(claimed),
    largeBlob: asked.largeBlob && readLargeBlobSupport(claimed),
    appidExclude: asked.appidExclude === undefined ? undefined : booleanOutput(claimed, "appidExclude"),
  });
}

function readCredProps(claimed: JsonObject): ClaimedRegistrationOutputs["credProps"] {
  const output = objectOutput(claimed, "credProps");
  return output && presentMembers({ rk: booleanOutput(output, "rk") });
}

function readPrf(claimed: JsonObject): ClaimedRegistrationOutputs["prf"] {
  const output = objectOutput(claimed, "prf");
  return output && presentMembers({ enabled: booleanOutput(output, "enabled") });
}
