import type { PublicKeyCredentialRequestOptionsJSON } from "../authentication/authentication-options.js";
import type { AuthenticationResponseJSON } from "../authentication/authentication-response.js";
import { encodeBase64url } from "../base64url.js";
import { concatBytes } from "../concat-bytes.js";
import { sha256 } from "../sha256.js";
import type { CeremonyDefects } from "./ceremony-defects.js";
import { serializeClientData } from "./client.js";
import { writeAuthenticatorData } from "./software-authenticator-data.js";
import type { SoftwareAuthenticatorOptions, SoftwareCredential } from "./software-authenticator-options.js";
import { clientAuthenticationOutputs } from "./software-extensions.js";
import { signWithSoftwareKey } from "./software-key.js";

/** Signs in with a credential, and writes what the browser says of it. */
export function assertCredential(
  request: PublicKeyCredentialRequestOptionsJSON,
  credential: SoftwareCredential,
  options: SoftwareAuthenticatorOptions,
  defects: CeremonyDefects,
): AuthenticationResponseJSON {
  const { origin } = options;
  const clientDataJSON = serializeClientData("webauthn.get", request.challenge, origin, defects);
  const authenticatorData = writeAuthenticatorData(credential, options, defects);
  const signedData = concatBytes(authenticatorData, sha256(clientDataJSON));
  const rightSignature = signWithSoftwareKey(credential, signedData);
  const signature = defects.signature?.(rightSignature) ?? rightSignature;

  return {
    id: credential.id,
    rawId: credential.id,
    type: "public-key",
    authenticatorAttachment: "platform",
    clientExtensionResults: clientAuthenticationOutputs(request.extensions ?? {}, credential, defects),
    response: {
      clientDataJSON: encodeBase64url(clientDataJSON),
      authenticatorData: encodeBase64url(authenticatorData),
      signature: encodeBase64url(signature),
      userHandle: credential.userHandle,
    },
  };
}
