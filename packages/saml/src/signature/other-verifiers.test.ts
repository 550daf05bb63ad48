import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

import type { SamlErrorCode } from "../errors.js";
import { certifiedKey, type CertifiedKey } from "../testing/certified-key.test.fixture.js";
import { isMissing } from "../testing/command.test.fixture.js";
import { enveloped, exclusive, method, signByHand, signedInfo } from "../testing/hand-made-signature.test.fixture.js";
import { mutationOf } from "../testing/mutation.test.fixture.js";
import {
  ourReader,
  ourReaderWithSchema,
  samlsign,
  xmlCrypto,
  xmlsec1,
  type Verdict,
  type Verifier,
} from "../testing/verifiers.test.fixture.js";

const assertion =
  '<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_a" IssueInstant="2026-11-22T08:00:00Z" Version="2.0"><saml:Issuer>idp</saml:Issuer><saml:Subject><saml:NameID>alice</saml:NameID></saml:Subject></saml:Assertion>';
const response = `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_r" IssueInstant="2026-11-22T08:00:00Z" Version="2.0"><saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">idp</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"></samlp:StatusCode></samlp:Status>${assertion}</samlp:Response>`;

function afterIssuer(xml: string, signature: string): string {
  return xml.replace("</saml:Issuer>", (tag) => tag + signature);
}

/** With the signature in the Assertion, as AWS wants it. */
function assertionSigned({ keyObject }: CertifiedKey): string {
  return signByHand(keyObject, {
    covered: assertion,
    signedInfo: (digest) => signedInfo(digest, { uri: ' URI="#_a"' }),
    document: (signature) => response.replace(assertion, () => afterIssuer(assertion, signature)),
  });
}

/** With the signature in the Response. */
function responseSigned({ keyObject }: CertifiedKey): string {
  return signByHand(keyObject, {
    covered: response,
    signedInfo: (digest) => signedInfo(digest, { uri: ' URI="#_r"' }),
    document: (signature) => afterIssuer(response, signature),
  });
}

/** The same as people write it who do not think of canonical form, and with a PrefixList. */
function looselySigned({ keyObject }: CertifiedKey): string {
  const covered = response.replace(' ID="_r"', ' xmlns:xs="urn:xs" ID="_r"');
  const prefixes = `<ec:InclusiveNamespaces xmlns:ec="${exclusive}" PrefixList="xs"></ec:InclusiveNamespaces>`;
  const transforms = `<ds:Transforms>${method("Transform", enveloped)}${method("Transform", exclusive, prefixes)}</ds:Transforms>`;
  const signed = signByHand(keyObject, {
    covered,
    signedInfo: (digest) => signedInfo(digest, { uri: ' URI="#_r"', transforms }).replaceAll("><", ">\n<"),
    document: (signature) => afterIssuer(covered, signature),
  });
  const loose = signed
    .replace(' ID="_r"', "\n  ID='_r'")
    .replace("></samlp:StatusCode>", "/>")
    .replace("alice", "&#97;lice");
  return `<?xml version="1.0" encoding="UTF-8"?>\n${loose}`;
}

/** What we refuse and another accepts: with which code, why, and a change to a sound message that shows it. */
type Stricter = readonly (readonly [SamlErrorCode, reason: string, (xml: string) => string])[];

/** A change in what the signature of an Assertion does not cover: the Response around it. */
function inResponse(attribute: string): (xml: string) => string {
  return (xml) => xml.replace(' ID="_r"', ` ID="_r" ${attribute}`);
}

function inSignatureValue(markup: string): (xml: string) => string {
  return (xml) => xml.replace(/(?<=<ds:SignatureValue>.{8})/, markup);
}

function inDigestValue(markup: string): (xml: string) => string {
  return (xml) => xml.replace(/(?<=<ds:DigestValue>.{8})/, markup);
}

const moved: Stricter = [
  [
    "reference-not-to-parent",
    "where the signature stands is left to the caller",
    (xml) => moveSignature(xml, "<samlp:Status>"),
  ],
  [
    "signature-missing",
    "where the signature stands is left to the caller",
    (xml) => moveSignature(xml, "<samlp:StatusCode "),
  ],
];

function moveSignature(xml: string, before: string): string {
  const signature = /<ds:Signature .*<\/ds:Signature>/s.exec(xml)?.[0] ?? "";
  return xml.replace(signature, "").replace(before, (tag) => signature + tag);
}

const stricterThanXmlCrypto: Stricter = [
  ...moved,
  ["xml-comment", "comments are skipped, in digests too", inDigestValue("<!-- -->")],
  ["xml-cdata", "CDATA is text", inSignatureValue("<![CDATA[]]>")],
  ["xml-processing-instruction", "it stands outside of what is signed", (xml) => `${xml}<?x ?>`],
  ["xml-doctype", "it is skipped, as it declares nothing", (xml) => `<!DOCTYPE x>${xml}`],
  ["xml-character-not-allowed", "xmldom does not look at characters", inResponse('x="\u0001"')],
  ["xml-namespace-not-allowed", "relative namespaces are as good as others", inResponse('xmlns:x="relative"')],
  [
    "xml-attribute-repeated",
    "xmldom compares names as they are written",
    inResponse('xmlns:x="urn:x" xmlns:y="urn:x" x:a="" y:a=""'),
  ],
  ["xml-not-well-formed", "xmldom leaves an ampersand alone that begins no reference", inResponse('x="&"')],
  ["xml-encoding", "xmldom is given text, not octets", (xml) => `<?xml version="1.0" encoding="ISO-8859-1"?>${xml}`],
  [
    "signature-malformed",
    "other content of the signature is skipped",
    (xml) => xml.replace("<ds:SignatureValue>", "x<ds:SignatureValue>"),
  ],
  [
    "signature-object",
    "objects are not looked at",
    (xml) => xml.replace("</ds:Signature>", "<ds:Object/></ds:Signature>"),
  ],
];

const stricterThanXmlsec1: Stricter = [
  ...moved,
  ["xml-comment", "comments are skipped, in values too", inSignatureValue("<!-- -->")],
  ["xml-cdata", "CDATA is text", inSignatureValue("<![CDATA[]]>")],
  ["xml-processing-instruction", "they are skipped, in values too", inSignatureValue("<?x ?>")],
  ["xml-doctype", "it declares nothing", (xml) => `<!DOCTYPE x>${xml}`],
  [
    "xml-namespace-not-allowed",
    "libxml2 takes ampersands, and does not escape them",
    inResponse('xmlns:x="urn:x&amp;y"'),
  ],
  ["xml-prefix-undeclared", "libxml2 only warns of it", inResponse('x:a=""')],
  ["xml-not-well-formed", "libxml2 reads any version", (xml) => `<?xml version="1.7"?>${xml}`],
  ["xml-encoding", "libxml2 reads many encodings", (xml) => `<?xml version="1.0" encoding="ISO-8859-1"?>${xml}`],
  ["signature-malformed", "elements within values are skipped", inSignatureValue("<x/>")],
  [
    "signature-object",
    "objects are not looked at",
    (xml) => xml.replace("</ds:Signature>", "<ds:Object/></ds:Signature>"),
  ],
];

const stricterThanSamlsign: Stricter = [
  ["xml-not-well-formed", "Xerces reads XML 1.1", (xml) => `<?xml version="1.1"?>${xml}`],
  ["xml-encoding", "Xerces reads many encodings", (xml) => `<?xml version="1.0" encoding="ISO-8859-1"?>${xml}`],
  ["xml-comment", "comments are skipped, in values too", inSignatureValue("<!-- -->")],
  ["xml-processing-instruction", "they are skipped", (xml) => `${xml}<?x ?>`],
  ["xml-cdata", "CDATA is text", (xml) => xml.replace(">idp<", "><![CDATA[idp]]><")],
  [
    "xml-id-repeated",
    "IDs are compared within what is signed",
    (xml) => xml.replace("</ds:Signature>", `<ds:KeyInfo><x ID="_a"/></ds:KeyInfo></ds:Signature>`),
  ],
];

describe.each<[name: string, Verifier, ours: Verifier, Stricter, isSkipped: boolean, numRuns: number]>([
  ["xml-crypto", xmlCrypto, ourReader, stricterThanXmlCrypto, false, 250],
  ["xmlsec1 (apt-get install xmlsec1)", xmlsec1, ourReader, stricterThanXmlsec1, isMissing("xmlsec1"), 60],
  [
    "samlsign (apt-get install opensaml-tools)",
    samlsign,
    ourReaderWithSchema,
    stricterThanSamlsign,
    isMissing("samlsign"),
    25,
  ],
])("beside %s", (_, other, ours, stricter, isSkipped, numRuns) => {
  let key: CertifiedKey;
  let messages: readonly (readonly [string, string])[];
  beforeAll(async () => {
    key = await certifiedKey("RSA-SHA256");
    messages = [
      ["assertion", assertionSigned(key)],
      ["response", responseSigned(key)],
      ["loose", looselySigned(key)],
    ];
  });

  it.skipIf(isSkipped)("accepts the same sound messages", () => {
    for (const [, message] of messages) {
      expect(ours(message, key)).toHaveProperty("signed");
      expect(other(message, key)).not.toHaveProperty("refused");
    }
  });

  it.skipIf(isSkipped)(
    "accepts no broken message that is refused there, and refuses alone only for these reasons",
    () => {
      const reasons = new Set<string>(stricter.map(([code]) => code));
      const broken = fc.nat(2).chain((i) => mutationOf(messages[i]?.[1] ?? ""));
      fc.assert(
        fc.property(broken, (message) => {
          expect(agree(ours(message, key), other(message, key), reasons)).toBe(true);
        }),
        { numRuns },
      );
    },
  );

  it.skipIf(isSkipped).each(stricter)("is stricter, with %s: there %s", (code, __, change) => {
    const message = change(assertionSigned(key));
    expect(ours(message, key)).toEqual({ refused: code });
    expect(other(message, key)).not.toHaveProperty("refused");
  });
});

/** Whether both refuse or read the same, or we alone refuse and say why. */
function agree(our: Verdict, their: Verdict, reasons: ReadonlySet<string>): boolean {
  if ("refused" in our) return "refused" in their || reasons.has(our.refused);
  return !("refused" in their) && (their.signed === undefined || their.signed === our.signed);
}
