import { beforeAll, describe, expect, it } from "vitest";

import { readMetadata } from "../metadata/read-metadata.js";
import { createTestProvider, metadataDocument, type TestProvider } from "../testing/provider.test.fixture.js";
import { messageXml, signXml } from "../testing/message.test.fixture.js";
import { attribute, onlyChild, text } from "../xml/element.js";
import { SignatureError } from "./signature-error.js";
import { receivedMessage } from "../testing/received-message.test.fixture.js";
import { verifySignature } from "./verify-signature.js";

const entityId = "https://idp.example.com/saml/metadata";
const more = "http://www.w3.org/2001/04/xmldsig-more#";
const more2007 = "http://www.w3.org/2007/05/xmldsig-more#";
const dsig = "http://www.w3.org/2000/09/xmldsig#";
const xmlenc = "http://www.w3.org/2001/04/xmlenc#";
const exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";
const inclusive = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
const enveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";

let provider: TestProvider;
let stranger: TestProvider;
let signed: string;

beforeAll(async () => {
  [provider, stranger] = await Promise.all([createTestProvider(entityId), createTestProvider(entityId)]);
  signed = signXml(messageXml(), provider);
});

function verify(xml: string, metadata = provider.metadata) {
  return verifySignature(receivedMessage(xml), readMetadata(metadata).keys);
}

function refusalOf(xml: string): string | undefined {
  try {
    verify(xml);
  } catch (error) {
    if (error instanceof SignatureError) return error.reason;
    throw error;
  }
  return undefined;
}

function nameIdOf(xml: string): string | undefined {
  return text(onlyChild(onlyChild(verify(xml).assertion, "saml:Subject"), "saml:NameID"));
}

it("is refused over an attribute value that does not read again in canonical form", () => {
  const xml = messageXml().replace(/(<saml:Attribute Name=")/, "$1]]&gt;");
  expect(refusalOf(signXml(xml, provider))).toBe("reference");
});

describe("a signature that is taken", () => {
  it.each([
    ["RSA-SHA256", `${more}rsa-sha256`, `${xmlenc}sha256`],
    ["RSA-SHA384", `${more}rsa-sha384`, `${more}sha384`],
    ["RSA-SHA512", `${more}rsa-sha512`, `${xmlenc}sha512`],
    ["RSA-SHA1", `${dsig}rsa-sha1`, `${dsig}sha1`],
    ["RSA-PSS with SHA-256", `${more2007}sha256-rsa-MGF1`, `${xmlenc}sha256`],
    ["RSA-PSS with SHA-384", `${more2007}sha384-rsa-MGF1`, `${more}sha384`],
    ["RSA-PSS with SHA-512", `${more2007}sha512-rsa-MGF1`, `${xmlenc}sha512`],
  ])("is made with %s", (_, signatureAlgorithm, digestAlgorithm) => {
    const xml = signXml(messageXml(), provider, { signatureAlgorithm, digestAlgorithm });
    expect(nameIdOf(xml)).toBe("alice");
    expect(verify(xml).algorithms).toEqual(expect.arrayContaining([signatureAlgorithm, digestAlgorithm]));
  });

  it.each([
    ["ECDSA with SHA-1", `${more}ecdsa-sha1`, { name: "ECDSA", namedCurve: "P-256" }],
    ["ECDSA with SHA-256", `${more}ecdsa-sha256`, { name: "ECDSA", namedCurve: "P-256" }],
    ["ECDSA with SHA-384", `${more}ecdsa-sha384`, { name: "ECDSA", namedCurve: "P-384" }],
    ["ECDSA with SHA-512", `${more}ecdsa-sha512`, { name: "ECDSA", namedCurve: "P-521" }],
    ["Ed25519", "http://www.w3.org/2021/04/xmldsig-more#eddsa-ed25519", { name: "Ed25519" }],
  ])("is made with %s", async (_, signatureAlgorithm, algorithm) => {
    const other = await createTestProvider(entityId, algorithm);
    const xml = signXml(messageXml(), other, { signatureAlgorithm });
    expect(attribute(verify(xml, other.metadata).assertion, "ID")).toBe("_assertion");
  });

  it.each([
    ["inclusive canonicalization", { canonicalization: inclusive }],
    ["an inclusive transform", { transforms: [enveloped, inclusive] }],
  ])("has %s", (_, signing) => {
    const xml = signXml(messageXml(), provider, signing);
    expect(nameIdOf(xml)).toBe("alice");
    expect(refusalOf(xml.replace(">alice<", ">alicf<"))).toBe("changed");
  });

  it("stands in the Assertion, in the Response, or in both", () => {
    const byResponse = signXml(messageXml(), provider, { element: "Response" });
    const both = signXml(signed, provider, { element: "Response" });
    expect(verify(signed).response).toBeUndefined();
    for (const xml of [byResponse, both]) {
      expect(attribute(verify(xml).response, "ID")).toBe("_response");
      expect(nameIdOf(xml)).toBe("alice");
    }
  });

  it("needs no KeyInfo", () => {
    expect(nameIdOf(signed.replace(/<ds:KeyInfo>.*<\/ds:KeyInfo>/, ""))).toBe("alice");
  });

  it("may break its base64 into lines", () => {
    const xml = signed.replace(/<ds:SignatureValue>(.{76})/, "<ds:SignatureValue>\n$1\n");
    expect(xml).not.toBe(signed);
    expect(nameIdOf(xml)).toBe("alice");
  });

  it("is made with any key of the metadata, as during a change of keys", () => {
    const metadata = metadataDocument(entityId, [stranger.certificate, provider.certificate]);
    expect(verify(signed, metadata).key.subject).toBe("CN=Test identity provider");
  });
});

describe("a signature is refused", () => {
  it("as unsigned when there is none", () => {
    expect(refusalOf(messageXml())).toBe("unsigned");
  });

  it.each([
    ["changed", "the NameID", ">alice<", ">mallory<"],
    ["changed", "an attribute value", "alice.liddell@", "mallory@"],
    ["changed", "blank space", "</saml:Subject>", "</saml:Subject> "],
    ["changed", "the digest", /<ds:DigestValue>.{4}/, "<ds:DigestValue>AAAA"],
    ["wrong-value", "the signature value", /<ds:SignatureValue>.{4}/, "<ds:SignatureValue>AAAA"],
    ["reference", "the ID of the Assertion", 'ID="_assertion"', 'ID="_other"'],
  ])("with %s when one changes %s after signing", (reason, _, from, to) => {
    expect(refusalOf(signed.replace(from, to))).toBe(reason);
  });

  it("when a stranger's key made it, whatever certificate KeyInfo carries", () => {
    expect(refusalOf(signXml(messageXml(), stranger))).toBe("unknown-key");
    expect(refusalOf(signXml(messageXml(), { ...stranger, certificate: provider.certificate }))).toBe("wrong-value");
  });

  it("when its algorithm is not one of the key's kind", async () => {
    const elliptic = await createTestProvider(entityId, { name: "ECDSA", namedCurve: "P-256" });
    const xml = signXml(messageXml(), provider).replace(/(rsa)(-sha256")/, "ecdsa$2");
    expect(refusalOf(xml)).toBe("wrong-value");
    expect(refusalOf(signXml(messageXml(), elliptic, { signatureAlgorithm: `${more}ecdsa-sha256` }))).toBe(
      "unknown-key",
    );
  });

  it("when what it covers is a Response of another namespace", () => {
    const xml = messageXml().replace("urn:oasis:names:tc:SAML:2.0:protocol", "urn:x");
    expect(refusalOf(signXml(xml, provider, { element: "Response" }))).toBe("reference");
  });

  it("when one of two is broken, whichever it is", () => {
    const both = signXml(signed, provider, { element: "Response" });
    const [first, second] = both.split("<ds:SignatureValue>").slice(1);
    expect(refusalOf(both.replace(first?.slice(0, 4) ?? "", "AAAA"))).toBe("wrong-value");
    // The inner one is part of what the outer one covers.
    expect(refusalOf(both.replace(second?.slice(0, 4) ?? "", "AAAA"))).toBe("changed");
  });

  it.each([
    ["algorithm", "canonicalization with comments", { canonicalization: `${exclusive}WithComments` }],
    ["algorithm", "transforms in another order", { transforms: [exclusive, enveloped] }],
    ["algorithm", "no enveloped transform", { transforms: [exclusive, exclusive] }],
    ["shape", "no exclusive transform", { transforms: [enveloped] }],
    ["shape", "three transforms", { transforms: [enveloped, exclusive, exclusive] }],
  ])("by its %s with %s", (reason, _, signing) => {
    expect(refusalOf(signXml(messageXml(), provider, signing))).toBe(reason);
  });

  it.each([
    ["shape", "an Object", "</ds:Signature>", "<ds:Object/></ds:Signature>"],
    ["shape", "a second SignatureValue", "<ds:KeyInfo>", "<ds:SignatureValue>AAAA</ds:SignatureValue><ds:KeyInfo>"],
    ["shape", "a second SignedInfo", "<ds:SignedInfo>", "<ds:SignedInfo/><ds:SignedInfo>"],
    ["shape", "a wrapped SignedInfo", /(<ds:SignedInfo>.*<\/ds:SignedInfo>)/, "<ds:X>$1</ds:X>"],
    ["shape", "a second Reference", /(<ds:Reference .*<\/ds:Reference>)/, "$1$1"],
    ["shape", "no Reference", /<ds:Reference .*<\/ds:Reference>/, ""],
    ["shape", "elements of another namespace", "<ds:SignedInfo>", '<ds:SignedInfo xmlns:ds="urn:ds">'],
    ["reference", "an empty Reference URI", 'URI="#_assertion"', 'URI=""'],
    ["reference", "no Reference URI", ' URI="#_assertion"', ""],
    ["reference", "a Reference to the Response", 'URI="#_assertion"', 'URI="#_response"'],
    ["reference", "a Reference elsewhere", 'URI="#_assertion"', 'URI="https://evil.example/"'],
    ["reference", "an Assertion without ID", 'ID="_assertion"', ""],
    ["parameters", "a parameter of the signature method", /(rsa-sha256")\/>/, "$1><ds:X/></ds:SignatureMethod>"],
    ["parameters", "an XPath", /(enveloped-signature")\/>/, "$1><ds:XPath>1</ds:XPath></ds:Transform>"],
    [
      "parameters",
      "a strange canonicalization",
      /(c14n#")\/>/,
      "$1><ds:XPath>1</ds:XPath></ds:CanonicalizationMethod>",
    ],
    ["parameters", "a parameter of the digest", /(sha256")\/>(?=<ds:DigestV)/, "$1><ds:X/></ds:DigestMethod>"],
    ["base64", "an element in the DigestValue", "<ds:DigestValue>", "<ds:DigestValue><ds:X/>"],
    ["base64", "a DigestValue of other letters", "<ds:DigestValue>", "<ds:DigestValue>!"],
    ["base64", "a SignatureValue of other letters", "<ds:SignatureValue>", "<ds:SignatureValue>!"],
    ["base64", "an empty SignatureValue", /<ds:SignatureValue>[^<]*/, "<ds:SignatureValue>"],
    ["duplicate-id", "an ID twice", "<samlp:Status>", '<samlp:Status ID="_assertion">'],
    ["duplicate-id", "an Id like an ID", "<samlp:Status>", '<samlp:Status Id="_assertion">'],
    [
      "duplicate-id",
      "an id of another namespace",
      "<samlp:Status>",
      '<samlp:Status xmlns:x="urn:x" x:id="_assertion">',
    ],
  ])("by its %s with %s", (reason, _, from, to) => {
    expect(refusalOf(signed.replace(from, to))).toBe(reason);
  });
});

describe("signature wrapping is refused: the signature is good, but it", () => {
  const signatureOf = (xml: string) => /<ds:Signature .*<\/ds:Signature>/.exec(xml)?.[0] ?? "";

  it("stands in the Response while it covers the Assertion", () => {
    const signature = signatureOf(signed);
    const xml = signed.replace(signature, "").replace("<samlp:Status>", `${signature}<samlp:Status>`);
    expect(refusalOf(xml)).toBe("reference");
  });

  it("stands in the Assertion while it covers the Response", () => {
    const byResponse = signXml(messageXml(), provider, { element: "Response" });
    const signature = signatureOf(byResponse);
    const xml = byResponse.replace(signature, "").replace("<saml:Subject>", `${signature}<saml:Subject>`);
    expect(refusalOf(xml)).toBe("reference");
  });

  it("stands in Extensions of the Response", () => {
    const signature = signatureOf(signed);
    const extensions = `<samlp:Extensions>${signature}</samlp:Extensions>`;
    expect(refusalOf(signed.replace(signature, "").replace("<samlp:Status>", `${extensions}<samlp:Status>`))).toBe(
      "unsigned",
    );
  });

  it.each([
    ["stands twice in the Assertion", "<saml:Subject>"],
    ["has a double in the Subject", "<saml:NameID"],
    ["has a double in its own KeyInfo", "<ds:X509Data>"],
    ["has a double in the Status", "<samlp:StatusCode"],
  ])("%s", (_, place) => {
    expect(refusalOf(signed.replace(place, signatureOf(signed) + place))).toBe("misplaced");
  });
});

it("what is returned stands in a document of its own, parsed from the signed bytes", () => {
  // The status is outside the signed Assertion: it may change, and nothing around the Assertion is in what is returned.
  const xml = signed.replace("status:Success", "status:Responder");
  expect(verify(xml).response).toBeUndefined();
  expect(verify(xml).assertion.parentNode?.nodeName).toBe("#document");
});
