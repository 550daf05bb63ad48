import type {
  AllAcceptedCredentialsOptions,
  CurrentUserDetailsOptions,
  UnknownCredentialOptions,
} from "../signals/signal-payloads.js";

/** What Level 2 and 3 hang on `PublicKeyCredential`; no browser in use can be counted on to have all of it. */
interface PublicKeyCredentialStatics {
  isUserVerifyingPlatformAuthenticatorAvailable?(): Promise<boolean>;
  isConditionalMediationAvailable?(): Promise<boolean>;
  getClientCapabilities?(): Promise<Record<string, boolean>>;
  parseCreationOptionsFromJSON?(options: CreationOptionsJSON): PublicKeyCredentialCreationOptions;
  parseRequestOptionsFromJSON?(options: RequestOptionsJSON): PublicKeyCredentialRequestOptions;
  signalUnknownCredential?(options: UnknownCredentialOptions): Promise<void>;
  signalAllAcceptedCredentials?(options: AllAcceptedCredentialsOptions): Promise<void>;
  signalCurrentUserDetails?(options: CurrentUserDetailsOptions): Promise<void>;
}

/** What `beginRegistration` makes, or another server. Named here is what carries bytes; the browser reads more. */
export interface CreationOptionsJSON {
  readonly challenge: string;
  readonly user: { readonly id: string };
  readonly excludeCredentials?: readonly { readonly id: string }[];
  readonly extensions?: object;
}

/** What `beginAuthentication` makes, or another server. Named here is what carries bytes; the browser reads more. */
export interface RequestOptionsJSON {
  readonly challenge: string;
  readonly allowCredentials?: readonly { readonly id: string }[];
  readonly extensions?: object;
}

/** The browser's `PublicKeyCredential`: missing in old browsers, and on pages that did not come over https. */
export function findPublicKeyCredential(): PublicKeyCredentialStatics | undefined {
  return (globalThis as { PublicKeyCredential?: PublicKeyCredentialStatics }).PublicKeyCredential;
}
