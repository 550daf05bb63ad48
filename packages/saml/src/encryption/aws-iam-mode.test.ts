import { KeyObject } from "node:crypto";

import { expect, it } from "vitest";

import { encodePostBinding } from "../http-post/encode-post-binding.js";
import { serializeIdentityProviderMetadata } from "../metadata/serialize-identity-provider-metadata.js";
import { binding } from "../metadata/binding.js";
import { nameIdFormat } from "../name-id/name-id-format.js";
import { memoryOneTimeStore } from "../request/authn-request.test.fixture.js";
import { signResponse } from "../response/sign-response.js";
import { verifyResponse } from "../response/verify-response.js";
import { createVerificationKey } from "../signature/verification-key.js";
import { createIdentity } from "../testing/identity.test.fixture.js";
import { sampleResponse } from "../testing/sample-response.test.fixture.js";
import { createDecrypter } from "./decrypter.js";
import { createEncryptionRecipient } from "./encryption-recipient.js";

it("encrypts for the pair that was made for AWS IAM, whose certificate our metadata carries", async () => {
  const [own, forIam] = await Promise.all([createIdentity(), createIdentity()]);
  const metadata = serializeIdentityProviderMetadata({
    entityId: sampleResponse.issuer,
    signingCertificates: [own.certificate],
    encryptionCertificates: [forIam.certificate],
    nameIdFormats: [nameIdFormat.persistent],
    singleSignOnServices: [{ binding: binding.httpPost, location: "https://idp.example.com/launch" }],
  });
  const carried = /<md:KeyDescriptor use="encryption">.*?<ds:X509Certificate>([^<]*)</s.exec(metadata)?.[1] ?? "";
  const encryptFor = createEncryptionRecipient(new Uint8Array(Buffer.from(carried, "base64")));

  const assertionConsumerService = "https://us-east-1.signin.aws.amazon.com/saml/acs/SAMLSPEXAMPLE";
  const response = { ...sampleResponse, destination: assertionConsumerService };
  const xml = await signResponse(response, own.signer, { encryptFor });
  const iam = {
    signingKeys: [createVerificationKey(own.certificate)],
    decrypters: [createDecrypter(KeyObject.from(forIam.privateKey))],
  } as const;
  const verified = await verifyResponse(encodePostBinding(xml), iam, {
    issuer: sampleResponse.issuer,
    audience: sampleResponse.audiences[0],
    assertionConsumerService,
    inResponseTo: "unsolicited",
    now: sampleResponse.issueInstant,
    usedIds: memoryOneTimeStore(),
  });
  expect(verified.nameId).toMatchObject({ value: sampleResponse.nameId.value });
});
