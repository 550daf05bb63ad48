import type { PublicKeyCache } from "@idpkit/webauthn";

import type { Assets } from "./assets/assets.js";
import type { Settings } from "./configuration/settings.js";
import type { AnsweringRoles } from "./roles/answering-roles.js";

/** What every step of the identity provider is given. */
export interface Parts {
  readonly settings: Settings;
  readonly roles: AnsweringRoles;
  readonly assets: Assets;
  /** Keeps the keys of those who signed in last, as importing one costs as much as verifying with it. */
  readonly publicKeyCache: PublicKeyCache;
}
