import { authnContextClass, signResponse } from "@idpkit/saml";
import { buildPersonalProfile, WorkspacesError, type AttributeProfile } from "@idpkit/workspaces";
import { base16 } from "@scure/base";

import type { Allowed } from "../access/decide-access.js";
import { findEnabledAccount } from "../access/enabled-account.js";
import type { Settings } from "../configuration/settings.js";
import { IdpError } from "../errors.js";
import type { Parts } from "../parts.js";
import type { Account } from "../roles/directory.js";
import type { SignedIn } from "../session/signed-in.js";

/**
 * Issues the SAML response that takes a signed-in person to AWS.
 *
 * Takes no account: it is read again here, so that one which was disabled a moment ago, or got another SID, is not
 * vouched for as it was.
 *
 * @returns The XML of the response.
 * @throws IdpError `access-denied` or `account-not-ready`
 */
export async function issueResponse(
  { subject }: Allowed<SignedIn>,
  { roles, settings }: Parts,
  now: Date,
): Promise<string> {
  const found = await findEnabledAccount(subject.accountId, roles.directory);
  if ("missing" in found)
    throw new IdpError("access-denied", "the account may not be vouched for", { reason: found.missing });
  const profile = buildProfile(found.account, settings);
  const { acs, audience, entityId, role } = settings;

  return signResponse(
    {
      id: createId(roles.crypto),
      assertionId: createId(roles.crypto),
      issueInstant: now,
      issuer: entityId,
      destination: acs,
      audiences: [audience],
      nameId: profile.nameId,
      attributes: profile.attributes,
      notBefore: secondsAfter(now, -clockSkewSeconds),
      notOnOrAfter: secondsAfter(now, lifetimeSeconds),
      authnInstant: earlier(subject.authenticatedAt, now),
      sessionIndex: createId(roles.crypto),
      // AWS ends the desktop session at the earlier of this and the SessionDuration attribute, so the two agree; the
      // browser's session here is another matter.
      sessionNotOnOrAfter: secondsAfter(now, role.sessionDurationSeconds),
      // A passkey with user verification is two factors, but SAML 2.0 has no class that says so of a FIDO authenticator,
      // and a federation's profile (REFEDS MFA) would promise rules that this organisation may not have signed. AWS does
      // not read it. `unspecified` claims nothing that is not so ([SAMLAuthnCxt] §3.4.25).
      authnContextClassRef: authnContextClass.unspecified,
    },
    roles.signer,
  );
}

/** AWS's clock may be this far behind ours. */
const clockSkewSeconds = 60;

/** AWS refuses a response that is redeemed later than five minutes after it was issued. */
const lifetimeSeconds = 300;

function buildProfile(account: Account, { role }: Settings): AttributeProfile {
  try {
    return buildPersonalProfile(account, role);
  } catch (cause) {
    if (!(cause instanceof WorkspacesError)) throw cause;
    throw new IdpError("account-not-ready", "WorkSpaces would not take the account", { cause, reason: cause.code });
  }
}

/** 160 random bits, as [SAMLCore] §1.3.4 recommends; an NCName does not begin with a digit. */
function createId(crypto: Crypto): string {
  return `_${base16.encode(crypto.getRandomValues(new Uint8Array(20))).toLowerCase()}`;
}

/** Another node, whose clock is ahead, may have signed the person in: nobody authenticates after the issue. */
function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}

function secondsAfter(date: Date, seconds: number): Date {
  return new Date(date.getTime() + seconds * 1000);
}
