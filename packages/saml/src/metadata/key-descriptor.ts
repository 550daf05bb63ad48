import { dataEncryptionMethods } from "../encryption/data-encryption.js";
import { keyTransportMethods } from "../encryption/key-transport.js";
import { keyInfo } from "../signature/key-info.js";
import { element, type XmlElement } from "../xml/element.js";
import { md } from "../xml/namespaces.js";

/** `<md:KeyDescriptor>` ([SAMLMeta] §2.4.1.1). Without `use` the key would be offered for encryption as well. */
export function signingKeyDescriptor(certificate: Uint8Array): XmlElement {
  return element(md, "KeyDescriptor", { use: "signing" }, [keyInfo(certificate)]);
}

/**
 * `<md:KeyDescriptor>` with what `createDecrypter` takes: who encrypts without a look at the list, and with CBC or RSA 1.5 as
 * was once usual, would be refused.
 */
export function encryptionKeyDescriptor(certificate: Uint8Array): XmlElement {
  const decryptable = [
    dataEncryptionMethods["AES-256-GCM"].uri,
    dataEncryptionMethods["AES-128-GCM"].uri,
    keyTransportMethods["rsa-oaep-mgf1p"],
    keyTransportMethods["rsa-oaep"],
  ];
  const methods = decryptable.map((uri) => element(md, "EncryptionMethod", { Algorithm: uri }, []));
  return element(md, "KeyDescriptor", { use: "encryption" }, [keyInfo(certificate), ...methods]);
}
