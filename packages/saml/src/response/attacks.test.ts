import { createHmac, generateKeyPairSync } from "node:crypto";

import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

import { createDecrypter } from "../encryption/decrypter.js";
import { encryptElement } from "../encryption/encrypt-element.js";
import { createEncryptionRecipient } from "../encryption/encryption-recipient.js";
import { SamlError, type SamlErrorCode } from "../errors.js";
import { encodePostBinding } from "../http-post/encode-post-binding.js";
import { memoryOneTimeStore } from "../request/authn-request.test.fixture.js";
import { createVerificationKey } from "../signature/verification-key.js";
import {
  element,
  elementText,
  inTag,
  replaced,
  signParts,
  signRoot,
  withoutSignatures,
  type Alteration,
} from "../testing/altered-response.test.fixture.js";
import { createIdentity, type Identity } from "../testing/identity.test.fixture.js";
import { refusal } from "../testing/refusal.test.fixture.js";
import { sampleResponse } from "../testing/sample-response.test.fixture.js";
import {
  classicalWrappings,
  furtherWrappings,
  messageWrappings,
  wrapSignature,
  type SignatureWrapping,
} from "../testing/signature-wrapping.test.fixture.js";
import { verifySignature } from "../testing/xml-crypto.test.fixture.js";
import { canonicalXml } from "../xml/canonical-xml.js";
import { saml } from "../xml/namespaces.js";
import { signResponse } from "./sign-response.js";
import { verifyResponse, type VerifiedResponse } from "./verify-response.js";

const decryption = generateKeyPairSync("rsa", { modulusLength: 2048 });
let identity: Identity;
let attacker: Identity;
const signed = { assertion: "", response: "", both: "" };
beforeAll(async () => {
  [identity, attacker] = await Promise.all([createIdentity(), createIdentity()]);
  for (const sign of ["assertion", "response", "both"] as const) {
    signed[sign] = await signResponse(sampleResponse, identity.signer, { sign });
  }
});

function verify(xml: string): Promise<VerifiedResponse> {
  return verifyResponse(
    encodePostBinding(xml),
    {
      signingKeys: [createVerificationKey(identity.certificate)],
      decrypters: [createDecrypter(decryption.privateKey)],
    },
    {
      issuer: sampleResponse.issuer,
      audience: sampleResponse.audiences[0],
      assertionConsumerService: sampleResponse.destination,
      inResponseTo: "unsolicited",
      now: sampleResponse.issueInstant,
      usedIds: memoryOneTimeStore(),
    },
  );
}

function signedFor(wrapping: SignatureWrapping): string {
  return wrapping.signed === "message" ? signed.response : signed.assertion;
}

/** What the attacker changes in his copy: the name, and IDs so that none occurs twice. */
function forge(xml: string): string {
  return xml.replace(">alice<", ">admin<").replaceAll(/ ID="_/g, ' ID="_forged');
}

describe("signature wrapping", () => {
  it.each([...new Set([...classicalWrappings, ...furtherWrappings, ...messageWrappings])])(
    "is refused with $code: $name",
    async (wrapping) => {
      const wrapped = wrapSignature(signedFor(wrapping), wrapping, forge);
      expect(wrapped).toContain(">admin<");
      // The signature itself still verifies, over the original: this is what misleads others.
      expect(verifySignature(wrapped, identity.certificatePem)).toContain(">alice<");
      await expect(verify(wrapped)).rejects.toThrow(refusal(wrapping.code));
    },
  );

  it.each(classicalWrappings)("is refused with xml-id-repeated where both have one ID: $name", async (wrapping) => {
    const wrapped = wrapSignature(signedFor(wrapping), wrapping, (it) => it.replace(">alice<", ">admin<"));
    await expect(verify(wrapped)).rejects.toThrow(refusal("xml-id-repeated"));
  });
});

describe("what attackers did to others", () => {
  it.each<[SamlErrorCode, string, Alteration]>([
    [
      "xml-comment",
      "a comment that cuts the name (CVE-2017-11427, CVE-2018-0489)",
      replaced(">alice<", ">alice<!---->.evil<"),
    ],
    [
      "xml-processing-instruction",
      "a processing instruction that does (OneUptime#2988)",
      replaced(">alice<", ">alice<?x?>.evil<"),
    ],
    ["xml-cdata", "a CDATA section that does", replaced(">alice<", "><![CDATA[alice]]><")],
    [
      "xml-comment",
      "a comment before the digest (CVE-2025-29775)",
      replaced("<ds:DigestValue>", "<ds:DigestValue><!--x-->"),
    ],
    [
      "xml-doctype",
      "entities of a document type (XXE)",
      (xml) => `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${xml}`,
    ],
    ["xml-not-well-formed", "an entity without one", replaced(">alice<", ">&e;<")],
    ["xml-not-well-formed", "a second root (CVE-2022-39353, CVE-2022-39299)", (xml) => `${xml}<x/>`],
    ["xml-not-well-formed", "text behind the root", (xml) => `${xml}x`],
    ["xml-character-not-allowed", "a reference to no character", replaced(">alice<", ">alice&#0;<")],
    [
      "xml-namespace-not-allowed",
      "a relative namespace, at which canonicalization fails (CVE-2025-66568, CVE-2025-66475)",
      inTag("samlp:Response", " xmlns", ' xmlns:x="x" xmlns'),
    ],
    [
      "xml-attribute-repeated",
      "two attributes of one expanded name (CVE-2025-25291)",
      inTag("saml:Assertion", " ID", ' xmlns:a="urn:x" xmlns:b="urn:x" a:y="" b:y="" ID'),
    ],
    [
      "xml-id-repeated",
      "the ID of the Assertion as Id of its signature",
      inTag("ds:Signature", " xmlns", ` Id="${sampleResponse.assertionId}" xmlns`),
    ],
    ["schema-invalid", "an ID with a quote, for readers with XPath", replaced(sampleResponse.id, "x' or '1'='1")],
    ["schema-invalid", "two SignedInfo (CVE-2025-29774)", element("ds:SignedInfo", (it) => it + it)],
    [
      "schema-invalid",
      "a SignatureMethod outside of SignedInfo",
      replaced("<ds:SignatureValue>", '<ds:SignatureMethod Algorithm="urn:x"/><ds:SignatureValue>'),
    ],
    ["schema-invalid", "a second signature that nobody looks at", element("ds:Signature", (it) => it + it)],
    [
      "schema-invalid",
      "an Assertion in another namespace",
      replaced(
        '<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"',
        '<saml:Assertion xmlns:saml="urn:evil"',
      ),
    ],
    ["signature-missing", "no signature", element("ds:Signature", () => "")],
    ["signature-object", "an Object in the signature", replaced("</ds:Signature>", "<ds:Object/></ds:Signature>")],
    [
      "reference-not-to-parent",
      "a reference to the whole document",
      replaced(`URI="#${sampleResponse.assertionId}"`, 'URI=""'),
    ],
    [
      "reference-not-to-parent",
      "a reference to elsewhere",
      replaced(`URI="#${sampleResponse.assertionId}"`, 'URI="https://evil.example/"'),
    ],
    [
      "transform-not-allowed",
      "a style sheet as transform",
      replaced(enveloped, "http://www.w3.org/TR/1999/REC-xslt-19991116"),
    ],
    [
      "canonicalization-not-allowed",
      "another canonicalization",
      inTag("ds:CanonicalizationMethod", exclusive, "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"),
    ],
    ["digest-mismatch", "another name", replaced(">alice<", ">admin<")],
    ["digest-mismatch", "another role", replaced("role/WorkSpaces", "role/Admin")],
  ])("is refused with %s: %s", async (code, _, alteration) => {
    await expect(verify(alteration(signed.assertion))).rejects.toThrow(refusal(code));
  });

  it("is refused: a signature by the attacker, who brings his certificate along (CVE-2021-21239)", async () => {
    const xml = await signResponse(sampleResponse, attacker.signer, { sign: "both" });
    await expect(verify(xml)).rejects.toThrow(refusal("signature-invalid"));
  });

  it("is refused: our certificate taken for the key of an HMAC (GHSA-c27r-x354-4m68)", async () => {
    const forged = replaced(">alice<", ">admin<")(withoutSignatures(signed.assertion));
    const hmac = { ...attacker.signer, sign: (data: Uint8Array) => Promise.resolve(hmacOf(data)) };
    const xml = await signParts(forged, "assertion", hmac);
    const named = replaced(
      "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
      "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256",
    );
    await expect(verify(named(xml))).rejects.toThrow(refusal("signature-algorithm-not-allowed"));
  });

  it("is refused: a signature over something else in the Response (wrapped_response of php-saml)", async () => {
    const group = `<md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" ID="_group"><md:EntityDescriptor entityID="urn:e"><md:AffiliationDescriptor affiliationOwnerID="urn:o"><md:AffiliateMember>urn:m</md:AffiliateMember></md:AffiliationDescriptor></md:EntityDescriptor></md:EntitiesDescriptor>`;
    const extensions = `<samlp:Extensions>${await signRoot(group, identity.signer)}</samlp:Extensions>`;
    const xml = replaced("<samlp:Status>", `${extensions}<samlp:Status>`)(withoutSignatures(signed.assertion));
    expect(verifySignature(xml, identity.certificatePem)).toContain("_group");
    await expect(verify(xml)).rejects.toThrow(refusal("signature-missing"));
  });

  it("is refused: a prefix that means something only by a declaration that no signature covers", async () => {
    const plaintext = elementText(withoutSignatures(signed.assertion), "saml:Assertion");
    const undeclared = plaintext.replace(` xmlns:saml="${saml.uri}"`, "").replaceAll("saml:", "p:");
    const encrypted = element("saml:Assertion", () => {
      const data = canonicalXml(encryptElement(undeclared, createEncryptionRecipient(decryption.publicKey)));
      return `<saml:EncryptedAssertion xmlns:saml="${saml.uri}">${data}</saml:EncryptedAssertion>`;
    })(withoutSignatures(signed.assertion));
    const xml = await signRoot(encrypted, identity.signer);
    // Exclusive canonicalization leaves out what no name uses.
    const declared = inTag("samlp:Response", " xmlns", ` xmlns:p="${saml.uri}" xmlns`)(xml);
    expect(verifySignature(declared, identity.certificatePem)).toContain("EncryptedAssertion");
    await expect(verify(declared)).rejects.toThrow(refusal("xml-prefix-undeclared"));
  });

  it.each(["assertion", "response", "both"] as const)(
    "is refused, or changes nothing: any other character anywhere in a Response of which is signed: %s",
    async (part) => {
      const [xml, statement] = [signed[part], await verify(signed[part])];
      const changes = fc.tuple(fc.nat({ max: xml.length - 1 }), fc.integer({ min: 1, max: 127 }));
      await fc.assert(
        fc.asyncProperty(changes, async ([at, bits]) => {
          const changed = xml.slice(0, at) + String.fromCharCode(xml.charCodeAt(at) ^ bits) + xml.slice(at + 1);
          const outcome = await verify(changed).catch((error: unknown) =>
            error instanceof SamlError ? "refused" : error,
          );
          expect(["refused", statement]).toContainEqual(outcome);
        }),
        { numRuns: 500 },
      );
    },
  );
});

function hmacOf(data: Uint8Array): Uint8Array {
  return new Uint8Array(createHmac("sha256", identity.certificatePem).update(data).digest());
}

const enveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
const exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";
