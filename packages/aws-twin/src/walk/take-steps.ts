import { formatDistinguishedName } from "@idpkit/x509";

import { takeLogonSteps } from "./steps/logon-steps.js";
import { takeMessageSteps } from "./steps/message-steps.js";
import { takeSessionSteps } from "./steps/session-steps.js";
import { takeWorkspacesSteps } from "./steps/workspaces-steps.js";
import type { Surroundings } from "./surroundings.js";
import type { Desktop } from "./walk.js";

/** Takes all steps in their order. Resolves to the desktop where every part of it is known. */
export async function takeSteps(surroundings: Surroundings): Promise<Desktop | undefined> {
  const message = await takeMessageSteps(surroundings);
  const session = message && (await takeSessionSteps(message, surroundings));
  const user = await takeWorkspacesSteps(session, surroundings);
  const logon = session && (await takeLogonSteps(session, user, surroundings));

  const { account, relayState } = user;
  if (!account || !relayState || !logon) return undefined;
  const { certificate, userPrincipalName, objectSid } = logon;
  return {
    user: account.sAMAccountName,
    displayName: account.displayName ?? account.sAMAccountName,
    relayState: relayState.value,
    registrationCode: relayState.registrationCode,
    certificate: {
      subject: formatDistinguishedName(certificate.subject),
      serial: certificate.serialNumber,
      notAfter: certificate.notAfter,
      sid: objectSid,
      upn: userPrincipalName,
    },
  };
}
