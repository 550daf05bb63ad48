import { hash } from "node:crypto";

import { beforeAll, describe, expect, it } from "vitest";

import {
  certifiedKey,
  isSignature,
  signatureAlgorithmNames,
  type CertifiedKey,
} from "../testing/certified-key.test.fixture.js";
import { isMissing, run } from "../testing/command.test.fixture.js";
import { exclusiveCanonicalForm, verifySignature } from "../testing/xml-crypto.test.fixture.js";
import { canonicalXml } from "../xml/canonical-xml.js";
import { element } from "../xml/element.js";
import { saml } from "../xml/namespaces.js";
import { createSigner } from "./create-signer.js";
import { afterIssuer, afterStartTag, signEnveloped } from "./sign-enveloped.js";
import type { SignatureAlgorithm } from "./signature-algorithms.js";

const more = "http://www.w3.org/2001/04/xmldsig-more#";
const more2007 = "http://www.w3.org/2007/05/xmldsig-more#";
const xmlenc = "http://www.w3.org/2001/04/xmlenc#";

const methods: Readonly<Record<SignatureAlgorithm, readonly [signature: string, digest: string, hash: string]>> = {
  "RSA-SHA256": [`${more}rsa-sha256`, `${xmlenc}sha256`, "sha256"],
  "RSA-SHA384": [`${more}rsa-sha384`, `${more}sha384`, "sha384"],
  "RSA-SHA512": [`${more}rsa-sha512`, `${xmlenc}sha512`, "sha512"],
  "RSA-PSS-SHA256": [`${more2007}sha256-rsa-MGF1`, `${xmlenc}sha256`, "sha256"],
  "RSA-PSS-SHA384": [`${more2007}sha384-rsa-MGF1`, `${more}sha384`, "sha384"],
  "RSA-PSS-SHA512": [`${more2007}sha512-rsa-MGF1`, `${xmlenc}sha512`, "sha512"],
  "ECDSA-SHA256": [`${more}ecdsa-sha256`, `${xmlenc}sha256`, "sha256"],
  "ECDSA-SHA384": [`${more}ecdsa-sha384`, `${more}sha384`, "sha384"],
  "ECDSA-SHA512": [`${more}ecdsa-sha512`, `${xmlenc}sha512`, "sha512"],
};

const xml = canonicalXml(
  element(saml, "Assertion", { ID: "_1", Version: "2.0" }, [
    element(saml, "Issuer", {}, ["https://idp.example.com/é?a&b"]),
    element(saml, "Advice", {}, []),
  ]),
);

const keys = new Map<string, CertifiedKey>();
beforeAll(async () => {
  for (const algorithm of signatureAlgorithmNames) keys.set(algorithm, await certifiedKey(algorithm));
});

async function sign(algorithm: SignatureAlgorithm): Promise<{ signed: string; key: CertifiedKey }> {
  const key = keys.get(algorithm);
  if (key === undefined) throw new Error(`no key for ${algorithm}`);
  const signer = createSigner(key.keyObject, key.certificate, { algorithm });
  return { signed: await signEnveloped({ id: "_1", xml, signatureAt: afterIssuer(xml) }, signer), key };
}

/** The text between the first pair of tags of this name. */
function textOf(name: string, document: string): string {
  return document.split(new RegExp(`</?ds:${name}>`))[1] ?? "";
}

describe.each(signatureAlgorithmNames)("signEnveloped with %s", (algorithm) => {
  const [signatureMethod, digestMethod, hashName] = methods[algorithm];

  it("names the methods as RFC 9231 does", async () => {
    const { signed } = await sign(algorithm);
    expect(signed).toContain(`<ds:SignatureMethod Algorithm="${signatureMethod}">`);
    expect(signed).toContain(`<ds:DigestMethod Algorithm="${digestMethod}">`);
  });

  it("writes canonical form, with the signature behind the issuer and all else as it was", async () => {
    const { signed } = await sign(algorithm);
    expect(exclusiveCanonicalForm(signed)).toBe(signed);
    expect(signed.replace(/(?<=<\/saml:Issuer>)<ds:Signature .*<\/ds:Signature>/, "")).toBe(xml);
  });

  it("signs the canonical SignedInfo, and in it the digest of the element without the signature", async () => {
    const { signed, key } = await sign(algorithm);
    const alone = `<ds:SignedInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">${textOf("SignedInfo", signed)}</ds:SignedInfo>`;
    const octets = new TextEncoder().encode(exclusiveCanonicalForm(alone));
    const value = new Uint8Array(Buffer.from(textOf("SignatureValue", signed), "base64"));

    expect(isSignature(algorithm, octets, value, key.publicKey)).toBe(true);
    expect(textOf("DigestValue", signed)).toBe(hash(hashName, xml, "base64"));
    expect(textOf("X509Certificate", signed)).toBe(Buffer.from(key.certificate).toString("base64"));
  });
});

describe("signEnveloped", () => {
  it.each(["RSA-SHA256", "RSA-SHA512", "RSA-PSS-SHA256"] as const)(
    "writes what xml-crypto verifies: %s",
    async (name) => {
      const { signed, key } = await sign(name);
      expect(verifySignature(signed, key.certificatePem)).toBe(xml);
    },
  );

  it("escapes the ID as it is escaped in the element", async () => {
    const key = await certifiedKey("ECDSA-SHA256");
    const signer = createSigner(key.keyObject, key.certificate);
    const signed = await signEnveloped({ id: `"<&`, xml, signatureAt: afterIssuer(xml) }, signer);
    expect(signed).toContain('<ds:Reference URI="#&quot;&lt;&amp;">');
  });
});

describe.skipIf(isMissing("xmlsec1"))("xmlsec1 (apt-get install xmlsec1)", () => {
  // Before version 1.3 it knows no RSA-PSS.
  const known = signatureAlgorithmNames.filter((name) => !name.startsWith("RSA-PSS"));
  const options = ["--enabled-key-data", "rsa,ecdsa", "--enabled-reference-uris", "same-doc", "--id-attr:ID"];
  const id = "urn:oasis:names:tc:SAML:2.0:assertion:Assertion";

  it.each(known)("verifies %s", async (algorithm) => {
    const { signed, key } = await sign(algorithm);
    const files = { "signed.xml": signed, "idp.pem": key.certificatePem };
    const command = ["--verify", "--pubkey-cert-pem", "idp.pem", ...options, id, "signed.xml"];
    expect(() => run("xmlsec1", command, files)).not.toThrow();
    expect(() => run("xmlsec1", command, { ...files, "signed.xml": signed.replace("Advice", "Advise") })).toThrow();
  });
});

describe("the place of a signature", () => {
  it("is behind the first issuer", () => {
    const nested = "<a><saml:Issuer>x</saml:Issuer><b><saml:Issuer>y</saml:Issuer></b></a>";
    expect(nested.slice(0, afterIssuer(nested))).toBe("<a><saml:Issuer>x</saml:Issuer>");
  });

  it("is behind the start tag, whatever its attributes hold", () => {
    const root = element(saml, "A", { a: "x>y</z>'", b: "" }, [element(saml, "B", {}, ["text"])]);
    const document = canonicalXml(root);
    expect(document.slice(0, afterStartTag(document))).toBe(`<saml:A xmlns:saml="${saml.uri}" a="x>y&lt;/z>'" b="">`);
  });

  it.each([
    ["an issuer", afterIssuer],
    ["a start tag", afterStartTag],
  ])("needs %s", (_, placeIn) => {
    expect(() => placeIn("text")).toThrow(TypeError);
  });
});
