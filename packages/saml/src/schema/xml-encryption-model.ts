import type { NamespaceModel } from "./element-model.js";

const encrypted = {
  attributes: "Id=NCName Type=uriReference MimeType=string Encoding=uriReference",
  content: "EncryptionMethod? ds:KeyInfo? CipherData EncryptionProperties?",
};
const reference = { attributes: "URI=uriReference!", content: "ds:Transforms*" };

/**
 * The elements of the namespace `http://www.w3.org/2001/04/xmlenc#`; what is not here, such as key agreement, is refused.
 *
 * @see {@link https://www.w3.org/TR/xmlenc-core1/#sec-Schema | XML Encryption 1.1 §3, Appendix A}
 */
export const xmlEncryptionModel: NamespaceModel = {
  EncryptedData: encrypted,
  EncryptedKey: {
    attributes: `${encrypted.attributes} Recipient=string`,
    content: `${encrypted.content} ReferenceList? CarriedKeyName?`,
  },
  EncryptionMethod: {
    attributes: "Algorithm=uriReference!",
    content: "KeySize? OAEPparams? (ds:DigestMethod | xenc11:MGF)*",
    text: "any",
  },
  KeySize: { text: "nonNegativeInteger" },
  OAEPparams: { text: "base64Binary" },
  CipherData: { content: "(CipherValue | CipherReference)" },
  CipherValue: { text: "base64Binary" },
  CipherReference: { attributes: "URI=uriReference!", content: "Transforms?" },
  Transforms: { content: "ds:Transform+" },
  ReferenceList: { content: "(DataReference | KeyReference)+" },
  DataReference: reference,
  KeyReference: reference,
  CarriedKeyName: { text: "string" },
  EncryptionProperties: { attributes: "Id=NCName", content: "EncryptionProperty+" },
  EncryptionProperty: { attributes: "Target=uriReference Id=NCName", content: "##other+", text: "any" },
};

/** Those of the namespace `http://www.w3.org/2009/xmlenc11#` that SAML has a use for ([XMLEnc] §5.5.2). */
export const xmlEncryption11Model: NamespaceModel = {
  MGF: { attributes: "Algorithm=uriReference!" },
};
