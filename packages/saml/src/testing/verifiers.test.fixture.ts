import { SamlError, type SamlErrorCode } from "../errors.js";
import { checkSchema } from "../schema/check-schema.js";
import { createVerificationKey } from "../signature/verification-key.js";
import { isSigned, verifyEnvelopedSignature } from "../signature/verify-enveloped-signature.js";
import { canonicalize } from "../xml/canonicalize.js";
import { saml } from "../xml/namespaces.js";
import { parseXml, parseXmlNode } from "../xml/parse-xml.js";
import { nodeOf, unverifiedChildren } from "../xml/unverified-element.js";
import type { CertifiedKey } from "./certified-key.test.fixture.js";
import { run } from "./command.test.fixture.js";
import { verifySignature } from "./xml-crypto.test.fixture.js";

/** What a verifier says of a Response: the canonical form of what is signed, if it tells; or why it refuses. */
export type Verdict = { readonly signed?: string } | { readonly refused: SamlErrorCode | "refused" };

/** Verifies the signature of a Response or, if it has none, that of its Assertion. */
export type Verifier = (xml: string, key: CertifiedKey) => Verdict;

/** This package, up to the signature, without its schema. */
export const ourReader: Verifier = (xml, { certificate }) => {
  try {
    const response = parseXml(xml);
    const [assertion = response] = isSigned(response) ? [] : unverifiedChildren(response, saml.uri, "Assertion");
    const signed = verifyEnvelopedSignature(assertion, [createVerificationKey(certificate)]);
    return { signed: canonicalize(nodeOf(signed)) };
  } catch (error) {
    return refusedWith(error);
  }
};

/** This package, up to the signature. */
export const ourReaderWithSchema: Verifier = (xml, key) => {
  try {
    checkSchema(parseXml(xml));
  } catch (error) {
    return refusedWith(error);
  }
  return ourReader(xml, key);
};

/** xml-crypto on xmldom, with every complaint of the parser fatal. */
export const xmlCrypto: Verifier = (xml, { certificatePem }) => {
  try {
    // Without the prefixes that a PrefixList adds, so that it can be compared.
    return { signed: canonicalize(parseXmlNode(verifySignature(xml, certificatePem))) };
  } catch {
    return { refused: "refused" };
  }
};

/** xmlsec1 on libxml2, with our key alone. */
export const xmlsec1: Verifier = (xml, { certificatePem }) => {
  const key = ["--pubkey-cert-pem", "key.pem", "--enabled-key-data", "rsa", "--enabled-reference-uris", "same-doc"];
  const elements = ["assertion:Assertion", "protocol:Response"].map((it) => `urn:oasis:names:tc:SAML:2.0:${it}`);
  const ids = elements.flatMap((it) => ["--id-attr:ID", it]);
  return exitOf("xmlsec1", ["--verify", ...key, ...ids, "message.xml"], xml, certificatePem);
};

/** samlsign of OpenSAML, with our certificate alone. It wants absolute paths. */
export const samlsign: Verifier = (xml, { certificatePem }) => {
  const verify = `samlsign -c "$PWD/key.pem" -f "$PWD/message.xml"`;
  return exitOf("sh", ["-c", `${verify} || ${verify} -id _a`], xml, certificatePem);
};

function exitOf(program: string, commandLine: readonly string[], xml: string, certificatePem: string): Verdict {
  try {
    run(program, commandLine, { "message.xml": xml, "key.pem": certificatePem });
    return {};
  } catch {
    return { refused: "refused" };
  }
}

function refusedWith(error: unknown): Verdict {
  if (error instanceof SamlError) return { refused: error.code };
  throw error;
}
