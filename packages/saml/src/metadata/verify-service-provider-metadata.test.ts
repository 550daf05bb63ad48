import { generateKeyPairSync, hash, KeyObject, sign } from "node:crypto";

import { beforeAll, describe, expect, it } from "vitest";

import type { SamlErrorCode } from "../errors.js";
import { createVerificationKey, type VerificationKey } from "../signature/verification-key.js";
import { certifiedKey } from "../testing/certified-key.test.fixture.js";
import { certify } from "../testing/certify.test.fixture.js";
import { dsUri, method, signByHand, signedInfo } from "../testing/hand-made-signature.test.fixture.js";
import { createIdentity, type Identity } from "../testing/identity.test.fixture.js";
import { refusal } from "../testing/refusal.test.fixture.js";
import { canonicalize } from "../xml/canonicalize.js";
import { parseXmlNode } from "../xml/parse-xml.js";
import type { MetadataTrust, PinnedKeys } from "./metadata-trust.js";
import type { ServiceProvider } from "./service-provider.js";
import {
  entityId,
  expected,
  federation,
  keyInfo,
  octets,
  renamed,
  replaced,
  serviceProviderMetadata,
  signMetadata,
} from "./service-provider-metadata.test.fixture.js";
import {
  verifyServiceProviderMetadata,
  type ExpectedServiceProviderMetadata,
  type VerifiedServiceProviderMetadata,
} from "./verify-service-provider-metadata.js";

let registrar: Identity;
let serviceProvider: Identity;
let trust: PinnedKeys;
let metadata: string;
const unsigned: MetadataTrust = { insecureUnsigned: true };

beforeAll(async () => {
  registrar = await createIdentity();
  serviceProvider = await createIdentity();
  trust = { keys: [createVerificationKey(registrar.certificate)] };
  metadata = serviceProviderMetadata(serviceProvider.certificate);
});

/** Signs metadata of the registrar with these hash functions. */
function signByHash(xml: string, signHash: "sha1" | "sha256", digestHash: "sha1" | "sha256"): string {
  const privateKey = KeyObject.from(registrar.privateKey);
  const covered = canonicalize(parseXmlNode(xml, { comments: "skip-between-elements" }));
  return signByHand(privateKey, {
    covered,
    signedInfo: () =>
      signedInfo(hash(digestHash, covered, "base64"), {
        uri: ' URI="#_sp"',
        ...(signHash === "sha1" && { signatureMethod: method("SignatureMethod", `${dsUri}rsa-sha1`) }),
        ...(digestHash === "sha1" && { digestMethod: method("DigestMethod", `${dsUri}sha1`) }),
      }),
    sign: (data) => sign(signHash, data, privateKey),
    document: (signature) => covered.replace(/^<[^>]*>/, (tag) => tag + signature),
  });
}

/** Reads metadata that needs no signature. */
function read(xml: string, change: Partial<ExpectedServiceProviderMetadata> = {}): VerifiedServiceProviderMetadata {
  return verifyServiceProviderMetadata(octets(xml), unsigned, { ...expected, ...change });
}

describe("verifyServiceProviderMetadata", () => {
  it("returns what signed metadata says", async () => {
    const signed = await signMetadata(metadata, registrar.signer);
    const read = verifyServiceProviderMetadata(octets(signed), trust, expected);
    expect(read).toEqual({
      signature: "verified",
      validUntil: new Date("2026-11-22T12:00:00Z"),
      cacheDuration: 21_600,
      serviceProvider: {
        entityId,
        assertionConsumerServices: [
          { binding: httpPost, location: "https://sp.example.com/acs?a=1&b=2", index: 7, isDefault: true },
          { binding: httpPost, location: "https://sp.example.com:8443/acs", index: 8, isDefault: false },
        ],
        singleLogoutServices: [
          {
            binding: "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect",
            location: "https://sp.example.com/slo",
            responseLocation: "https://sp.example.com/slo/return",
          },
        ],
        signingKeys: [createVerificationKey(serviceProvider.certificate)],
        encryptionKeys: [
          {
            certificate: serviceProvider.certificate,
            methods: [
              { algorithm: "http://www.w3.org/2009/xmlenc11#aes256-gcm" },
              {
                algorithm: "http://www.w3.org/2009/xmlenc11#rsa-oaep",
                digestMethod: "http://www.w3.org/2001/04/xmlenc#sha256",
                maskGenerationFunction: "http://www.w3.org/2009/xmlenc11#mgf1sha256",
              },
            ],
          },
        ],
        nameIdFormats: ["urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"],
        authnRequestsSigned: true,
        wantAssertionsSigned: true,
        attributeConsumingServices: [
          {
            index: 1,
            requestedAttributes: [
              {
                name: "mail",
                nameFormat: "urn:oasis:names:tc:SAML:2.0:attrname-format:basic",
                isRequired: true,
              },
              { name: "givenName", isRequired: false },
            ],
          },
        ],
      } satisfies ServiceProvider,
    });
  });

  it("returns the same without a signature when nobody asks for one, and says so", async () => {
    const { signature, ...unsignedMetadata } = read(metadata);
    const signed = await signMetadata(metadata, registrar.signer);
    const { signature: verified, ...signedMetadata } = verifyServiceProviderMetadata(octets(signed), trust, expected);
    expect([signature, verified]).toEqual(["none", "verified"]);
    expect(unsignedMetadata).toEqual(signedMetadata);
  });

  it("does not look at a signature when nobody asks for one", async () => {
    const signed = await signMetadata(metadata, serviceProvider.signer);
    expect(read(signed)).toEqual(read(metadata));
  });

  it("takes each of several pinned keys", async () => {
    const keys: readonly [VerificationKey, VerificationKey] = [
      createVerificationKey(serviceProvider.certificate),
      createVerificationKey(registrar.certificate),
    ];
    const signed = octets(await signMetadata(metadata, registrar.signer));
    expect(verifyServiceProviderMetadata(signed, { keys }, expected).signature).toBe("verified");
  });

  it.each<[SamlErrorCode, string, "sha1" | "sha256", "sha1" | "sha256"]>([
    ["signature-algorithm-not-allowed", "a signature", "sha1", "sha256"],
    ["digest-algorithm-not-allowed", "a digest", "sha256", "sha1"],
  ])("refuses with %s %s with SHA-1, takes it while that is granted, and says so", (code, _, signHash, digestHash) => {
    const signed = signByHash(metadata, signHash, digestHash);
    const verifyUntil = (insecureAllowSha1Until: Date) =>
      verifyServiceProviderMetadata(octets(signed), { ...trust, insecureAllowSha1Until }, expected);
    expect(verifyUntil(new Date(expected.now.getTime() + 1))).toMatchObject({ signature: "verified", usesSha1: true });
    expect(() => verifyUntil(expected.now)).toThrow(refusal(code));
    expect(() => verifyServiceProviderMetadata(octets(signed), trust, expected)).toThrow(refusal(code));
  });

  it("takes a byte order mark, and comments between elements", () => {
    expect(read(`\uFEFF${replaced(metadata, "<md:SPSSODescriptor", "<!-- x --><md:SPSSODescriptor")}`)).toEqual(
      read(metadata),
    );
  });

  it("says nothing of what metadata leaves out, and takes it for no", () => {
    const least = `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${entityId}">
      <SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
        <AssertionConsumerService Binding="${httpPost}" Location="https://sp.example.com/acs" index="0"/>
      </SPSSODescriptor>
    </EntityDescriptor>`;
    expect(read(least, { insecureAllowUnlimitedValidity: true })).toEqual({
      signature: "none",
      serviceProvider: {
        entityId,
        assertionConsumerServices: [{ binding: httpPost, location: "https://sp.example.com/acs", index: 0 }],
        singleLogoutServices: [],
        signingKeys: [],
        encryptionKeys: [],
        nameIdFormats: [],
        authnRequestsSigned: false,
        wantAssertionsSigned: false,
        attributeConsumingServices: [],
      } satisfies ServiceProvider,
    });
  });

  it.each([
    ["true", true],
    ["1", true],
    ["false", false],
    ["0", false],
    [" true\n", true],
  ])("reads the xs:boolean %j", (spelling, value) => {
    const flags = read(
      replaced(
        replaced(metadata, 'AuthnRequestsSigned="true"', `AuthnRequestsSigned="${spelling}"`),
        'WantAssertionsSigned="1"',
        `WantAssertionsSigned="${spelling}"`,
      ),
    ).serviceProvider;
    expect([flags.authnRequestsSigned, flags.wantAssertionsSigned]).toEqual([value, value]);
  });

  it.each<[code: SamlErrorCode, what: string, tamper: (xml: string) => string]>([
    ["xml-doctype", "a document type", (xml) => replaced(xml, "<md:Entity", "<!DOCTYPE x><md:Entity")],
    ["xml-comment", "a comment within a value", (xml) => replaced(xml, "nameid-format:", "nameid-format:<!-- x -->")],
    ["xml-encoding", "another encoding", (xml) => replaced(xml, "UTF-8", "UTF-16")],
    ["xml-not-well-formed", "an end that is missing", (xml) => xml.slice(0, -1)],
    ["xml-not-well-formed", "nothing", () => ""],
    ["xml-id-repeated", "two equal IDs", (xml) => replaced(xml, "<md:SPSSODescriptor", '<md:SPSSODescriptor ID="_sp"')],
    ["xml-too-large", "a million characters", (xml) => replaced(xml, "Müller", "M".repeat(1_048_577))],
    ["xml-too-large", "a root that does not come", (xml) => `${blanks}${xml.replace(/^<\?.*\?>/, "")}`],
    [
      "metadata-root-unexpected",
      "a role as root",
      (xml) => xml.replaceAll("md:EntityDescriptor", "md:SPSSODescriptor"),
    ],
    ["metadata-root-unexpected", "a foreign root", (xml) => replaced(xml, "SAML:2.0:metadata", "SAML:2.0:assertion")],
    [
      "signature-repeated",
      "a signature at the end",
      (xml) => replaced(xml, "</md:Entity", `${emptySignature}</md:Entity`),
    ],
    ["metadata-entity-missing", "another entity ID", (xml) => renamed(xml, "https://sp.example.com/other")],
    ["metadata-entity-missing", "an entity ID that is longer by a space", (xml) => renamed(xml, `${entityId} `)],
    ["schema-invalid", "an endpoint without index", (xml) => replaced(xml, ' index="7"', "")],
    ["schema-invalid", "text between the elements", (xml) => replaced(xml, "<md:SPSSO", "x<md:SPSSO")],
    ["schema-invalid", "no endpoint", (xml) => xml.replace(/<md:AssertionConsumerService [^>]*>/g, "")],
    ["schema-invalid", "an end that is no instant", (xml) => replaced(xml, validUntil, 'validUntil="tomorrow"')],
    ["metadata-role-missing", "SAML 1.1", (xml) => replaced(xml, "SAML:2.0:protocol", "SAML:1.1:protocol")],
    ["metadata-role-missing", "SAML 2.0x", (xml) => replaced(xml, "SAML:2.0:protocol", "SAML:2.0:protocolx")],
    ["metadata-role-repeated", "two roles", (xml) => xml.replace(/<md:SPSSO.*<\/md:SPSSODescriptor>/s, "$&$&")],
    ["metadata-expired", "an end that is now", (xml) => replaced(xml, validUntil, 'validUntil="2026-11-22T11:00:00Z"')],
    ["metadata-expired", "a role that ends now", (xml) => xml.replace("<md:SPSSODescriptor", `$& ${endsNow}`)],
    ["metadata-valid-until-missing", "no end", (xml) => replaced(xml, validUntil, "")],
    ["metadata-valid-too-long", "an end in 28 days and a millisecond", (xml) => replaced(xml, validUntil, endsLate)],
    [
      "endpoint-not-allowed",
      "javascript:",
      (xml) => replaced(xml, "https://sp.example.com/acs", "javascript:alert(1)//"),
    ],
    ["endpoint-not-allowed", "data:", (xml) => replaced(xml, "https://sp.example.com/acs", "data:text/html,x")],
    ["endpoint-not-allowed", "http", (xml) => replaced(xml, "https://sp.example.com:8443/", "http://sp.example.com/")],
    [
      "endpoint-not-allowed",
      "http on loopback",
      (xml) => replaced(xml, "https://sp.example.com/acs", "http://localhost/"),
    ],
    [
      "endpoint-not-allowed",
      "http to log out",
      (xml) => replaced(xml, '"https://sp.example.com/slo"', '"http://localhost/"'),
    ],
    [
      "endpoint-not-allowed",
      "javascript: for answers",
      (xml) => replaced(xml, "https://sp.example.com/slo/", "javascript:"),
    ],
    ["metadata-index-repeated", "two endpoints of one index", (xml) => replaced(xml, 'index="8"', 'index="007"')],
    [
      "metadata-index-repeated",
      "two services of one index",
      (xml) => xml.replace(/<md:AttributeC.*ingService>/s, "$&$&"),
    ],
    ["metadata-key-missing", "a key by its name", (xml) => xml.replace(x509Data, "<ds:KeyName>sp</ds:KeyName>")],
    ["metadata-key-missing", "a key by its value", (xml) => xml.replace(x509Data, keyValue)],
    [
      "certificate-malformed",
      "no certificate",
      (xml) => replaced(xml, "<ds:X509Certificate>", "<ds:X509Certificate>AAAA"),
    ],
  ])("refuses with %s %s", (code, _, tamper) => {
    expect(() => read(tamper(metadata))).toThrow(refusal(code));
  });

  it("refuses with value-missing to look for nobody", () => {
    expect(() => read(metadata, { entityId: "" })).toThrow(refusal("value-missing"));
  });

  it("refuses with xml-encoding what is not UTF-8, and what ends within a character", () => {
    const latin1 = new Uint8Array(Buffer.from(replaced(metadata, "UTF-8", "utf-8"), "latin1"));
    expect(() => verifyServiceProviderMetadata(latin1, unsigned, expected)).toThrow(refusal("xml-encoding"));
    const cut = new Uint8Array([...octets(metadata), 0xc3]);
    expect(() => verifyServiceProviderMetadata(cut, unsigned, expected)).toThrow(refusal("xml-encoding"));
  });
});

describe("keys in metadata", () => {
  it("count for both uses when they name none (CVE-2026-16443)", () => {
    const { signingKeys, encryptionKeys } = read(metadata.replaceAll(/ use="[a-z]*"/g, "")).serviceProvider;
    expect([signingKeys.length, encryptionKeys.length]).toEqual([2, 2]);
  });

  it.each([
    ["signing", [2, 0]],
    ["encryption", [0, 2]],
  ])("count for %s only when they say so", (use, numbers) => {
    const { signingKeys, encryptionKeys } = read(
      metadata.replaceAll(/ use="[a-z]*"/g, ` use="${use}"`),
    ).serviceProvider;
    expect([signingKeys.length, encryptionKeys.length]).toEqual(numbers);
  });

  it("sign only if they are EC keys", async () => {
    const { certificate } = await certifiedKey("ECDSA-SHA256");
    const ecMetadata = serviceProviderMetadata(certificate);
    const { signingKeys, encryptionKeys } = read(ecMetadata.replaceAll(/ use="[a-z]*"/g, "")).serviceProvider;
    expect([signingKeys.length, encryptionKeys.length]).toEqual([2, 0]);
    expect(() => read(ecMetadata)).toThrow(refusal("key-unsupported"));
  });

  it("are those of the first certificate: others belong to its issuers", () => {
    const chain = keyInfo(registrar.certificate).replace(/.*(<ds:X509Certificate>.*<\/ds:X509Certificate>).*/s, "$1");
    const withChain = read(metadata.replaceAll("</ds:X509Certificate>", `$&${chain}`));
    expect(withChain).toEqual(read(metadata));
  });

  it("are refused below 2048 bits, unless 1024 are allowed by a name that says what that is", async () => {
    const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 1024 });
    const weak = serviceProviderMetadata(await certify(publicKey));
    expect(() => read(weak)).toThrow(refusal("key-too-short"));
    expect(read(weak, { insecureAllowRsa1024: true }).serviceProvider.signingKeys).toHaveLength(1);
  });
});

describe("endpoints in metadata", () => {
  it("may have http on the loopback host behind a switch, and nowhere else", () => {
    const local = replaced(metadata, "https://sp.example.com:8443/", "http://127.0.0.1:8443/");
    const { assertionConsumerServices } = read(local, { insecureAllowLoopbackHttp: true }).serviceProvider;
    expect(assertionConsumerServices[1]?.location).toBe("http://127.0.0.1:8443/acs");

    const elsewhere = replaced(metadata, "https://sp.example.com:8443/", "http://sp.example.com:8443/");
    expect(() => read(elsewhere, { insecureAllowLoopbackHttp: true })).toThrow(refusal("endpoint-not-allowed"));
  });
});

describe("the validity of metadata", () => {
  it("is the shortest of the entity, its role and the groups around it", () => {
    const inner = replaced(federation(metadata), ' ID="_federation"', ' cacheDuration="PT5H"');
    const outer = replaced(federation(inner), "12:00:00Z", "11:00:01Z");
    const { validUntil, cacheDuration } = read(outer);
    expect([validUntil, cacheDuration]).toEqual([new Date("2026-11-22T11:00:01Z"), 18_000]);
  });

  it("may be longer or shorter than 28 days", () => {
    const late = replaced(metadata, validUntil, endsLate);
    expect(read(late, { maximumValidity: 2_419_201 }).validUntil).toEqual(new Date("2026-12-20T11:00:00.001Z"));
    expect(() => read(metadata, { maximumValidity: 3599 })).toThrow(refusal("metadata-valid-too-long"));
    expect(read(metadata, { maximumValidity: 3600 }).validUntil).toEqual(new Date("2026-11-22T12:00:00Z"));
    expect(() => read(metadata, { maximumValidity: Number.NaN })).toThrow(refusal("metadata-valid-too-long"));
  });

  it("may have no end behind a switch; what has expired is refused all the same", () => {
    const insecureAllowUnlimitedValidity = true;
    expect(read(replaced(metadata, validUntil, ""), { insecureAllowUnlimitedValidity }).validUntil).toBeUndefined();
    expect(read(replaced(metadata, validUntil, endsLate), { insecureAllowUnlimitedValidity }).validUntil).toBeDefined();
    const later = new Date("2026-11-22T12:00:00Z");
    expect(() => read(metadata, { now: later, insecureAllowUnlimitedValidity })).toThrow(refusal("metadata-expired"));
  });

  it("is over for a clock that shows nothing", () => {
    expect(() => read(metadata, { now: new Date(Number.NaN) })).toThrow(refusal("metadata-expired"));
  });
});

const httpPost = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";
const validUntil = 'validUntil="2026-11-22T12:00:00Z"';
const endsNow = 'validUntil="2026-11-22T11:00:00Z"';
const endsLate = 'validUntil="2026-12-20T11:00:00.001Z"';
const blanks = " ".repeat(400_000);
const x509Data = /<ds:X509Data>.*?<\/ds:X509Data>/s;
const emptySignature = '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/>';
const keyValue =
  "<ds:KeyValue><ds:RSAKeyValue><ds:Modulus>AQAB</ds:Modulus><ds:Exponent>AQAB</ds:Exponent></ds:RSAKeyValue></ds:KeyValue>";
