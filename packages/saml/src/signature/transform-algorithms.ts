/** The transform that takes the signature itself out of what is digested ([XMLSig] §6.6.4). */
export const envelopedSignature = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";

/** Exclusive canonicalization without comments ([ExcC14N] §4); also the namespace of its InclusiveNamespaces. */
export const exclusiveCanonicalization = "http://www.w3.org/2001/10/xml-exc-c14n#";
