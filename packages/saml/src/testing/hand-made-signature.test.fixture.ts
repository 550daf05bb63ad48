import { hash, sign, type KeyObject } from "node:crypto";

/** How a signature is to differ from a sound one. What is not given is as it should be. */
export interface HandMade {
  /** The element without its signature, in canonical form. */
  readonly covered?: string;
  /** What SignedInfo holds, in canonical form; `digest` is that of {@link HandMade.covered} by SHA-256, in base64. */
  readonly signedInfo?: (digest: string) => string;
  /** Signs the canonical form of SignedInfo; by default with RSA-SHA256. */
  readonly sign?: (octets: Uint8Array) => Uint8Array;
  /** What Signature holds. */
  readonly signature?: (signedInfo: string, signatureValue: string) => string;
  /** Puts Signature into the document; by default behind the Issuer of {@link HandMade.covered}. */
  readonly document?: (signature: string) => string;
}

/** A message that nothing but tests would send, in canonical form. */
export const message =
  '<m:Message xmlns:m="urn:m" ID="_m" Version="2.0"><m:Issuer>sp</m:Issuer><m:Name>alice</m:Name></m:Message>';

/** Signs {@link message}, or what is made of it, without any code that is under test. */
export function signByHand(privateKey: KeyObject, handMade: HandMade = {}): string {
  const covered = handMade.covered ?? message;
  const content = (handMade.signedInfo ?? signedInfo)(hash("sha256", covered, "base64"));
  const octets = Buffer.from(`<ds:SignedInfo xmlns:ds="${dsUri}">${content}</ds:SignedInfo>`);
  const value = (handMade.sign ?? ((data) => sign("sha256", data, privateKey)))(octets);
  const inner = (handMade.signature ?? signature)(
    `<ds:SignedInfo>${content}</ds:SignedInfo>`,
    `<ds:SignatureValue>${Buffer.from(value).toString("base64")}</ds:SignatureValue>`,
  );
  const whole = `<ds:Signature xmlns:ds="${dsUri}">${inner}</ds:Signature>`;
  return handMade.document?.(whole) ?? covered.replace("</m:Issuer>", (tag) => tag + whole);
}

/**
 * Signs an element in canonical form with RSA-SHA1, digest included, behind its Issuer: none of our signers does.
 */
export function signWithSha1(covered: string, privateKey: KeyObject): string {
  const id = / ID="([^"]*)"/.exec(covered)?.[1] ?? "";
  return signByHand(privateKey, {
    covered,
    signedInfo: () =>
      signedInfo(hash("sha1", covered, "base64"), {
        signatureMethod: method("SignatureMethod", `${dsUri}rsa-sha1`),
        uri: ` URI="#${id}"`,
        digestMethod: method("DigestMethod", `${dsUri}sha1`),
      }),
    sign: (octets) => sign("sha1", octets, privateKey),
    document: (signature) => covered.replace("</saml:Issuer>", (tag) => tag + signature),
  });
}

/** What SignedInfo holds: one part after the other, of which each may be another. */
export function signedInfo(digest: string, parts: Partial<typeof soundParts> = {}): string {
  const { canonicalizationMethod, signatureMethod, uri, transforms, digestMethod } = { ...soundParts, ...parts };
  return [
    canonicalizationMethod,
    signatureMethod,
    `<ds:Reference${uri}>`,
    transforms,
    digestMethod,
    `<ds:DigestValue>${digest}</ds:DigestValue></ds:Reference>`,
  ].join("");
}

/** An element with nothing but an algorithm. */
export function method(name: string, algorithm: string, content = ""): string {
  return `<ds:${name} Algorithm="${algorithm}">${content}</ds:${name}>`;
}

/** Transforms with these algorithms. */
export function transforms(...algorithms: readonly string[]): string {
  return `<ds:Transforms>${algorithms.map((it) => method("Transform", it)).join("")}</ds:Transforms>`;
}

function signature(info: string, value: string): string {
  return info + value;
}

export const dsUri = "http://www.w3.org/2000/09/xmldsig#";
export const exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";
export const enveloped = `${dsUri}enveloped-signature`;

const soundParts = {
  canonicalizationMethod: method("CanonicalizationMethod", exclusive),
  signatureMethod: method("SignatureMethod", "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"),
  uri: ' URI="#_m"',
  transforms: transforms(enveloped, exclusive),
  digestMethod: method("DigestMethod", "http://www.w3.org/2001/04/xmlenc#sha256"),
};
