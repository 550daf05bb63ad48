import { createVerificationKey } from "../signature/verification-key.js";
import { isSigned, verifyEnvelopedSignature } from "../signature/verify-enveloped-signature.js";
import { SamlError, type SamlErrorCode } from "../errors.js";
import { canonicalize } from "../xml/canonicalize.js";
import { parseXml } from "../xml/parse-xml.js";
import { nodeOf, unverifiedChildren } from "../xml/unverified-element.js";
import { saml } from "../xml/namespaces.js";
import type { CertifiedKey } from "./certified-key.test.fixture.js";
import { run } from "./command.test.fixture.js";
import { verifySignature } from "./xml-crypto.test.fixture.js";

/** What a verifier says of a Response: the canonical form of what is signed, if it tells; or why it refuses. */
export type Verdict = { readonly covered: string | undefined } | { readonly refused: SamlErrorCode | "refused" };

/** Verifies the signature of a Response or, if it has none, that of its Assertion. */
export type Verifier = (xml: string, key: CertifiedKey) => Verdict;

export const ours: Verifier = (xml, { certificate }) => {
  try {
    const response = parseXml(xml);
    const [assertion = response] = isSigned(response) ? [] : unverifiedChildren(response, saml.uri, "Assertion");
    return { covered: canonicalize(nodeOf(verifyEnvelopedSignature(assertion, [createVerificationKey(certificate)]))) };
  } catch (error) {
    if (!(error instanceof SamlError)) throw error;
    return { refused: error.code };
  }
};

/** xml-crypto on @xmldom/xmldom, with every complaint of the parser fatal. */
export const xmlCrypto: Verifier = (xml, { certificatePem }) =>
  verdict(() => verifySignature(xml, certificatePem));

/** xmlsec1 on libxml2, with our key alone. */
export const xmlsec1: Verifier = (xml, { certificatePem }) => {
  const key = ["--pubkey-cert-pem", "key.pem", "--enabled-key-data", "rsa", "--enabled-reference-uris", "same-doc"];
  const ids = ["assertion:Assertion", "protocol:Response"].flatMap((it) => ["--id-attr:ID", `urn:oasis:names:tc:SAML:2.0:${it}`]);
  return verdict(() => void run("xmlsec1", ["--verify", ...key, ...ids, "message.xml"], { "message.xml": xml, "key.pem": certificatePem }));
};

/** samlsign of OpenSAML on Xerces and Santuario, with our certificate alone. It wants absolute paths. */
export const samlsign: Verifier = (xml, { certificatePem }) => {
  const id = /<samlp:Response[^>]*>.*?<\/saml:Issuer>\s*<ds:Signature/s.test(xml) ? "" : "-id _a";
  const command = `samlsign -c "$PWD/key.pem" -f "$PWD/message.xml" ${id}`;
  return verdict(() => void run("sh", ["-c", command], { "message.xml": xml, "key.pem": certificatePem }));
};

function verdict(verify: () => string | void): Verdict {
  try {
    return { covered: verify() as string | undefined };
  } catch {
    return { refused: "refused" };
  }
}
