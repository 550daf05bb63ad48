import type { TwinAccount, TwinAccounts } from "../set-up.js";
import type { SessionTags } from "../sign-in/session-tags.js";
import { found, quote, Refusal, type Finding } from "../walk/refusal.js";

/**
 * WorkSpaces finds its user: NameID and `sAMAccountName` are equal, and so are the tag `Email` and `mail`.
 *
 * Whether WorkSpaces compares with case is not documented; a difference of case alone is a warning.
 *
 * @see {@link https://docs.aws.amazon.com/workspaces/latest/adminguide/setting-up-saml.html | Set up SAML 2.0 for WorkSpaces}
 */
export async function checkUser(
  nameId: string,
  tags: SessionTags,
  accounts: TwinAccounts,
): Promise<Finding<TwinAccount>> {
  const account = await findUser(nameId, accounts);
  const email = checkEmail(tags.get("Email"), account.mail);
  const written = `${quote(nameId)} with ${quote(email)}; the directory has ${quote(account.sAMAccountName)} with ${quote(account.mail)}.`;
  return {
    says: "NameID and Email are those of the account in the directory.",
    evidence: `${quote(nameId)} with ${quote(email)}`,
    warnings: [
      ...(nameId === account.sAMAccountName ? [] : [found("user-name-case", written)]),
      ...(email === account.mail ? [] : [found("email-case", written)]),
    ],
    value: account,
  };
}

async function findUser(nameId: string, accounts: TwinAccounts): Promise<TwinAccount> {
  const account = await accounts.findBySAMAccountName(nameId);
  if (account && sameWithoutCase(account.sAMAccountName, nameId)) return account;
  throw new Refusal(
    /[@\\/]/.test(nameId) ? "user-name-has-domain" : "user-unknown",
    `The directory has no account whose sAMAccountName is ${quote(nameId)}.`,
  );
}

function checkEmail(email: string | undefined, mail: string): string {
  // An empty one would equal the mail of an account that has none.
  if (email === undefined || email === "")
    throw new Refusal("email-missing", "There is no tag Email with a mail in it.");
  if (sameWithoutCase(email, mail)) return email;
  throw new Refusal("email-mismatch", `The tag Email is ${quote(email)}, and not the account's mail in the directory.`);
}

function sameWithoutCase(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
