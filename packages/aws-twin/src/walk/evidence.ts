import type { TwinDirectory, TwinRole, TwinSamlProvider, TwinSetup } from "../set-up.js";

/**
 * What is known of a sign-in and of the accounts and services that it goes through: a {@link TwinSetup} of which every part
 * may be missing.
 */
export interface SignInEvidence extends Partial<Omit<TwinSetup, "samlProvider" | "role" | "directory">> {
  readonly samlProvider?: Partial<TwinSamlProvider>;
  readonly role?: Partial<TwinRole>;
  readonly directory?: Partial<TwinDirectory>;
}
