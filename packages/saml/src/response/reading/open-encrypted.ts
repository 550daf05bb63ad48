import { decryptElement } from "../../encryption/decrypt-element.js";
import { SamlError } from "../../errors.js";
import { checkAssertionPlaces } from "../../schema/check-assertion-places.js";
import { checkSchema } from "../../schema/check-schema.js";
import { saml } from "../../xml/namespaces.js";
import { parseXmlWithin } from "../../xml/parse-xml-within.js";
import { isElement, type UnverifiedElement } from "../../xml/unverified-element.js";
import type { ResponseKeys } from "../expected-response.js";

/** The keys and the policy that something encrypted is opened with. */
export type DecryptionKeys = Pick<ResponseKeys, "decrypters" | "insecureAllowCbc">;

/**
 * Decrypts an EncryptedAssertion, EncryptedID or EncryptedAttribute and reads what is in it.
 *
 * Anybody can encrypt: what comes out is as unverified as what went in.
 *
 * @param localName - which element of SAML has to come out.
 * @throws {@link SamlError} `decryption-key-missing`, the codes of {@link decryptElement}, {@link parseXmlWithin} and
 * {@link checkSchema}, `assertion-misplaced`.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §2.2.4, §2.3.4}
 */
export async function openEncrypted(
  encrypted: UnverifiedElement,
  localName: "Assertion" | "NameID" | "Attribute",
  keys: DecryptionKeys,
): Promise<UnverifiedElement> {
  if (keys.decrypters === undefined) {
    throw new SamlError("decryption-key-missing", "Something is encrypted, and there is no key to decrypt it with.");
  }
  const element = parseXmlWithin(await decryptElement(encrypted, keys.decrypters, keys), encrypted);
  checkSchema(element);
  checkAssertionPlaces(element);
  if (!isElement(element, saml.uri, localName)) {
    throw new SamlError("schema-invalid", `What was encrypted is no ${localName}.`);
  }
  return element;
}
