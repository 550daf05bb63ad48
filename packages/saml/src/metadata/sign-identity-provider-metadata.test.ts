import { beforeAll, describe, expect, it } from "vitest";

import { createSigner } from "../signature/create-signer.js";
import { createSigningKeys } from "../signature/signing-keys.js";
import { createVerificationKey } from "../signature/verification-key.js";
import { verifyEnvelopedSignature } from "../signature/verify-enveloped-signature.js";
import { certifiedKey, signatureAlgorithmNames } from "../testing/certified-key.test.fixture.js";
import { isMissing, run } from "../testing/command.test.fixture.js";
import { createIdentity, type Identity } from "../testing/identity.test.fixture.js";
import { checkSchema, howToGetSchemas, schemasAreMissing } from "../testing/schema.test.fixture.js";
import { verifySignature } from "../testing/xml-crypto.test.fixture.js";
import { attribute } from "../xml/read-element.js";
import { parseXml } from "../xml/parse-xml.js";
import { binding } from "./binding.js";
import { replaced } from "./service-provider-metadata.test.fixture.js";
import { serializeIdentityProviderMetadata } from "./serialize-identity-provider-metadata.js";
import {
  signIdentityProviderMetadata,
  type SignableIdentityProviderDescriptor,
} from "./sign-identity-provider-metadata.js";

let identity: Identity;
let next: Identity;
let registrar: Identity;
let descriptor: SignableIdentityProviderDescriptor;
let signed: string;

beforeAll(async () => {
  identity = await createIdentity();
  next = await createIdentity();
  registrar = await createIdentity();
  const keys = createSigningKeys([
    { signer: identity.signer },
    { signer: next.signer, signsFrom: new Date("2026-12-01T00:00:00Z") },
  ]);
  descriptor = {
    id: "_metadata",
    entityId: "https://idp.example.com/saml/metadata?a>b",
    validUntil: new Date("2026-12-06T00:00:00Z"),
    cacheDuration: 86_400,
    signingCertificates: keys.publishedCertificatesAt(new Date("2026-11-22T00:00:00Z")),
    encryptionCertificates: [identity.certificate],
    nameIdFormats: ["urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"],
    singleSignOnServices: [
      { binding: binding.httpRedirect, location: "https://idp.example.com/sso" },
      { binding: binding.httpPost, location: "https://idp.example.com/sso" },
    ],
    singleLogoutServices: [
      { binding: binding.soap, location: "https://idp.example.com/slo/soap" },
      { binding: binding.httpPost, location: "https://idp.example.com/slo" },
    ],
    organization: { name: "ex", displayName: "Beispiel AG", url: "https://example.com", language: "de" },
    contacts: [{ type: "technical", emailAddress: "ada@example.com" }],
  };
  signed = await signIdentityProviderMetadata(descriptor, registrar.signer);
});

describe("signIdentityProviderMetadata", () => {
  it("writes the same as without a signature, but for the ID", () => {
    const { xml } = { xml: verifySignature(signed, registrar.certificatePem) };
    expect(replaced(xml, ' ID="_metadata"', "")).toBe(serializeIdentityProviderMetadata(descriptor));
  });

  it("puts the signature first, and no byte order mark or declaration before the root", () => {
    expect(signed).toMatch(/^<md:EntityDescriptor [^<]*><ds:Signature /);
  });

  it.each(signatureAlgorithmNames)("signs with %s, and we verify it", async (algorithm) => {
    const { keyObject, certificate } = await certifiedKey(algorithm);
    const document = await signIdentityProviderMetadata(
      descriptor,
      createSigner(keyObject, certificate, { algorithm }),
    );
    const root = verifyEnvelopedSignature(parseXml(document), [createVerificationKey(certificate)]);
    expect(attribute(root, "entityID")).toBe(descriptor.entityId);
  });

  it("refuses an ID that cannot be referred to", async () => {
    await expect(signIdentityProviderMetadata({ ...descriptor, id: "1" }, registrar.signer)).rejects.toMatchObject({
      code: "id-not-ncname",
    });
  });

  it.skipIf(schemasAreMissing())(`is valid by the schemas, signed and unsigned (${howToGetSchemas})`, () => {
    expect(() => {
      checkSchema(signed);
      checkSchema(serializeIdentityProviderMetadata(descriptor));
    }).not.toThrow();
  });

  it.skipIf(isMissing("xmlsec1"))("is verified by xmlsec1 (apt-get install xmlsec1)", () => {
    const files = { "metadata.xml": signed, "certificate.pem": registrar.certificatePem };
    const options = ["--enabled-key-data", "x509", "--pubkey-cert-pem", "certificate.pem"];
    const id = ["--id-attr:ID", "urn:oasis:names:tc:SAML:2.0:metadata:EntityDescriptor"];
    const verify = ["--verify", ...options, ...id, "metadata.xml"];
    expect(() => run("xmlsec1", verify, files)).not.toThrow();
    const tampered = replaced(signed, "https://idp.example.com/sso", "https://evil.example/sso");
    expect(() => run("xmlsec1", verify, { ...files, "metadata.xml": tampered })).toThrow();
  });
});
