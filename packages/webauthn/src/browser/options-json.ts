import { decodeBase64url } from "./base64url-bytes.js";
import { parseExtensionInputs } from "./extensions-json.js";
import { findPublicKeyCredential, type CreationOptionsJSON, type RequestOptionsJSON } from "./public-key-credential.js";

/**
 * Parses the options of a registration, by the browser itself where it can.
 *
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-parseCreationOptionsFromJSON | WebAuthn Level 3 §5.1.8}
 */
export function parseCreationOptions(options: CreationOptionsJSON): PublicKeyCredentialCreationOptions {
  const native = findPublicKeyCredential()?.parseCreationOptionsFromJSON?.(options);
  if (native !== undefined) return native;
  const { user, excludeCredentials = [] } = options;
  return {
    ...options,
    ...parseCommonMembers(options),
    user: { ...user, id: decodeBase64url(user.id) },
    excludeCredentials: excludeCredentials.map(parseDescriptor),
  } as object as PublicKeyCredentialCreationOptions;
}

/**
 * Parses the options of an authentication, by the browser itself where it can.
 *
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-parseRequestOptionsFromJSON | WebAuthn Level 3 §5.1.9}
 */
export function parseRequestOptions(options: RequestOptionsJSON): PublicKeyCredentialRequestOptions {
  const native = findPublicKeyCredential()?.parseRequestOptionsFromJSON?.(options);
  if (native !== undefined) return native;
  const { allowCredentials = [] } = options;
  return {
    ...options,
    ...parseCommonMembers(options),
    allowCredentials: allowCredentials.map(parseDescriptor),
  } as object as PublicKeyCredentialRequestOptions;
}

function parseCommonMembers({ challenge, extensions }: RequestOptionsJSON) {
  return {
    challenge: decodeBase64url(challenge),
    ...(extensions && { extensions: parseExtensionInputs(extensions) }),
  };
}

function parseDescriptor<T extends { readonly id: string }>(descriptor: T) {
  return { ...descriptor, id: decodeBase64url(descriptor.id) };
}
