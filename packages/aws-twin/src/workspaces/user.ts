import type { TwinAccount, TwinAccounts } from "../set-up.js";
import type { SessionTags } from "../sign-in/session-tags.js";
import { awsMessages } from "../walk/aws-messages.js";
import { quote, Refusal, type Finding } from "../walk/refusal.js";

/**
 * WorkSpaces finds its user: NameID and `sAMAccountName` are equal, and so are the tag `Email` and `mail`.
 *
 * Compared as written: the role's policy compares names with `StringEquals`, and how WorkSpaces compares mail addresses is
 * not documented.
 *
 * @see {@link https://docs.aws.amazon.com/workspaces/latest/adminguide/setting-up-saml.html | Set up SAML 2.0 for WorkSpaces}
 */
export async function checkUser(
  nameId: string,
  tags: SessionTags,
  accounts: TwinAccounts,
): Promise<Finding<TwinAccount>> {
  const account = await accounts.findBySAMAccountName(nameId);
  if (account?.sAMAccountName !== nameId) {
    throw refuse(
      `The directory has no account whose sAMAccountName is ${quote(nameId)}, written like this.`,
      "Send the account's sAMAccountName as NameID, as the directory holds it, without the domain.",
    );
  }
  const email = tags.get("Email");
  if (email !== account.mail) {
    throw refuse(
      `The tag Email is ${email === undefined ? "missing" : quote(email)}, and not the account's mail in the directory.`,
      "Send the account's mail as PrincipalTag:Email, as the directory holds it.",
    );
  }
  return {
    says: "NameID and Email are those of the account in the directory.",
    evidence: `${quote(nameId)} with ${quote(email)}`,
    value: account,
  };
}

function refuse(evidence: string, remedy: string): Refusal {
  return new Refusal({ says: awsMessages.launchFailed, evidence, remedy });
}
