import { createHash, createHmac, generateKeyPairSync, hash, sign } from "node:crypto";

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { SamlErrorCode } from "../errors.js";
import {
  dsUri,
  enveloped,
  exclusive,
  message,
  method,
  signByHand,
  signedInfo,
  transforms,
  type HandMade,
} from "../testing/hand-made-signature.test.fixture.js";
import { refusal } from "../testing/refusal.test.fixture.js";
import { parseXml } from "../xml/parse-xml.js";
import { child, elementChildren, expandedName, text } from "../xml/read-element.js";
import { unverifiedChildren, type ReadElement } from "../xml/unverified-element.js";
import type { DatedSignaturePolicy } from "./signature-policy.js";
import { createVerificationKey } from "./verification-key.js";
import {
  isSigned,
  openSignedElement,
  verifyEnvelopedSignature,
  type SignedElement,
} from "./verify-enveloped-signature.js";

const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const key = createVerificationKey(publicKey);
const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 });

function verify(xml: string, policy?: DatedSignaturePolicy): ReadElement {
  return verifyEnvelopedSignature(parseXml(xml), [key], policy);
}

/** The name in a message that was verified. */
function nameIn(element: ReadElement): string | undefined {
  const name = child(element, "urn:m", "Name");
  return name && text(name);
}

function signed(handMade: HandMade = {}): string {
  return signByHand(privateKey, handMade);
}

/** Replaces what stands in a text exactly once. */
function changed(xml: string, from: string | RegExp, to: string): string {
  if (xml.split(from).length < 2) throw new Error(`nothing to replace: ${String(from)}`);
  return xml.replace(from, () => to);
}

const sound = signed();

describe("verifyEnvelopedSignature", () => {
  it("returns what was signed, and nothing else", () => {
    const read = verify(sound);
    expect(expandedName(read)).toEqual({ namespaceURI: "urn:m", localName: "Message" });
    expect(elementChildren(read).map((it) => expandedName(it).localName)).toEqual(["Issuer", "Name"]);
    expect(nameIn(read)).toBe("alice");
  });

  it.each<[string, SamlErrorCode, string]>([
    ["nothing is signed", "signature-missing", message],
    [
      "the signature is not a child",
      "signature-missing",
      signed({ document: (it) => message.replace("sp", () => it) }),
    ],
    [
      "the signature is around it",
      "signature-missing",
      signed({ document: (it) => changed(it, "</ds:Signature>", `${message}</ds:Signature>`) }),
    ],
    ["the signature is of another namespace", "signature-missing", sound.replaceAll(dsUri, "urn:ds")],
    [
      "there are two signatures",
      "signature-repeated",
      changed(
        sound,
        /<ds:Signature .*<\/ds:Signature>/,
        /<ds:Signature .*<\/ds:Signature>/.exec(sound)?.[0].repeat(2) ?? "",
      ),
    ],
    ["text was changed", "digest-mismatch", changed(sound, "alice", "admin")],
    ["text was added", "digest-mismatch", changed(sound, "</m:Name>", "</m:Name> ")],
    ["an element was added", "digest-mismatch", changed(sound, "</m:Name>", "</m:Name><m:Name>admin</m:Name>")],
    ["an element was put before", "digest-mismatch", changed(sound, "<m:Issuer>", "<m:Name>admin</m:Name><m:Issuer>")],
    ["an element was removed", "digest-mismatch", changed(sound, "<m:Name>alice</m:Name>", "")],
    ["an attribute was changed", "digest-mismatch", changed(sound, 'Version="2.0"', 'Version="2.1"')],
    ["an attribute was added", "digest-mismatch", changed(sound, 'Version="2.0"', 'Version="2.0" Id="_x"')],
    [
      "an ID of another namespace was added",
      "digest-mismatch",
      changed(sound, 'Version="2.0"', 'Version="2.0" m:ID="_x"'),
    ],
    ["a namespace was changed", "digest-mismatch", changed(sound, 'xmlns:m="urn:m"', 'xmlns:m="urn:n"')],
    ["the ID was changed", "reference-not-to-parent", changed(sound, 'ID="_m"', 'ID="_n"')],
    ["the ID was removed", "reference-not-to-parent", changed(sound, ' ID="_m"', "")],
    ["the ID became one of another namespace", "reference-not-to-parent", changed(sound, 'ID="_m"', 'm:ID="_m"')],
    ["the ID became an Id", "reference-not-to-parent", changed(sound, 'ID="_m"', 'Id="_m"')],
    ["the reference was changed", "reference-not-to-parent", changed(sound, 'URI="#_m"', 'URI="#_n"')],
    ["the digest was changed", "signature-invalid", changed(sound, /<ds:DigestValue>.{4}/, "<ds:DigestValue>AAAA")],
    [
      "the signature was changed",
      "signature-invalid",
      changed(sound, /<ds:SignatureValue>.{4}/, "<ds:SignatureValue>AAAA"),
    ],
    ["the signature is empty", "signature-invalid", changed(sound, /(?<=<ds:SignatureValue>)[^<]*/, "")],
    ["the signature is cut off", "signature-invalid", changed(sound, /(?<=<ds:SignatureValue>)[^<]{4}/, "")],
    ["the algorithm was changed", "signature-invalid", changed(sound, "#rsa-sha256", "#rsa-sha512")],
    [
      "the algorithm became one of another kind of key",
      "signature-invalid",
      changed(sound, "#rsa-sha256", "#ecdsa-sha256"),
    ],
    [
      "a transform was changed",
      "signature-invalid",
      changed(sound, `${exclusive}"></ds:Transform>`, `${exclusive}WithComments"></ds:Transform>`),
    ],
    [
      "SignatureValue is no base64",
      "signature-malformed",
      changed(sound, /<ds:SignatureValue>./, "<ds:SignatureValue>!"),
    ],
    [
      "SignatureValue holds an element",
      "signature-malformed",
      changed(sound, "<ds:SignatureValue>", "<ds:SignatureValue><x/>"),
    ],
    ["DigestValue holds an element", "signature-malformed", changed(sound, "<ds:DigestValue>", "<ds:DigestValue><x/>")],
    ["the signature holds text", "signature-malformed", changed(sound, "<ds:SignatureValue>", "x<ds:SignatureValue>")],
    ["SignedInfo holds text", "signature-malformed", changed(sound, "<ds:Reference", "x<ds:Reference")],
  ])("refuses when %s (%s)", (_, code, xml) => {
    expect(() => verify(xml)).toThrow(refusal(code));
  });

  it.each<[string, SamlErrorCode, NonNullable<HandMade["signature"]>]>([
    ["without SignedInfo", "signature-malformed", (_, value) => value],
    ["without SignatureValue", "signature-malformed", (info) => info],
    ["that is empty", "signature-malformed", () => ""],
    ["in another order", "signature-malformed", (info, value) => value + info],
    ["with two SignedInfo", "signature-malformed", (info, value) => info + info + value],
    ["with two SignedInfo, one behind", "signature-malformed", (info, value) => info + value + info],
    ["with two SignatureValue", "signature-malformed", (info, value) => info + value + value],
    ["with a wrapped SignedInfo", "signature-malformed", (info, value) => `<x>${info}</x>${value}`],
    [
      "with a SignedInfo of another namespace",
      "signature-malformed",
      (info, value) => info.replaceAll("ds:SignedInfo", "SignedInfo") + value,
    ],
    [
      "with SignatureMethod outside of SignedInfo",
      "signature-malformed",
      (info, value) => method("SignatureMethod", "urn:x") + info + value,
    ],
    [
      "with CanonicalizationMethod outside of SignedInfo",
      "signature-malformed",
      (info, value) => info + method("CanonicalizationMethod", exclusive) + value,
    ],
    ["with KeyInfo before SignatureValue", "signature-malformed", (info, value) => `${info}<ds:KeyInfo/>${value}`],
    ["with two KeyInfo", "signature-malformed", (info, value) => `${info}${value}<ds:KeyInfo/><ds:KeyInfo/>`],
    ["with an unknown element", "signature-malformed", (info, value) => `${info}${value}<x/>`],
    ["with an Object", "signature-object", (info, value) => `${info}${value}<ds:Object/>`],
    [
      "with the message in an Object",
      "signature-object",
      (info, value) => `${info}${value}<ds:Object><m:Message/></ds:Object>`,
    ],
    [
      "with a Manifest in an Object",
      "signature-object",
      (info, value) => `${info}${value}<ds:Object><ds:Manifest/></ds:Object>`,
    ],
    ["with SignedInfo in an Object", "signature-object", (info, value) => `<ds:Object>${info}</ds:Object>${value}`],
  ])("refuses a signature %s (%s)", (_, code, signature) => {
    expect(() => verify(signed({ signature }))).toThrow(refusal(code));
  });

  const c14n = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
  const inclusive = (attributes: string, content = ""): string =>
    `<ec:InclusiveNamespaces xmlns:ec="${exclusive}"${attributes}>${content}</ec:InclusiveNamespaces>`;

  it.each<[string, SamlErrorCode, Parameters<typeof signedInfo>[1]]>([
    ["to the whole document", "reference-not-to-parent", { uri: ' URI=""' }],
    ["to nothing", "reference-not-to-parent", { uri: "" }],
    ["to another element", "reference-not-to-parent", { uri: ' URI="#_n"' }],
    ["to another document", "reference-not-to-parent", { uri: ' URI="https://evil.example/#_m"' }],
    ["to a file", "reference-not-to-parent", { uri: ' URI="file:///etc/passwd"' }],
    ["by XPointer", "reference-not-to-parent", { uri: ` URI="#xpointer(id('_m'))"` }],
    ["to the root by XPointer", "reference-not-to-parent", { uri: ' URI="#xpointer(/)"' }],
    ["without a number sign", "reference-not-to-parent", { uri: ' URI="_m"' }],
    ["with a percent-encoded ID", "reference-not-to-parent", { uri: ' URI="#%5Fm"' }],
    ["with white space around it", "reference-not-to-parent", { uri: ' URI=" #_m"' }],
    ["in an attribute of another namespace", "reference-not-to-parent", { uri: ` xmlns:x="urn:x" x:URI="#_m"` }],
    [
      "with transforms in something else",
      "signature-malformed",
      { transforms: transforms(enveloped, exclusive).replaceAll("ds:Transforms", "ds:Manifest") },
    ],
    ["without transforms", "signature-malformed", { transforms: "" }],
    ["with empty Transforms", "transform-not-allowed", { transforms: transforms() }],
    ["without canonicalization", "transform-not-allowed", { transforms: transforms(enveloped) }],
    ["without enveloped-signature", "transform-not-allowed", { transforms: transforms(exclusive) }],
    ["with transforms in the other order", "transform-not-allowed", { transforms: transforms(exclusive, enveloped) }],
    [
      "with enveloped-signature twice",
      "transform-not-allowed",
      { transforms: transforms(enveloped, enveloped, exclusive) },
    ],
    [
      "with canonicalization twice",
      "transform-not-allowed",
      { transforms: transforms(enveloped, exclusive, exclusive) },
    ],
    ["with inclusive canonicalization", "transform-not-allowed", { transforms: transforms(enveloped, c14n) }],
    [
      "with XPath",
      "transform-not-allowed",
      { transforms: transforms("http://www.w3.org/TR/1999/REC-xpath-19991116", exclusive) },
    ],
    [
      "with XPath beside",
      "transform-not-allowed",
      { transforms: transforms(enveloped, exclusive, "http://www.w3.org/2002/06/xmldsig-filter2") },
    ],
    [
      "with XSLT",
      "transform-not-allowed",
      { transforms: transforms(enveloped, "http://www.w3.org/TR/1999/REC-xslt-19991116") },
    ],
    ["with base64", "transform-not-allowed", { transforms: transforms(enveloped, `${dsUri}base64`) }],
    [
      "with a transform without algorithm",
      "transform-not-allowed",
      { transforms: `<ds:Transforms><ds:Transform></ds:Transform><ds:Transform></ds:Transform></ds:Transforms>` },
    ],
    [
      "with parameters of enveloped-signature",
      "transform-not-allowed",
      {
        transforms: transforms(enveloped, exclusive).replace(
          "></ds:Transform>",
          "><ds:XPath></ds:XPath></ds:Transform>",
        ),
      },
    ],
    [
      "with something else among the transforms",
      "transform-not-allowed",
      { transforms: transforms(enveloped, exclusive).replace(/ds:Transform(?=[ >])/g, "ds:XPath") },
    ],
    [
      "with parameters that are none of exclusive canonicalization",
      "signature-malformed",
      {
        transforms: `<ds:Transforms>${method("Transform", enveloped)}${method("Transform", exclusive, "<ds:XPath></ds:XPath>")}</ds:Transforms>`,
      },
    ],
    [
      "with two PrefixLists",
      "signature-malformed",
      {
        transforms: `<ds:Transforms>${method("Transform", enveloped)}${method("Transform", exclusive, inclusive(' PrefixList="m"').repeat(2))}</ds:Transforms>`,
      },
    ],
    [
      "with an endless PrefixList",
      "signature-malformed",
      {
        transforms: `<ds:Transforms>${method("Transform", enveloped)}${method("Transform", exclusive, inclusive(` PrefixList="${"m ".repeat(600)}"`))}</ds:Transforms>`,
      },
    ],
    [
      "with content in the PrefixList",
      "signature-malformed",
      { canonicalizationMethod: method("CanonicalizationMethod", exclusive, inclusive(' PrefixList="m"', "x")) },
    ],
    ["without CanonicalizationMethod", "signature-malformed", { canonicalizationMethod: "" }],
    [
      "with inclusive CanonicalizationMethod",
      "canonicalization-not-allowed",
      { canonicalizationMethod: method("CanonicalizationMethod", c14n) },
    ],
    [
      "with another CanonicalizationMethod",
      "canonicalization-not-allowed",
      { canonicalizationMethod: method("CanonicalizationMethod", "http://www.w3.org/2006/12/xml-c14n11") },
    ],
    [
      "with a CanonicalizationMethod without algorithm",
      "canonicalization-not-allowed",
      { canonicalizationMethod: "<ds:CanonicalizationMethod></ds:CanonicalizationMethod>" },
    ],
    ["without SignatureMethod", "signature-malformed", { signatureMethod: "" }],
    [
      "with HMACOutputLength",
      "signature-malformed",
      {
        signatureMethod: method(
          "SignatureMethod",
          "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
          "<ds:HMACOutputLength>0</ds:HMACOutputLength>",
        ),
      },
    ],
    [
      "with an unknown algorithm",
      "signature-algorithm-not-allowed",
      { signatureMethod: method("SignatureMethod", "urn:x") },
    ],
    [
      "without algorithm",
      "signature-algorithm-not-allowed",
      { signatureMethod: "<ds:SignatureMethod></ds:SignatureMethod>" },
    ],
    [
      "with RSA-SHA1",
      "signature-algorithm-not-allowed",
      { signatureMethod: method("SignatureMethod", `${dsUri}rsa-sha1`) },
    ],
    [
      "with RSA-MD5",
      "signature-algorithm-not-allowed",
      { signatureMethod: method("SignatureMethod", "http://www.w3.org/2001/04/xmldsig-more#rsa-md5") },
    ],
    ["with DSA", "signature-algorithm-not-allowed", { signatureMethod: method("SignatureMethod", `${dsUri}dsa-sha1`) }],
    ["without DigestMethod", "signature-malformed", { digestMethod: "" }],
    [
      "with parameters of the digest",
      "signature-malformed",
      { digestMethod: method("DigestMethod", "http://www.w3.org/2001/04/xmlenc#sha256", "<x></x>") },
    ],
    ["with an unknown digest", "digest-algorithm-not-allowed", { digestMethod: method("DigestMethod", "urn:x") }],
    ["with a SHA-1 digest", "digest-algorithm-not-allowed", { digestMethod: method("DigestMethod", `${dsUri}sha1`) }],
    [
      "with an MD5 digest",
      "digest-algorithm-not-allowed",
      { digestMethod: method("DigestMethod", "http://www.w3.org/2001/04/xmldsig-more#md5") },
    ],
  ])("refuses, though signed with the right key, a reference %s (%s)", (_, code, parts) => {
    expect(() => verify(signed({ signedInfo: (digest) => signedInfo(digest, parts) }))).toThrow(refusal(code));
  });

  it.each<[string, SamlErrorCode, (digest: string) => string]>([
    [
      "several references",
      "signature-malformed",
      (digest) => signedInfo(digest) + signedInfo(digest).replace(/.*(?=<ds:Reference)/, ""),
    ],
    ["no reference", "signature-malformed", (digest) => signedInfo(digest).replace(/<ds:Reference.*/, "")],
    ["something behind the reference", "signature-malformed", (digest) => `${signedInfo(digest)}<x></x>`],
    [
      "a reference of another namespace",
      "signature-malformed",
      (digest) => signedInfo(digest).replaceAll("ds:Reference", "Reference"),
    ],
    [
      "two digests",
      "signature-malformed",
      (digest) => signedInfo(digest).replace(/<ds:DigestValue.*?>/, (it) => `${it}x</ds:DigestValue>${it}`),
    ],
    ["a digest of nothing", "digest-mismatch", () => signedInfo(createHash("sha256").digest("base64"))],
    [
      "a digest of the signed message",
      "digest-mismatch",
      () => signedInfo(createHash("sha256").update(sound).digest("base64")),
    ],
    ["an empty digest", "digest-mismatch", () => signedInfo("")],
    ["a digest that is cut off", "digest-mismatch", (digest) => signedInfo(digest.slice(0, 40))],
    ["a digest that is no base64", "digest-mismatch", (digest) => signedInfo(`!${digest.slice(1)}`)],
    ["a digest without padding", "digest-mismatch", (digest) => signedInfo(digest.replace("=", ""))],
  ])("refuses, though signed with the right key, %s (%s)", (_, code, content) => {
    expect(() => verify(signed({ signedInfo: content }))).toThrow(refusal(code));
  });

  it.each(["_m'", '_m"', "_m or 1=1", "#_m", "_é", "1m", ""])(
    "refuses the ID %j, which no reader need be safe from",
    (id) => {
      const escaped = id.replaceAll('"', "&quot;");
      const covered = message.replace("_m", () => escaped);
      const xml = signed({ covered, signedInfo: (digest) => signedInfo(digest, { uri: ` URI="#${escaped}"` }) });
      expect(() => verify(xml)).toThrow(refusal("reference-not-to-parent"));
    },
  );

  it.each(["<!-- x -->", "<?x ?>", "<![CDATA[]]>"])(
    "never gets to see %s in a digest, a signature or a name",
    (markup) => {
      for (const place of ["<ds:DigestValue>", "<ds:SignatureValue>", "<m:Name>", "<ds:SignedInfo>"]) {
        expect(() => verify(changed(sound, place, place + markup))).toThrow(/holds a/);
      }
    },
  );
});

describe("verifyEnvelopedSignature, of keys", () => {
  it("refuses the signature of a stranger, and any if there is no key", () => {
    expect(() => verify(signByHand(stranger.privateKey))).toThrow(refusal("signature-invalid"));
    expect(() => verifyEnvelopedSignature(parseXml(sound), [])).toThrow(refusal("signature-invalid"));
  });

  it("takes any of several keys", () => {
    const keys = [createVerificationKey(stranger.publicKey), key];
    expect(nameIn(verifyEnvelopedSignature(parseXml(sound), keys))).toBe("alice");
    expect(nameIn(verifyEnvelopedSignature(parseXml(signByHand(stranger.privateKey)), keys))).toBe("alice");
  });

  const keyValueOf = ({ n = "", e = "" }: JsonWebKey): string =>
    `<ds:KeyInfo><ds:KeyValue><ds:RSAKeyValue><ds:Modulus>${n}</ds:Modulus><ds:Exponent>${e}</ds:Exponent></ds:RSAKeyValue></ds:KeyValue></ds:KeyInfo>`;

  it("does not take a key from KeyInfo", () => {
    const keyInfo = keyValueOf(stranger.publicKey.export({ format: "jwk" }));
    const forged = signByHand(stranger.privateKey, { signature: (info, value) => info + value + keyInfo });
    expect(() => verify(forged)).toThrow(refusal("signature-invalid"));
  });

  it.each([
    keyValueOf(stranger.publicKey.export({ format: "jwk" })),
    "<ds:KeyInfo/>",
    "<ds:KeyInfo><ds:X509Data><ds:X509Certificate>!</ds:X509Certificate></ds:X509Data></ds:KeyInfo>",
    '<ds:KeyInfo><ds:RetrievalMethod URI="https://evil.example/"/></ds:KeyInfo>',
    '<ds:KeyInfo Id="_k">x<y xmlns="urn:y">z</y></ds:KeyInfo>',
  ])("is not misled by KeyInfo: %s", (keyInfo) => {
    expect(nameIn(verify(signed({ signature: (info, value) => info + value + keyInfo })))).toBe("alice");
  });

  const hmacs = [
    ["SHA-1", "sha1", `${dsUri}hmac-sha1`],
    ["SHA-256", "sha256", "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256"],
  ] as const;
  const secrets: readonly (readonly [string, string | Buffer])[] = [
    ["PEM", publicKey.export({ type: "spki", format: "pem" })],
    ["DER", publicKey.export({ type: "spki", format: "der" })],
  ];

  it.each(hmacs.flatMap((hmac) => secrets.map((secret) => [...hmac, ...secret] as const)))(
    "does not take the public key for the secret of an HMAC with %s (%s, %s, %s)",
    (_, algorithm, uri, __, secret) => {
      const forged = signed({
        signedInfo: (digest) => signedInfo(digest, { signatureMethod: method("SignatureMethod", uri) }),
        sign: (octets) => createHmac(algorithm, secret).update(octets).digest(),
      });
      expect(() => verify(forged)).toThrow(refusal("signature-algorithm-not-allowed"));
    },
  );
});

describe("verifyEnvelopedSignature, of forms that signers choose", () => {
  const prefixList = `<ec:InclusiveNamespaces xmlns:ec="${exclusive}" PrefixList="x #default y"></ec:InclusiveNamespaces>`;

  it.each<[string, HandMade]>([
    ["layout", { signature: (info, value) => `\n  ${info}\n  ${value.replace(/.{20,60}/g, "$&\n")}\n` }],
    ["layout in SignedInfo", { signedInfo: (digest) => signedInfo(digest).replaceAll("><", ">\n<") }],
    ["layout in the digest", { signedInfo: (digest) => signedInfo(`\n${digest.slice(0, 20)}\n${digest.slice(20)}\n`) }],
    [
      "canonicalization with comments, as there are none",
      { signedInfo: (digest) => signedInfo(digest).replaceAll(exclusive, `${exclusive}WithComments`) },
    ],
    [
      "a PrefixList of SignedInfo",
      {
        signedInfo: (digest) =>
          signedInfo(digest, { canonicalizationMethod: method("CanonicalizationMethod", exclusive, prefixList) }),
      },
    ],
    [
      "a PrefixList without prefixes",
      {
        signedInfo: (digest) =>
          signedInfo(digest, {
            canonicalizationMethod: method(
              "CanonicalizationMethod",
              exclusive,
              prefixList.replace(/ PrefixList="[^"]*"/, ""),
            ),
          }),
      },
    ],
    ["other attributes", { signedInfo: (digest) => signedInfo(digest, { uri: ' Id="_r" Type="urn:x" URI="#_m"' }) }],
    ["a place in front", { document: (it) => message.replace("<m:Issuer>", (tag) => it + tag) }],
    ["a place behind", { document: (it) => message.replace("</m:Message>", (tag) => it + tag) }],
  ])("accepts %s", (_, handMade) => {
    expect(nameIn(verify(signed(handMade)))).toBe("alice");
  });

  it("accepts a message that is not written in canonical form, and reads what was signed", () => {
    const loose = sound
      .replace(' ID="_m" Version="2.0"', `\n  Version = '2.0'\tID='_m' xmlns:x="urn:x"`)
      .replace("alice", "&#97;lice")
      .replace("</m:Message>", "</m:Message >\n");
    expect(nameIn(verify(`<?xml version="1.0"?>\r\n${loose}`))).toBe("alice");
  });

  it("reads white space around the signature as one run", () => {
    const covered = message.replace("<m:Name>", "\n  <m:Name>").replace("</m:Issuer>", "</m:Issuer>\n  ");
    const read = verify(signed({ covered, document: (it) => covered.replace("\n  \n", () => `\n  ${it}\n`) }));
    expect(text(read)).toBe("\n  \n  ");
  });

  it("digests the octets of characters beyond ASCII", () => {
    const covered = message.replace("alice", "Zoë 😀");
    expect(nameIn(verify(signed({ covered })))).toBe("Zoë 😀");
    expect(() => verify(changed(signed({ covered }), "ë", "e\u0308"))).toThrow(refusal("digest-mismatch"));
  });

  describe("accepts SHA-1 only under the policy that says how insecure it is", () => {
    const sha1Digest: Partial<HandMade> = {
      signedInfo: () =>
        signedInfo(hash("sha1", message, "base64"), { digestMethod: method("DigestMethod", `${dsUri}sha1`) }),
    };
    const sha1Signature: Partial<HandMade> = {
      signedInfo: (digest) => signedInfo(digest, { signatureMethod: method("SignatureMethod", `${dsUri}rsa-sha1`) }),
      sign: (octets) => sign("sha1", octets, privateKey),
    };
    const insecureAllowSha1Until = new Date("2026-12-01T00:00:00Z");
    const lastMoment = new Date("2026-11-30T23:59:59.999Z");

    it.each<[string, SamlErrorCode, string]>([
      ["signature", "signature-algorithm-not-allowed", signed(sha1Signature)],
      ["digest", "digest-algorithm-not-allowed", signed(sha1Digest)],
    ])("in the %s", (_, code, xml) => {
      const verifyAt = (now: Date, until = insecureAllowSha1Until): SignedElement =>
        openSignedElement(parseXml(xml), [key], { now, insecureAllowSha1Until: until });
      const { element, usesSha1 } = verifyAt(lastMoment);
      expect(nameIn(element)).toBe("alice");
      expect(usesSha1).toBe(true);
      expect(() => verifyAt(insecureAllowSha1Until)).toThrow(refusal(code));
      expect(() => verifyAt(new Date(Number.NaN))).toThrow(refusal(code));
      expect(() => verifyAt(lastMoment, new Date(Number.NaN))).toThrow(refusal(code));
      expect(() => verify(xml, { now: lastMoment })).toThrow(refusal(code));
      expect(() => verify(xml)).toThrow(refusal(code));
    });

    it("and says nothing of SHA-1 where it is allowed and not used", () => {
      const policy = { now: lastMoment, insecureAllowSha1Until };
      expect(openSignedElement(parseXml(sound), [key], policy)).not.toHaveProperty("usesSha1");
    });
  });
});

describe("verifyEnvelopedSignature, of a message within another", () => {
  const inner = (xml: string): ReturnType<typeof parseXml> => {
    const [found] = unverifiedChildren(parseXml(xml), "urn:m", "Message");
    if (found === undefined) throw new Error("no message");
    return found;
  };

  it("verifies the one that it is asked for", () => {
    const xml = `<r xmlns="urn:r" xmlns:x="urn:x">${sound}</r>`;
    expect(nameIn(verifyEnvelopedSignature(inner(xml), [key]))).toBe("alice");
    expect(() => verify(xml)).toThrow(refusal("signature-missing"));
  });

  it("takes inclusive prefixes from around it", () => {
    const prefixes = `<ec:InclusiveNamespaces xmlns:ec="${exclusive}" PrefixList="x"></ec:InclusiveNamespaces>`;
    const covered = message.replace('xmlns:m="urn:m"', 'xmlns:m="urn:m" xmlns:x="urn:x"');
    const xml = signed({
      covered,
      signedInfo: (digest) =>
        signedInfo(digest, {
          transforms: `<ds:Transforms>${method("Transform", enveloped)}${method("Transform", exclusive, prefixes)}</ds:Transforms>`,
        }),
      document: (it) => `<r xmlns="urn:r" xmlns:x="urn:x">${message.replace("</m:Issuer>", (tag) => tag + it)}</r>`,
    });
    expect(nameIn(verifyEnvelopedSignature(inner(xml), [key]))).toBe("alice");
    expect(() => verifyEnvelopedSignature(inner(changed(xml, "urn:x", "urn:y")), [key])).toThrow(
      refusal("digest-mismatch"),
    );
  });

  it("keeps a signature further inside as part of what is signed", () => {
    const covered = `<m:Outer xmlns:m="urn:m" ID="_o"><m:Issuer></m:Issuer>${sound.replace(' xmlns:m="urn:m"', "")}</m:Outer>`;
    const uri = { uri: ' URI="#_o"' };
    const both = signed({ covered, signedInfo: (digest) => signedInfo(digest, uri) });
    const [message] = unverifiedChildren(verify(both), "urn:m", "Message");
    expect(message && nameIn(verifyEnvelopedSignature(message, [key]))).toBe("alice");
    expect(() =>
      verify(changed(both, /(?<=<ds:SignatureValue>)[^<]*(?=<\/ds:SignatureValue><\/ds:Signature><m:Name>)/, "")),
    ).toThrow(refusal("digest-mismatch"));
  });

  const evil = '<m:Message xmlns:m="urn:m" ID="_e"><m:Name>admin</m:Name>';
  const signature = /<ds:Signature .*<\/ds:Signature>/.exec(sound)?.[0] ?? "";

  it.each<[string, SamlErrorCode, string]>([
    ["around the signed one", "signature-missing", `${evil}${sound}</m:Message>`],
    ["around it, with its signature", "reference-not-to-parent", `${evil}${signature}${message}</m:Message>`],
    ["around it, with a copy of its signature", "reference-not-to-parent", `${evil}${signature}${sound}</m:Message>`],
    [
      "with the message in the signature",
      "signature-malformed",
      `${evil}${signature.replace("</ds:Signature>", `${message}</ds:Signature>`)}</m:Message>`,
    ],
    [
      "with the message in KeyInfo",
      "reference-not-to-parent",
      `${evil}${signature.replace("</ds:Signature>", `<ds:KeyInfo>${message}</ds:KeyInfo></ds:Signature>`)}</m:Message>`,
    ],
    [
      "of the same ID with a copy of its signature",
      "digest-mismatch",
      `${evil.replace("_e", "_m")}${signature}</m:Message>`,
    ],
  ])("refuses another message %s (%s)", (_, code, xml) => {
    expect(() => verify(xml)).toThrow(refusal(code));
  });

  it("never gets to see two messages of one ID", () => {
    expect(() => verify(`${evil.replace("_e", "_m")}${signature}${sound}</m:Message>`)).toThrow(
      refusal("xml-id-repeated"),
    );
  });
});

describe("isSigned", () => {
  it("says whether the element itself carries a signature, good or bad", () => {
    expect(isSigned(parseXml(sound))).toBe(true);
    expect(isSigned(parseXml(changed(sound, "alice", "admin")))).toBe(true);
    expect(isSigned(parseXml(message))).toBe(false);
    expect(isSigned(parseXml(`<r>${sound}</r>`))).toBe(false);
    expect(isSigned(parseXml(sound.replaceAll(dsUri, "urn:ds")))).toBe(false);
  });
});

describe("a signed message", () => {
  it("is refused with any single character changed that is signed", () => {
    const { start, end } = { start: sound.indexOf("<ds:Signature "), end: sound.indexOf("</ds:Signature>") + 15 };
    const covered = Array.from({ length: sound.length }, (_, i) => i).filter((i) => i < start || i >= end);
    const place = fc.constantFrom(...covered);
    fc.assert(
      fc.property(place, fc.integer({ min: 0x20, max: 0x17f }), (i, code) => {
        fc.pre(code !== sound.charCodeAt(i));
        const other = sound.slice(0, i) + String.fromCharCode(code) + sound.slice(i + 1);
        expect(() => verify(other)).toThrow();
      }),
      { numRuns: 2000 },
    );
  });

  it("is refused with any single bit of the signature changed", () => {
    const value = Buffer.from(/<ds:SignatureValue>([^<]*)/.exec(sound)?.[1] ?? "", "base64");
    fc.assert(
      fc.property(fc.nat(value.length * 8 - 1), (bit) => {
        const flipped = Buffer.from(value);
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const other = changed(sound, /(?<=<ds:SignatureValue>)[^<]*/, flipped.toString("base64"));
        expect(() => verify(other)).toThrow(refusal("signature-invalid"));
      }),
      { numRuns: 200 },
    );
  });
});
