import { readCovered } from "../../signature/read-covered.js";
import { saml, xsi } from "../../xml/namespaces.js";
import {
  allText,
  attribute,
  children,
  collapsedAttribute,
  elementChildren,
  expandedName,
  namespacedAttribute,
} from "../../xml/read-element.js";
import type { ReadElement } from "../../xml/unverified-element.js";
import { openEncrypted, type DecryptionKeys } from "./open-encrypted.js";

/** What an Assertion says of its subject. */
export interface ReadAttribute {
  /** What to tell it by, together with the format. */
  readonly name: string;
  /** URI: see {@link attributeNameFormat}; absent, it is unspecified. */
  readonly nameFormat?: string;
  /** For people to read, never to tell it by ([SAMLCore] §2.7.3.1). */
  readonly friendlyName?: string;
  /** The text of each value, whatever its type; `null` for what is nil. Of a value that holds elements, all their text. */
  readonly values: readonly (string | null)[];
}

/**
 * Reads the attributes of all AttributeStatements in document order; one name may occur several times.
 *
 * @throws {@link SamlError} the codes of {@link openEncrypted}.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §2.7.3}
 */
export async function readAttributes(assertion: ReadElement, keys: DecryptionKeys): Promise<ReadAttribute[]> {
  const attributes: ReadAttribute[] = [];
  for (const statement of children(assertion, saml.uri, "AttributeStatement")) {
    for (const element of elementChildren(statement)) {
      const isPlain = expandedName(element).localName === "Attribute";
      // The signature of the Assertion covers what is encrypted in it.
      attributes.push(readAttribute(isPlain ? element : readCovered(await openEncrypted(element, "Attribute", keys))));
    }
  }
  return attributes;
}

function readAttribute(element: ReadElement): ReadAttribute {
  const nameFormat = collapsedAttribute(element, "NameFormat");
  const friendlyName = attribute(element, "FriendlyName");
  return {
    name: attribute(element, "Name") ?? "",
    ...(nameFormat !== undefined && { nameFormat }),
    ...(friendlyName !== undefined && { friendlyName }),
    values: children(element, saml.uri, "AttributeValue").map((value) => (isNil(value) ? null : allText(value))),
  };
}

function isNil(value: ReadElement): boolean {
  const nil = namespacedAttribute(value, xsi.uri, "nil");
  return nil !== undefined && /^[ \t\r\n]*(?:true|1)[ \t\r\n]*$/.test(nil);
}
