import { formatDistinguishedName } from "@idpkit/x509";

import type { ProviderMetadata } from "../metadata/read-metadata.js";
import { readSetup, type TwinSetup } from "../set-up.js";
import { readAttributes } from "../sign-in/attributes.js";
import { checkAudience } from "../sign-in/audience.js";
import { readForm } from "../sign-in/form.js";
import { checkIssuer } from "../sign-in/issuer.js";
import { readMessage } from "../sign-in/message.js";
import { checkRecipient } from "../sign-in/recipient.js";
import { checkRole } from "../sign-in/role.js";
import { checkSession } from "../sign-in/session.js";
import { checkSessionTags } from "../sign-in/session-tags.js";
import { checkSignature } from "../sign-in/signature.js";
import { checkStatus } from "../sign-in/status.js";
import { checkSubject } from "../sign-in/subject.js";
import { checkTime } from "../sign-in/time.js";
import { issueCertificate } from "../workspaces/certificate.js";
import { checkLogon } from "../workspaces/logon.js";
import { checkRelayState } from "../workspaces/relay-state.js";
import { checkUser } from "../workspaces/user.js";
import { createRecorder, type Recorder } from "./recorder.js";
import { Refusal } from "./refusal.js";
import type { Desktop, Walk } from "./walk.js";

/** The two fields of the form that an identity provider lets the browser post to AWS sign-in. */
export interface SignInForm {
  readonly SAMLResponse: string;
  readonly RelayState: string;
}

/** What a walk may be given besides; comfort only. */
export interface WalkOptions {
  /** A clock in milliseconds that only runs forward, to measure the steps with. Default: one that stands still. */
  readonly elapsed?: () => number;
  /** Makes the key of the virtual smart card. Default: the runtime's. */
  readonly crypto?: Crypto;
}

/**
 * Walks a sign-in from the posted form to the desktop, as AWS sign-in, STS, WorkSpaces and a domain controller would.
 *
 * The walk stops at the first step that refuses; that is an answer, not an error. After the signature everything is read
 * from the signed bytes. Encrypted assertions, replay and the policies of IAM beyond those of `setup` are not played.
 *
 * @param now - The time at AWS and at the domain controller.
 *
 * @throws {@link AwsTwinError} when the set-up is not one that AWS would have taken. Rejects also when the directory
 * cannot answer.
 *
 * @see {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_saml.html | Troubleshooting SAML 2.0 federation with AWS}
 */
export async function walkSignIn(
  form: SignInForm,
  setup: TwinSetup,
  now: Date,
  options: WalkOptions = {},
): Promise<Walk> {
  const provider = readSetup(setup);
  const recorder = createRecorder(options.elapsed ?? (() => 0));
  try {
    const desktop = await openDesktop(form, { setup, provider, now, crypto: options.crypto ?? crypto }, recorder);
    return { outcome: "desktop", steps: recorder.steps(), desktop };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { outcome: "refused", steps: recorder.steps() };
  }
}

/** What every step may look at, whatever the message says. */
interface Surroundings {
  readonly setup: TwinSetup;
  readonly provider: ProviderMetadata;
  readonly now: Date;
  readonly crypto: Crypto;
}

async function openDesktop(form: SignInForm, surroundings: Surroundings, { take }: Recorder): Promise<Desktop> {
  const { setup, provider, now, crypto } = surroundings;
  const { accounts, registrationCode } = setup.directory;

  const bytes = await take("form", () => readForm(form.SAMLResponse));
  const unverified = await take("xml", () => readMessage(bytes));
  const message = await take("signature", () => checkSignature(unverified, provider.keys));
  await take("issuer", () => checkIssuer(message, provider.entityId));
  await take("status", () => checkStatus(message));
  await take("recipient", () => checkRecipient(message, setup.acs));
  await take("audience", () => checkAudience(message, setup.audience));
  await take("time", () => checkTime(message, now));
  const nameId = await take("subject", () => checkSubject(message));
  const attributes = readAttributes(message.assertion);
  await take("role", () => checkRole(attributes, { roleArn: setup.role.arn, providerArn: setup.samlProvider.arn }));
  await take("session-name", () => checkSession(attributes));
  const tags = await take("session-tags", () => checkSessionTags(attributes));
  const account = await take("user", () => checkUser(nameId, tags, accounts));
  const relayState = await take("relay-state", () =>
    checkRelayState(form.RelayState, { registrationCode, regions: setup.regions }),
  );
  const logon = await take("certificate", () => issueCertificate(nameId, tags, { issuer: setup.issuer, now, crypto }));
  await take("logon", () => checkLogon(nameId, logon, { accounts, trust: setup.trust, now }));

  const { certificate, userPrincipalName, objectSid } = logon;
  return {
    user: nameId,
    displayName: account.displayName ?? nameId,
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
