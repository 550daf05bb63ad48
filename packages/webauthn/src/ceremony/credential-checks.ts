import { WebAuthnError } from "../errors.js";
import type { PublicKeyCredentialMembers } from "./response-members.js";

/** `public-key` is the only type there is. */
export function checkCredentialType({ type }: PublicKeyCredentialMembers): void {
  if (type !== "public-key") throw new WebAuthnError("credential-type-mismatch", "The credential is no public key.");
}

/** `id` and `rawId` are the same, and they are the ID of the credential that everything else is about. */
export function checkCredentialId({ id, rawId }: PublicKeyCredentialMembers, expected: string): void {
  if (id !== rawId || id !== expected) {
    throw new WebAuthnError("credential-id-mismatch", "The response is about another credential.");
  }
}
