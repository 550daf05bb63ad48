import type { Attribute, DataEncryption, KeyTransport, SignatureAlgorithm } from "@idpkit/saml";

import { respond, seconds, type Build } from "./respond.js";

const signatureAlgorithms: readonly SignatureAlgorithm[] = [
  "RSA-SHA256",
  "RSA-SHA384",
  "RSA-SHA512",
  "RSA-PSS-SHA256",
  "RSA-PSS-SHA384",
  "RSA-PSS-SHA512",
  "ECDSA-SHA256",
  "ECDSA-SHA384",
  "ECDSA-SHA512",
];
const dataEncryptions: readonly DataEncryption[] = [
  "AES-128-GCM",
  "AES-256-GCM",
  "insecure-AES-128-CBC",
  "insecure-AES-256-CBC",
];
const keyTransports: Readonly<Record<string, KeyTransport>> = {
  "rsa-oaep-mgf1p SHA-1": { algorithm: "rsa-oaep-mgf1p", digest: "SHA-1" },
  "rsa-oaep-mgf1p SHA-256": { algorithm: "rsa-oaep-mgf1p", digest: "SHA-256" },
  "rsa-oaep SHA-256 MGF1-SHA-1": { algorithm: "rsa-oaep", digest: "SHA-256", mgf: "SHA-1" },
  "rsa-oaep SHA-256 MGF1-SHA-256": { algorithm: "rsa-oaep", digest: "SHA-256", mgf: "SHA-256" },
  "rsa-oaep SHA-512 MGF1-SHA-512": { algorithm: "rsa-oaep", digest: "SHA-512", mgf: "SHA-512" },
};

/** Values that a reader may take for markup, or normalize before it digests them. */
const oddText: readonly Attribute[] = [
  { name: "markup", values: ['<a b="c">&amp;</a>', "]]>", "<!-- -->", "'\"", ""] },
  { name: "white space", values: ["\r\n", "\t", "\n", " a  b ", "\u00a0"] },
  { name: "<&>\"'\r\n\t", friendlyName: "é漢😀\u{10ffff}\u202e", values: ["é漢😀\u{10ffff}\u202e", "e\u0301"] },
];
const types: readonly Attribute[] = [
  { name: "string", type: "xs:string", values: ["a", "b"] },
  { name: "boolean", type: "xs:boolean", values: [true, null] },
  { name: "integer", type: "xs:integer", values: [-1n] },
  { name: "base64Binary", type: "xs:base64Binary", values: [new Uint8Array([255, 0])] },
];
/** Line ends, but not in XML 1.0. */
const lineEnds: readonly Attribute[] = [{ name: "line ends of XML 1.1", values: ["\u0085", "\u2028"] }];
const rareTypes: readonly Attribute[] = [
  { name: "dateTime", type: "xs:dateTime", values: [new Date(0)] },
  { name: "anyURI", type: "xs:anyURI", values: ["urn:example:a?b=c&d"] },
];
const proxyRestriction = { count: 0, audiences: ["https://proxied.example.com/metadata"] } as const;
const authenticatingAuthorities = ["https://upstream.example.com/metadata", "https://other.example.com/metadata"];

/** Everything that our package can say and every way that it can protect it, by name. */
export const soundResponses: ReadonlyMap<string, Build> = new Map([
  ...signed(),
  ...signedAndEncrypted(),
  ...encrypted(),
  ...spoken(),
]);

/** Each algorithm over each part. */
function signed(): readonly (readonly [string, Build])[] {
  return signatureAlgorithms.flatMap((algorithm) =>
    (["assertion", "response", "both"] as const).map(
      (sign) => [`${algorithm}, ${sign}`, (occasion) => respond(occasion, { algorithm, sign })] as const,
    ),
  );
}

/** Each algorithm around an EncryptedAssertion and inside of it: what shows most errors of canonicalization. */
function signedAndEncrypted(): readonly (readonly [string, Build])[] {
  return signatureAlgorithms.map((algorithm) => [
    `${algorithm}, both, encrypted`,
    (occasion) => respond(occasion, { algorithm, sign: "both", encryption: {} }),
  ]);
}

/** Each cipher with each key transport, and an encrypted NameID. */
function encrypted(): readonly (readonly [string, Build])[] {
  const pairs = dataEncryptions.flatMap((dataEncryption) =>
    Object.entries(keyTransports).map(([name, keyTransport]): readonly [string, Build] => [
      `${dataEncryption}, ${name}`,
      (occasion) => respond(occasion, { encryption: { dataEncryption, keyTransport } }),
    ]),
  );
  return [...pairs, ["encrypted NameID", (occasion) => respond(occasion, { encryptedNameId: true })]];
}

/** What else a Response can say. */
function spoken(): readonly (readonly [string, Build])[] {
  const attributes = [...oddText, ...types];
  return [
    ["odd text", (occasion) => respond(occasion, { sign: "both" }, { attributes: oddText })],
    ["line ends of XML 1.1", (occasion) => respond(occasion, { sign: "both" }, { attributes: lineEnds })],
    ["types", (occasion) => respond(occasion, { sign: "both" }, { attributes: types })],
    ["rare types", (occasion) => respond(occasion, { sign: "both" }, { attributes: rareTypes })],
    ["AES-256-GCM around odd text and types", (occasion) => respond(occasion, { encryption: {} }, { attributes })],
    ["OneTimeUse", (occasion) => respond(occasion, {}, { oneTimeUse: true })],
    ["ProxyRestriction", (occasion) => respond(occasion, {}, { proxyRestriction })],
    ["AuthenticatingAuthority", (occasion) => respond(occasion, {}, { authenticatingAuthorities })],
    ["SessionNotOnOrAfter", (occasion) => respond(occasion, {}, { sessionNotOnOrAfter: seconds(new Date(), 3600) })],
  ];
}
