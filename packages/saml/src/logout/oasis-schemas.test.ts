import { beforeAll, describe, it } from "vitest";

import { createEncryptionRecipient } from "../encryption/encryption-recipient.js";
import { wrapSoap } from "../soap/soap.js";
import { statusFor } from "../status/status-for.js";
import { createIdentity, type Identity } from "../testing/identity.test.fixture.js";
import { sampleLogoutRequest, sampleLogoutResponse } from "../testing/sample-logout.test.fixture.js";
import { checkSchema, howToGetSchemas, schemasAreMissing } from "../testing/schema.test.fixture.js";
import { logoutReason } from "./logout-reason.js";
import { serializeLogoutRequest } from "./logout-request.js";
import { serializeLogoutResponse } from "./logout-response.js";
import { signLogoutRequest, signLogoutResponse } from "./sign-logout.js";

let identity: Identity;
beforeAll(async () => {
  identity = await createIdentity();
});

const request = { ...sampleLogoutRequest, reason: logoutReason.user, sessionIndexes: ["_1", "_2"] as const };
const response = { ...sampleLogoutResponse, status: { ...statusFor.partialLogout, message: "One did not answer." } };
const recipient = () => createEncryptionRecipient(identity.certificate, { entityId: sampleLogoutResponse.issuer });

describe.skipIf(schemasAreMissing())(`by the schemas (${howToGetSchemas})`, () => {
  it.each<[string, () => string | Promise<string>]>([
    ["a LogoutRequest without a signature", () => serializeLogoutRequest(request)],
    ["one with an EncryptedID", () => serializeLogoutRequest(request, recipient())],
    ["a signed LogoutRequest", () => signLogoutRequest(request, identity.signer)],
    [
      "a signed one with an EncryptedID",
      () => signLogoutRequest(request, identity.signer, { encryptNameIdFor: recipient() }),
    ],
    ["a LogoutResponse without a signature", () => serializeLogoutResponse(response)],
    ["a signed LogoutResponse", () => signLogoutResponse(response, identity.signer)],
    ["a LogoutRequest in a SOAP envelope", async () => wrapSoap(await signLogoutRequest(request, identity.signer))],
    ["a LogoutResponse in one", async () => wrapSoap(await signLogoutResponse(response, identity.signer))],
  ])("%s is valid", async (_, write) => {
    checkSchema(await write());
  });
});
