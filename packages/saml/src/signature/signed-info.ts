import { base64 } from "@scure/base";

import { element, type XmlElement } from "../xml/element.js";
import { ds } from "../xml/namespaces.js";
import type { SignatureAlgorithm } from "./signer.js";

/**
 * `<ds:SignedInfo>` ([XMLSig] §4.4) in the one profile that SAML allows ([SAMLCore] §5.4): a single reference by ID, the
 * enveloped-signature transform and exclusive canonicalization.
 */
export function signedInfo(id: string, digest: Uint8Array, algorithm: SignatureAlgorithm): XmlElement {
  return element(ds, "SignedInfo", {}, [
    method("CanonicalizationMethod", exclusiveCanonicalization),
    method("SignatureMethod", signatureMethods[algorithm]),
    reference(id, digest),
  ]);
}

/** `<ds:Reference>` ([XMLSig] §4.4.3). An ID of ASCII characters needs no escaping in a fragment. */
function reference(id: string, digest: Uint8Array): XmlElement {
  return element(ds, "Reference", { URI: `#${id}` }, [
    element(ds, "Transforms", {}, [
      method("Transform", envelopedSignature),
      method("Transform", exclusiveCanonicalization),
    ]),
    method("DigestMethod", sha256),
    element(ds, "DigestValue", {}, [base64.encode(digest)]),
  ]);
}

function method(name: string, algorithm: string): XmlElement {
  return element(ds, name, { Algorithm: algorithm }, []);
}

/** [RFC9231] §2.3.2. */
const signatureMethods: Readonly<Record<SignatureAlgorithm, string>> = {
  "RSA-SHA256": "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
};
/** [XMLSig] §6.2. */
const sha256 = "http://www.w3.org/2001/04/xmlenc#sha256";
/** [XMLSig] §6.6.4. */
const envelopedSignature = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
/** [ExcC14N] §4. */
const exclusiveCanonicalization = "http://www.w3.org/2001/10/xml-exc-c14n#";
