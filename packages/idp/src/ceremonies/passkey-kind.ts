import type { CredentialRecord } from "@idpkit/webauthn";

/** What sort of passkey it is, in words for its owner: as its authenticator says, not as anybody proved. */
export function passkeyKind({ backupEligible, transports }: CredentialRecord): string {
  if (backupEligible) return "Synced passkey";
  if (transports.includes("internal")) return "Passkey on one device";
  if (transports.some((transport) => ["usb", "nfc", "ble", "smart-card"].includes(transport))) return "Security key";
  return "Passkey";
}
