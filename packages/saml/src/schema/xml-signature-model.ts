import type { NamespaceModel } from "./element-model.js";

const base64 = { text: "base64Binary" };
const text = { text: "string" };
const method = { attributes: "Algorithm=uriReference!", content: "##other*", text: "any" };

/**
 * The elements of the namespace `http://www.w3.org/2000/09/xmldsig#`; what is not here, such as PGP keys, is refused.
 *
 * Objects and references without transforms pass here: they are the signature profile's to refuse, and it says why.
 *
 * @see {@link https://www.w3.org/TR/xmldsig-core1/#sec-Schema | XML Signature §4, Appendix A}
 */
export const xmlSignatureModel: NamespaceModel = {
  Signature: { attributes: "Id=NCName", content: "SignedInfo SignatureValue KeyInfo? Object*" },
  SignedInfo: { attributes: "Id=NCName", content: "CanonicalizationMethod SignatureMethod Reference+" },
  CanonicalizationMethod: { ...method, content: "##any*" },
  SignatureMethod: { ...method, content: "HMACOutputLength? ##other*" },
  HMACOutputLength: { text: "nonNegativeInteger" },
  Reference: {
    attributes: "Id=NCName URI=uriReference Type=uriReference",
    content: "Transforms? DigestMethod DigestValue",
  },
  Transforms: { content: "Transform+" },
  Transform: { ...method, content: "(##other | XPath)*" },
  XPath: text,
  DigestMethod: method,
  DigestValue: base64,
  SignatureValue: { ...base64, attributes: "Id=NCName" },
  KeyInfo: {
    attributes: "Id=NCName",
    content: "(KeyName | KeyValue | RetrievalMethod | X509Data | MgmtData | ##other)+",
    text: "any",
  },
  KeyName: text,
  MgmtData: text,
  KeyValue: { content: "(DSAKeyValue | RSAKeyValue | ##other)", text: "any" },
  DSAKeyValue: { content: "(P Q)? G? Y J? (Seed PgenCounter)?" },
  P: base64,
  Q: base64,
  G: base64,
  Y: base64,
  J: base64,
  Seed: base64,
  PgenCounter: base64,
  RSAKeyValue: { content: "Modulus Exponent" },
  Modulus: base64,
  Exponent: base64,
  RetrievalMethod: { attributes: "URI=uriReference! Type=uriReference", content: "Transforms?" },
  X509Data: { content: "(X509IssuerSerial | X509SKI | X509SubjectName | X509Certificate | X509CRL | ##other)+" },
  X509IssuerSerial: { content: "X509IssuerName X509SerialNumber" },
  X509IssuerName: text,
  X509SerialNumber: text,
  X509SKI: base64,
  X509SubjectName: text,
  X509Certificate: base64,
  X509CRL: base64,
  Object: { attributes: "Id=NCName MimeType=string Encoding=uriReference", content: "##any*", text: "any" },
  Manifest: { attributes: "Id=NCName", content: "Reference+" },
  SignatureProperties: { attributes: "Id=NCName", content: "SignatureProperty+" },
  SignatureProperty: { attributes: "Target=uriReference! Id=NCName", content: "##other+", text: "any" },
};
