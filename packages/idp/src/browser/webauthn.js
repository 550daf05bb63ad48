// For type checks and tests; a browser gets the package's bundled entry in its place.
export {
  createPasskey,
  getPasskey,
  isConditionalMediationAvailable,
  isWebAuthnAvailable,
  PasskeyError,
} from "@idpkit/webauthn/browser";
