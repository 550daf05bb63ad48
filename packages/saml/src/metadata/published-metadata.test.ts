import { beforeAll, describe, expect, it } from "vitest";

import { chooseEncryption } from "../encryption/choose-encryption.js";
import { createSigner } from "../signature/create-signer.js";
import { createVerificationKey } from "../signature/verification-key.js";
import { certifiedKey, type CertifiedKey } from "../testing/certified-key.test.fixture.js";
import { isMissing, run } from "../testing/command.test.fixture.js";
import { refusal } from "../testing/refusal.test.fixture.js";
import { checkSchema, howToGetSchemas, schemasAreMissing } from "../testing/schema.test.fixture.js";
import { binding } from "./binding.js";
import { defaultEndpoint } from "./indexed-endpoint.js";
import type { PinnedKeys } from "./metadata-trust.js";
import { awsSignIn, identityCenter, shibboleth, simpleSamlPhp } from "./published-metadata.test.fixture.js";
import type { ServiceProvider } from "./service-provider.js";
import {
  expected,
  federation,
  now,
  octets,
  replaced,
  serviceProviderMetadata,
  signMetadata,
} from "./service-provider-metadata.test.fixture.js";
import { verifyServiceProviderMetadata } from "./verify-service-provider-metadata.js";

let serviceProvider: CertifiedKey;
let registrar: CertifiedKey;
let trust: PinnedKeys;

beforeAll(async () => {
  serviceProvider = await certifiedKey("RSA-SHA256");
  registrar = await certifiedKey("RSA-SHA256");
  trust = { keys: [createVerificationKey(registrar.certificate)] };
});

const products = { shibboleth, simpleSamlPhp, awsSignIn, identityCenter };

/** As an operator reads it who looked at the file. */
function read(product: keyof typeof products): ServiceProvider {
  const { entityId, xml } = products[product];
  const trust = { insecureUnsigned: true } as const;
  const options = { entityId, now, insecureAllowUnlimitedValidity: true };
  return verifyServiceProviderMetadata(octets(xml(serviceProvider.certificate)), trust, options).serviceProvider;
}

describe("metadata as it is published", () => {
  it("by the Shibboleth SP: its one key signs and decrypts, and its first endpoint is the default", () => {
    const { signingKeys, encryptionKeys, assertionConsumerServices, singleLogoutServices } = read("shibboleth");
    expect([signingKeys.length, encryptionKeys.length]).toEqual([1, 1]);
    expect(chooseEncryption(encryptionKeys[0]?.methods ?? [])).toEqual({
      dataEncryption: "AES-128-GCM",
      keyTransport: { algorithm: "rsa-oaep", digest: "SHA-1", mgf: "SHA-1" },
    });
    expect(assertionConsumerServices).toHaveLength(3);
    expect(defaultEndpoint(assertionConsumerServices)?.location).toMatch(/\/SAML2\/POST$/);
    expect(singleLogoutServices.map((it) => it.binding)).toEqual([binding.soap, binding.httpRedirect]);
  });

  it("by SimpleSAMLphp: a key for each use, which lists no algorithm", () => {
    const { signingKeys, encryptionKeys } = read("simpleSamlPhp");
    expect(signingKeys).toHaveLength(1);
    expect(encryptionKeys).toEqual([{ certificate: serviceProvider.certificate, methods: [] }]);
  });

  it("by AWS sign-in: signed assertions and two attributes are wanted", () => {
    const { wantAssertionsSigned, authnRequestsSigned, attributeConsumingServices } = read("awsSignIn");
    expect([wantAssertionsSigned, authnRequestsSigned]).toEqual([true, false]);
    expect(attributeConsumingServices[0]?.requestedAttributes).toEqual([
      { name: "https://aws.amazon.com/SAML/Attributes/Role", isRequired: true },
      { name: "https://aws.amazon.com/SAML/Attributes/RoleSessionName", isRequired: true },
    ]);
  });

  it("by IAM Identity Center: no keys, and an endpoint for each region", () => {
    const { signingKeys, authnRequestsSigned, assertionConsumerServices } = read("identityCenter");
    expect([signingKeys, authnRequestsSigned]).toEqual([[], false]);
    expect(assertionConsumerServices.map(({ index }) => index)).toEqual([0, 1]);
  });

  it.skipIf(schemasAreMissing()).each(Object.entries(products))(
    `%s: valid by the schemas (${howToGetSchemas})`,
    (_, it) => {
      expect(() => {
        checkSchema(it.xml(serviceProvider.certificate));
      }).not.toThrow();
    },
  );
});

describe.skipIf(isMissing("samlsign"))("metadata and OpenSAML (apt-get install opensaml-tools)", () => {
  it.each([
    ["an entity", () => serviceProviderMetadata(serviceProvider.certificate), expected.entityId],
    ["an aggregate", () => federation(serviceProviderMetadata(serviceProvider.certificate)), expected.entityId],
    ["an entity in a default namespace", () => awsSignInWithId(), awsSignIn.entityId],
  ])("agree on %s: what samlsign signed is verified, and refused once it is changed", (_, metadata, entityId) => {
    const signed = samlsign(`-s -k "$PWD/key.pem" ${rsaSha256} ${sha256}`, metadata());
    const options = { ...expected, entityId, maximumValidity: 40_000_000 };
    expect(verifyServiceProviderMetadata(octets(signed), trust, options).signature).toBe("verified");

    const changed = octets(signed.replace(/ Location="https:\/\/[a-z]*/, "$&x"));
    expect(() => verifyServiceProviderMetadata(changed, trust, options)).toThrow(refusal("digest-mismatch"));
  });

  it.each([
    ["an entity", () => serviceProviderMetadata(serviceProvider.certificate)],
    ["an aggregate", () => federation(serviceProviderMetadata(serviceProvider.certificate))],
  ])("agree on %s: what we signed is verified by samlsign, and refused once it is changed", async (_, metadata) => {
    const signed = await signMetadata(metadata(), createSigner(registrar.keyObject, registrar.certificate));
    expect(() => samlsign("", signed)).not.toThrow();
    expect(() => samlsign("", replaced(signed, "https://sp.example.com/acs", "https://evil.example/acs"))).toThrow();
  });

  it("disagree on SHA-1, unless it is allowed by a name that says what that is", () => {
    const metadata = serviceProviderMetadata(serviceProvider.certificate);
    const signed = octets(samlsign(`-s -k "$PWD/key.pem" ${rsaSha1} ${sha1}`, metadata));
    expect(() => verifyServiceProviderMetadata(signed, trust, expected)).toThrow(
      refusal("signature-algorithm-not-allowed"),
    );
    const lenient = { ...trust, insecureAllowSha1Until: new Date(expected.now.getTime() + 1) };
    expect(verifyServiceProviderMetadata(signed, lenient, expected)).toMatchObject({
      signature: "verified",
      usesSha1: true,
    });
    expect(() =>
      verifyServiceProviderMetadata(signed, { ...lenient, insecureAllowSha1Until: expected.now }, expected),
    ).toThrow(refusal("signature-algorithm-not-allowed"));

    const half = octets(samlsign(`-s -k "$PWD/key.pem" ${rsaSha256} ${sha1}`, metadata));
    expect(() => verifyServiceProviderMetadata(half, trust, expected)).toThrow(refusal("digest-algorithm-not-allowed"));
    expect(verifyServiceProviderMetadata(half, lenient, expected).usesSha1).toBe(true);
  });

  function awsSignInWithId(): string {
    return replaced(awsSignIn.xml(serviceProvider.certificate), "<EntityDescriptor", '<EntityDescriptor ID="_aws"');
  }

  /** Runs samlsign, which wants absolute paths. */
  function samlsign(options: string, metadata: string): string {
    return run("sh", ["-c", `samlsign ${options} -c "$PWD/certificate.pem" -f "$PWD/metadata.xml"`], {
      "metadata.xml": metadata,
      "certificate.pem": registrar.certificatePem,
      "key.pem": registrar.keyObject.export({ type: "pkcs8", format: "pem" }).toString(),
    });
  }

  const rsaSha256 = "-alg http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
  const rsaSha1 = "-alg http://www.w3.org/2000/09/xmldsig#rsa-sha1";
  const sha256 = "-dig http://www.w3.org/2001/04/xmlenc#sha256";
  const sha1 = "-dig http://www.w3.org/2000/09/xmldsig#sha1";
});

describe.skipIf(isMissing("xmlsec1"))("metadata and xmlsec1 (apt-get install xmlsec1)", () => {
  it("agree on a PrefixList, for the metadata and for SignedInfo", () => {
    const prefixes = `<e:InclusiveNamespaces xmlns:e="${exclusive}" PrefixList="x #default"/>`;
    const template = `<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo>
      <ds:CanonicalizationMethod Algorithm="${exclusive}">${prefixes}</ds:CanonicalizationMethod>
      <ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/>
      <ds:Reference URI="#_federation"><ds:Transforms>
        <ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/>
        <ds:Transform Algorithm="${exclusive}">${prefixes}</ds:Transform>
      </ds:Transforms><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue/>
      </ds:Reference></ds:SignedInfo><ds:SignatureValue/></ds:Signature>`;
    const metadata = federation(serviceProviderMetadata(serviceProvider.certificate));
    const start = replaced(metadata, " ID=", ' xmlns:x="urn:x" xmlns="urn:default" xmlns:y="urn:y" ID=');
    const id = ["--id-attr:ID", "urn:oasis:names:tc:SAML:2.0:metadata:EntitiesDescriptor"];
    const signed = run("xmlsec1", ["--sign", "--privkey-pem", "key.pem", ...id, "metadata.xml"], {
      "metadata.xml": start.replace(/>/, `>${template}`),
      "key.pem": registrar.keyObject.export({ type: "pkcs8", format: "pem" }).toString(),
    });
    expect(verifyServiceProviderMetadata(octets(signed), trust, expected).signature).toBe("verified");
  });

  const exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";
});
