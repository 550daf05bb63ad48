import { randomBytes } from "node:crypto";

import { runInTree } from "../tree/run-in-tree.js";
import { administratorPassword, baseDn, dnsName, hostName } from "./configuration.js";
import { parseEntries, serializeAttributes, type Attributes, type Entry } from "./ldif.js";

/** Adds accounts to the domain in a folder, each with a password that nobody knows. */
export async function addAccounts(folder: string, sAMAccountNames: readonly string[]): Promise<void> {
  const entries = sAMAccountNames.map((sAMAccountName) => {
    const clearTextPassword = Buffer.from(randomBytes(32).toString("base64"), "utf16le");
    const attributes = { sAMAccountName, clearTextPassword, ...attributesByKind(sAMAccountName) };
    return `${dn(sAMAccountName)}${serializeAttributes(attributes)}\n`;
  });
  await change(folder, "ldbadd", entries.join(""));
}

/** The name of a computer ends with `$`. */
function attributesByKind(sAMAccountName: string): Attributes {
  return sAMAccountName.endsWith("$")
    ? {
        objectClass: "computer",
        userAccountControl: workstationTrustAccount,
        dNSHostName: `${sAMAccountName.slice(0, -1)}.${dnsName}`,
      }
    : { objectClass: "user", userAccountControl: normalAccount, userPrincipalName: `${sAMAccountName}@${dnsName}` };
}

/** Replaces attributes of an account; one without values is removed. */
export async function modifyAccount(folder: string, sAMAccountName: string, attributes: Attributes): Promise<void> {
  const changes = Object.entries(attributes).map(([name, value]) =>
    value.length === 0 ? `delete: ${name}\n-\n` : `replace: ${name}\n${serializeAttributes({ [name]: value })}-\n`,
  );
  await change(folder, "ldbmodify", `${dn(sAMAccountName)}changetype: modify\n${changes.join("")}`);
}

/** Finds entries below the domain's root, as an administrator sees them. */
export async function search(folder: string, filter: string): Promise<readonly Entry[]> {
  const bind = ["-x", "-H", `ldaps://${hostName}`, "-D", `Administrator@${dnsName}`, "-w", administratorPassword];
  const command = ["ldapsearch", ...bind, "-LLL", "-o", "ldif-wrap=no", "-b", baseDn, filter];
  // Referrals to other parts of the directory are no entries; following them is left to others.
  return parseEntries(await run(folder, command, { env: { LDAPTLS_CACERT: "/lab/pki/dc-root.crt" } }));
}

function dn(sAMAccountName: string): string {
  return `dn: CN=${sAMAccountName},CN=Users,${baseDn}\n`;
}

/** Past the LDAP server, which allows nobody to lock out an account; it takes notice of the change. */
async function change(folder: string, program: string, input: string): Promise<void> {
  const database = ["-H", "/lab/dc/private/sam.ldb", "--configfile=/lab/smb.conf"];
  await run(folder, [program, ...database], { env: { TDB_NO_FSYNC: "1" }, input });
}

async function run(...[folder, command, options]: Parameters<typeof runInTree>): Promise<string> {
  const { succeeded, output, complaints } = await runInTree(folder, command, options);
  if (!succeeded) throw new Error(`the directory refuses: ${complaints}`);
  return output;
}

/** Flags of userAccountControl ([MS-ADTS] §2.2.16). */
const normalAccount = "512";
const workstationTrustAccount = "4096";
