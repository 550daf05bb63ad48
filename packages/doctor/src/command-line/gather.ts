import type { SignInEvidence } from "@idpkit/aws-twin";
import type { Certificate } from "@idpkit/x509";

import { accountsOf } from "../accounts/accounts-of.js";
import { parseAccounts } from "../accounts/parse-accounts.js";
import { chooseDirectory } from "../aws-documents/choose-directory.js";
import { parseDecryptionKey } from "../aws-documents/parse-decryption-key.js";
import { parseDirectories } from "../aws-documents/parse-directories.js";
import { parseProvider } from "../aws-documents/parse-provider.js";
import { parseRole, parseRolePolicy } from "../aws-documents/parse-role.js";
import { regionOf, type LearntRegion } from "../aws-documents/region-of.js";
import { parseSignInPost } from "../capture/parse-sign-in-post.js";
import type { SignInPost } from "../capture/sign-in-post.js";
import { parseCertificates } from "../certificates/parse-certificates.js";
import { DoctorError } from "../errors.js";
import { decodeText } from "../json/decode-text.js";
import type { Options } from "./parse-options.js";
import type { ReadInput } from "./read-input.js";

/** All that was brought, read. */
export interface Gathered {
  readonly post: SignInPost;
  readonly evidence: SignInEvidence;
  readonly authority: readonly Certificate[];
  readonly domainControllers: readonly Certificate[];
  readonly region: LearntRegion | undefined;
}

/**
 * Reads every file that the command line names.
 *
 * @throws {@link DoctorError} the code of the first that cannot be read, with the file's name in the message.
 */
export async function gather(options: Options, readInput: ReadInput): Promise<Gathered> {
  const read = <T>(name: string, parse: (octets: Uint8Array) => T) => named(name, readInput, parse);
  const readText = <T>(name: string, parse: (text: string) => T) => read(name, (octets) => parse(decodeText(octets)));
  const each = <T>(names: readonly string[], one: (name: string) => Promise<T>) => Promise.all(names.map(one));

  const captured = await readText(options.capture, parseSignInPost);
  const post = options.relayState === undefined ? captured : { ...captured, RelayState: options.relayState };
  const [provider] = await each(given(options.provider), (name) => readText(name, parseProvider));
  const decryptionKeys = await each(options.decryptionKeys, (name) => readText(name, parseDecryptionKey));
  const [role] = await each(given(options.role), (name) => readText(name, parseRole));
  const policies = await each(options.rolePolicies, (name) => readText(name, parseRolePolicy));
  const [directory] = await each(given(options.directories), (name) =>
    readText(name, (text) =>
      chooseDirectory(parseDirectories(text), { id: options.directory, relayState: post.RelayState }),
    ),
  );
  const accounts = (await each(options.accounts, (name) => readText(name, parseAccounts))).flat();
  const region = regionOf({
    told: options.region,
    certificateAuthorityArn: directory?.certificateBasedAuthProperties?.CertificateAuthorityArn,
    relayState: directory && post.RelayState,
  });
  return {
    post,
    evidence: {
      ...(post.acs !== undefined && { acs: post.acs }),
      samlProvider: { ...provider, decryptionKeys },
      role: { ...role, ...(policies.length > 0 && { permissionPolicies: policies }) },
      directory: {
        ...directory,
        ...(region && { region: region.region }),
        ...(accounts.length > 0 && { accounts: accountsOf(accounts) }),
      },
    },
    authority: (await each(given(options.authority), (name) => read(name, parseCertificates))).flat(),
    domainControllers: (await each(options.domainControllers, (name) => read(name, firstCertificate))).flat(),
    region,
  };
}

/** A file of a domain controller may hold the chain behind its certificate. */
function firstCertificate(octets: Uint8Array): Certificate {
  return parseCertificates(octets)[0];
}

async function named<T>(name: string, readInput: ReadInput, parse: (octets: Uint8Array) => T): Promise<T> {
  try {
    return parse(await readInput(name));
  } catch (error) {
    if (!(error instanceof DoctorError)) throw error;
    throw new DoctorError(error.code, `${name === "-" ? "standard input" : name}: ${error.message}`, { cause: error });
  }
}

function given(name: string | undefined): readonly string[] {
  return name === undefined ? [] : [name];
}
