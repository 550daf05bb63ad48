import type { CredentialRecord } from "@idpkit/webauthn";

/** A registered passkey and whose it is. */
export interface Passkey {
  readonly accountId: string;
  /** What the person calls it. */
  readonly name: string;
  readonly credential: CredentialRecord;
  readonly createdAt: Date;
  readonly lastUsedAt?: Date;
}

/** What a successful ceremony changes in the stored record. */
export interface PasskeyUse {
  readonly signCount: number;
  readonly backupState: boolean;
  readonly at: Date;
}

/** Keeps passkeys. Every method rejects when the store cannot answer, and only then. */
export interface CredentialStore {
  /** Finds the passkey with this credential id (base64url), whoever owns it. */
  find(credentialId: string): Promise<Passkey | undefined>;

  /** The passkeys of one account, oldest first. */
  list(accountId: string): Promise<readonly Passkey[]>;

  /**
   * Stores a new passkey. Credential ids are unique over all accounts: a second one answers `"exists"` and changes
   * nothing. Once this resolves to `"added"` the passkey is durable.
   */
  add(passkey: Passkey): Promise<"added" | "exists">;

  /** Writes down a use. A credential that is gone by now is not an error. */
  recordUse(credentialId: string, use: PasskeyUse): Promise<void>;

  /** Removes a passkey if, and only if, it belongs to this account. Resolves to whether it did. */
  remove(accountId: string, credentialId: string): Promise<boolean>;
}
