import { generateKeyPairSync } from "node:crypto";

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SignedXml } from "xml-crypto";

import { certifiedKey } from "../testing/certified-key.test.fixture.js";
import { isMissing, run } from "../testing/command.test.fixture.js";
import { dsUri, enveloped, exclusive, method } from "../testing/hand-made-signature.test.fixture.js";
import { refusal } from "../testing/refusal.test.fixture.js";
import { xmlDocument } from "../testing/xml-document.test.fixture.js";
import { parseXml } from "../xml/parse-xml.js";
import { attribute, elementChildren } from "../xml/read-element.js";
import { unverifiedContent, type UnverifiedElement } from "../xml/unverified-element.js";
import { createVerificationKey } from "./verification-key.js";
import { verifyEnvelopedSignature } from "./verify-enveloped-signature.js";

const more = "http://www.w3.org/2001/04/xmldsig-more#";
const xmlenc = "http://www.w3.org/2001/04/xmlenc#";

/** A message of any content in a document that declares namespaces around it; `signature` is its last child. */
function document(content: string, signature: string): string {
  const message = `<m:Message xmlns:m="urn:m" ID="_m">${content}${signature}</m:Message>`;
  return `<r xmlns="urn:d" xmlns:p="urn:p" xmlns:Z="urn:z" xmlns:é="urn:e">\n  ${message}\n</r>`;
}

/** The message in such a document. */
function messageIn(xml: string): UnverifiedElement {
  const [message] = unverifiedContent(parseXml(xml)) ?? [];
  if (message === undefined) throw new Error("no message");
  return message;
}

/** Any element, in whatever form, with whatever namespaces. */
const content = xmlDocument().map((xml) => xml.replace(/^\s*<\?xml.*?\?>/, ""));
const prefixList = fc.subarray(["p", "q", "é", "Z", "m", "x", "#default"]).map((prefixes) => prefixes.join(" "));

describe.skipIf(isMissing("xmlsec1"))("what xmlsec1 signed (apt-get install xmlsec1)", () => {
  function template(signatureMethod: string, digestMethod: string, signedInfoList: string, list: string): string {
    const inclusive = (prefixes: string): string =>
      prefixes && `<ec:InclusiveNamespaces xmlns:ec="${exclusive}" PrefixList="${prefixes}"/>`;
    return `<ds:Signature xmlns:ds="${dsUri}">
      <ds:SignedInfo>
        ${method("CanonicalizationMethod", exclusive, inclusive(signedInfoList))}
        ${method("SignatureMethod", signatureMethod)}
        <ds:Reference URI="#_m">
          <ds:Transforms>${method("Transform", enveloped)}${method("Transform", exclusive, inclusive(list))}</ds:Transforms>
          ${method("DigestMethod", digestMethod)}<ds:DigestValue/>
        </ds:Reference>
      </ds:SignedInfo>
      <ds:SignatureValue/></ds:Signature>`;
  }

  function sign(xml: string, privateKey: string): string {
    const files = { "key.pem": privateKey, "message.xml": xml };
    return run(
      "xmlsec1",
      ["--sign", "--privkey-pem", "key.pem", "--id-attr:ID", "urn:m:Message", "message.xml"],
      files,
    );
  }

  it("is verified, whatever the content and the prefix lists", () => {
    const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const pem = String(privateKey.export({ type: "pkcs8", format: "pem" }));
    const key = createVerificationKey(publicKey);
    fc.assert(
      fc.property(content, prefixList, prefixList, (inner, ...lists) => {
        const signed = sign(document(inner, template(`${more}rsa-sha256`, `${xmlenc}sha256`, ...lists)), pem);
        expect(elementChildren(verifyEnvelopedSignature(messageIn(signed), [key]))).toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ["RSA-SHA256", `${more}rsa-sha256`, `${xmlenc}sha256`],
    ["RSA-SHA384", `${more}rsa-sha384`, `${more}sha384`],
    ["RSA-SHA512", `${more}rsa-sha512`, `${xmlenc}sha512`],
    ["ECDSA-SHA256", `${more}ecdsa-sha256`, `${xmlenc}sha512`],
    ["ECDSA-SHA384", `${more}ecdsa-sha384`, `${xmlenc}sha256`],
    ["ECDSA-SHA512", `${more}ecdsa-sha512`, `${more}sha384`],
  ] as const)("is verified with %s", async (algorithm, signatureMethod, digestMethod) => {
    const { keyObject, certificate } = await certifiedKey(algorithm);
    const xml = document("<a>alice</a>", template(signatureMethod, digestMethod, "", ""));
    const signed = sign(xml, String(keyObject.export({ type: "pkcs8", format: "pem" })));
    const keys = [createVerificationKey(certificate)];
    expect(elementChildren(verifyEnvelopedSignature(messageIn(signed), keys))).toHaveLength(1);
    expect(() => verifyEnvelopedSignature(messageIn(signed.replace(">alice<", ">admin<")), keys)).toThrow(
      refusal("digest-mismatch"),
    );
  });
});

describe("what xml-crypto signed", () => {
  it.each([
    [`${more}rsa-sha256`, `${xmlenc}sha256`, []],
    [`${more}rsa-sha512`, `${xmlenc}sha512`, []],
    [`${more}rsa-sha256`, `${xmlenc}sha512`, ["p"]],
  ])(
    "is verified with %s, %s and the prefixes %j",
    async (signatureAlgorithm, digestAlgorithm, inclusiveNamespacesPrefixList) => {
      const { keyObject, certificate } = await certifiedKey("RSA-SHA256");
      const signer = new SignedXml({
        privateKey: keyObject.export({ type: "pkcs8", format: "pem" }),
        signatureAlgorithm,
        canonicalizationAlgorithm: exclusive,
      });
      const xpath = "//*[local-name()='Message']";
      signer.addReference({
        xpath,
        transforms: [enveloped, exclusive],
        digestAlgorithm,
        inclusiveNamespacesPrefixList,
        uri: "#_m",
      });
      signer.computeSignature(document(`<p:a xml:lang="en" b="&#13;&amp;">x &lt; y</p:a>`, ""), {
        location: { reference: xpath },
      });
      const signed = signer.getSignedXml();
      const keys = [createVerificationKey(certificate)];
      expect(elementChildren(verifyEnvelopedSignature(messageIn(signed), keys))).toHaveLength(1);
      expect(() => verifyEnvelopedSignature(messageIn(signed.replace("x &lt; y", "x")), keys)).toThrow(
        refusal("digest-mismatch"),
      );
    },
  );
});

describe.skipIf(isMissing("samlsign"))("what OpenSAML signed (apt-get install opensaml-tools)", () => {
  const response = `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"
    xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    ID="_r" Version="2.0" IssueInstant="2026-11-22T08:00:00Z">
  <saml:Issuer>https://idp.example.com</saml:Issuer>
  <samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>
  <saml:Assertion ID="_a" Version="2.0" IssueInstant="2026-11-22T08:00:00Z">
    <saml:Issuer>https://idp.example.com</saml:Issuer><saml:Subject><saml:NameID>alice</saml:NameID></saml:Subject>
    <saml:AttributeStatement><saml:Attribute Name="a"><saml:AttributeValue xsi:type="xs:string"
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">x &amp; ü</saml:AttributeValue></saml:Attribute></saml:AttributeStatement>
  </saml:Assertion>
</samlp:Response>`;

  it.each([
    ["RSA-SHA256", `${more}rsa-sha256`, `${xmlenc}sha256`],
    ["RSA-SHA512", `${more}rsa-sha512`, `${xmlenc}sha512`],
    ["ECDSA-SHA256", `${more}ecdsa-sha256`, `${xmlenc}sha256`],
    ["ECDSA-SHA384", `${more}ecdsa-sha384`, `${more}sha384`],
  ] as const)("is verified with %s, by its prefix list", async (algorithm, signatureMethod, digestMethod) => {
    const { keyObject, certificate } = await certifiedKey(algorithm);
    const files = { "key.pem": String(keyObject.export({ type: "pkcs8", format: "pem" })), "response.xml": response };
    // It wants absolute paths.
    const command = `samlsign -s -k "$PWD/key.pem" -alg ${signatureMethod} -dig ${digestMethod} -f "$PWD/response.xml"`;
    const signed = run("sh", ["-c", command], files);
    const keys = [createVerificationKey(certificate)];
    expect(signed).toContain('PrefixList="xs"');
    expect(attribute(verifyEnvelopedSignature(parseXml(signed), keys), "ID")).toBe("_r");
    expect(() => verifyEnvelopedSignature(parseXml(signed.replace(">alice<", ">admin<")), keys)).toThrow(
      refusal("digest-mismatch"),
    );
    expect(() => verifyEnvelopedSignature(parseXml(signed.replace('XMLSchema"', 'XMLSchema-x"')), keys)).toThrow(
      refusal("digest-mismatch"),
    );
  });
});
