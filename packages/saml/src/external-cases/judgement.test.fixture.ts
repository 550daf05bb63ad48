import type { Decrypter } from "../encryption/decrypter.js";
import type { DecryptionOptions } from "../encryption/read-encrypted-element.js";
import type { MessageAge } from "../request/check-issue-instant.js";
import type { DatedSignaturePolicy } from "../signature/signature-policy.js";
import type { SigningKeys } from "./case-keys.test.fixture.js";
import type { CaseParams } from "./case-params.test.fixture.js";
import type { KnownServiceProviders } from "./known-service-provider.test.fixture.js";

/** What a message is held against. */
export interface Circumstances extends DatedSignaturePolicy, DecryptionOptions {
  readonly params: CaseParams;
  /** Whose signatures have to verify; absent: nobody's. */
  readonly signingKeys?: SigningKeys;
  /** Absent: nothing can be decrypted. */
  readonly decrypters?: readonly [Decrypter];
  readonly serviceProviders?: KnownServiceProviders;
  /** Absent: no time is checked. */
  readonly clock?: MessageAge;
}

/** What is known of a message that was accepted. */
export interface Acceptance {
  /** The text of its NameID, if it names somebody. */
  readonly nameID?: string;
}
