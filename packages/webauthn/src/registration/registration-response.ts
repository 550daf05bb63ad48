import {
  maxClientDataText,
  readCredentialMembers,
  requiredObject,
  requiredText,
  toObject,
  type PublicKeyCredentialMembers,
} from "../ceremony/response-members.js";
import { WebAuthnError } from "../errors.js";
import { ownMember, type JsonObject } from "../json-object.js";

/**
 * What a browser's `PublicKeyCredential.toJSON()` gives after `navigator.credentials.create()`.
 *
 * Copies of what is inside `attestationObject` are optional here, although Level 3 requires them: they are never read.
 *
 * @see {@link https://www.w3.org/TR/webauthn-3/#dictdef-registrationresponsejson | WebAuthn Level 3 §5.1}
 */
export interface RegistrationResponseJSON extends PublicKeyCredentialMembers {
  readonly response: AuthenticatorAttestationResponseJSON;
}

/** The authenticator's part of a {@link RegistrationResponseJSON}; bytes are base64url. */
export interface AuthenticatorAttestationResponseJSON {
  readonly clientDataJSON: string;
  readonly attestationObject: string;
  readonly transports?: readonly string[];
  readonly authenticatorData?: string;
  readonly publicKey?: string;
  readonly publicKeyAlgorithm?: number;
}

/**
 * Parses the JSON of a registration response: own members of the right types and of bounded length. Others are dropped.
 *
 * Says nothing about trust: see {@link verifyRegistration}.
 *
 * @throws {@link WebAuthnError} `response-malformed`, `response-too-large`, or `base64url-malformed` for `id` and `rawId`.
 */
export function parseRegistrationResponse(value: unknown): RegistrationResponseJSON {
  const credential = toObject(value);
  const response = requiredObject(credential, "response");
  return {
    ...readCredentialMembers(credential),
    response: {
      clientDataJSON: requiredText(response, "clientDataJSON", maxClientDataText),
      attestationObject: requiredText(response, "attestationObject", maxAttestationObjectText),
      transports: readTransports(response),
    },
  };
}

// A chain of eight certificates of 4 KiB and a long credential ID fit in.
const maxAttestationObjectText = 0x1_0000;

/** Unknown transports are kept, as §5.2.1 asks for, when they look like names. */
function readTransports(response: JsonObject): readonly string[] {
  const transports = ownMember(response, "transports") ?? [];
  if (!Array.isArray(transports) || transports.length > 16 || !transports.every(isTransport)) {
    throw new WebAuthnError("response-malformed", "The response's transports are no short list of names.");
  }
  return [...transports];
}

function isTransport(value: unknown): value is string {
  return typeof value === "string" && /^[a-z0-9-]{1,32}$/.test(value);
}
