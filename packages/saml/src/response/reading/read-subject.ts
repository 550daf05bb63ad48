import { SamlError } from "../../errors.js";
import type { NameId } from "../../name-id/name-id.js";
import { readNameId } from "../../name-id/read-name-id.js";
import { readCovered } from "../../signature/read-covered.js";
import { saml } from "../../xml/namespaces.js";
import { child } from "../../xml/read-element.js";
import type { ReadElement } from "../../xml/unverified-element.js";
import type { ExpectedResponse } from "../expected-response.js";
import { openEncrypted, type DecryptionKeys } from "./open-encrypted.js";

/**
 * Reads whom the Assertion is about; `undefined` if it does not name its subject, as attributes may be all that is told.
 *
 * @throws {@link SamlError} `name-id-missing` for an empty name, and the codes of {@link openEncrypted}.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §2.4.1}
 */
export async function readSubject(assertion: ReadElement, keys: DecryptionKeys): Promise<NameId | undefined> {
  const subject = child(assertion, saml.uri, "Subject");
  const encrypted = subject && child(subject, saml.uri, "EncryptedID");
  const plain = subject && child(subject, saml.uri, "NameID");
  // The signature of the Assertion covers what is encrypted in it.
  const element = encrypted === undefined ? plain : readCovered(await openEncrypted(encrypted, "NameID", keys));
  if (element === undefined) return undefined;

  const nameId = readNameId(element);
  if (nameId.value.trim() === "") throw new SamlError("name-id-missing", "The name of the subject is empty.");
  return nameId;
}

/**
 * Checks that the name was made for us.
 *
 * @throws {@link SamlError} `name-id-for-another`.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §2.2.2, §8.3.7}
 */
export function checkNameIdOwner(
  nameId: NameId | undefined,
  { audience, affiliations = [] }: Pick<ExpectedResponse, "audience" | "affiliations">,
): void {
  const owner = nameId?.spNameQualifier;
  if (owner !== undefined && owner !== "" && owner !== audience && !affiliations.includes(owner)) {
    throw new SamlError("name-id-for-another", "The name of the subject was made for another service provider.");
  }
}
