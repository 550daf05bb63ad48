import { element, type XmlElement } from "../xml/element.js";
import { md, xml } from "../xml/namespaces.js";

/** Who runs an entity. */
export interface Organization {
  /** Its name, perhaps only known to machines. */
  readonly name: string;
  /** Its name for people. */
  readonly displayName: string;
  /** Where people read more. */
  readonly url: string;
  /** Language of the three, as in `xml:lang`. English by default: metadata is read by administrators anywhere. */
  readonly language?: string;
}

/** `<md:Organization>` ([SAMLMeta] §2.3.2.1). */
export function organization({ name, displayName, url, language = "en" }: Organization): XmlElement {
  return element(md, "Organization", {}, [
    localized("OrganizationName", name, language),
    localized("OrganizationDisplayName", displayName, language),
    localized("OrganizationURL", url, language),
  ]);
}

/** An element of type localizedNameType or localizedURIType ([SAMLMeta] §2.2.4, §2.2.5). */
function localized(name: string, value: string, language: string): XmlElement {
  const lang = { namespace: xml, name: "lang", value: language };
  return { ...element(md, name, {}, [value]), attributes: [lang] };
}
