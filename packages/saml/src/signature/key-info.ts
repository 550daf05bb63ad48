import { encodeBase64 } from "../xml/base64.js";
import { element, type XmlElement } from "../xml/element.js";
import { ds } from "../xml/namespaces.js";

/**
 * `<ds:KeyInfo>` with one `<ds:X509Certificate>` ([XMLSig] §4.5.4).
 *
 * In metadata it announces a key; in a signature it is a hint which of the announced keys was used, never a source of trust.
 */
export function keyInfo(certificate: Uint8Array): XmlElement {
  const x509Certificate = element(ds, "X509Certificate", {}, [encodeBase64(certificate)]);
  return element(ds, "KeyInfo", {}, [element(ds, "X509Data", {}, [x509Certificate])]);
}
