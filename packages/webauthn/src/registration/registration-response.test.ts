import fc from "fast-check";
import { expect, it } from "vitest";

import { WebAuthnError } from "../errors.js";
import { creationOptions, origin, refusal, verifyCreated } from "../relying-party.test.fixture.js";
import { createSoftwareAuthenticator } from "../testing/software-authenticator.js";
import { parseRegistrationResponse, type RegistrationResponseJSON } from "./registration-response.js";

const valid = {
  id: "AAAA",
  rawId: "AAAA",
  type: "public-key",
  clientExtensionResults: { credProps: { rk: true } },
  response: { clientDataJSON: "AAAA", attestationObject: "AAAA", transports: ["internal", "smart-card"] },
};

const { response: validResponse } = valid;

it("keeps what it names and drops the rest", async () => {
  const created = await createSoftwareAuthenticator({ origin }).create(creationOptions);
  const { id, rawId, type, authenticatorAttachment, clientExtensionResults } = created;
  const { clientDataJSON, attestationObject, transports } = created.response;
  const response = { clientDataJSON, attestationObject, transports };
  const kept = { id, rawId, type, authenticatorAttachment, clientExtensionResults, response };
  expect(parseRegistrationResponse({ ...created, verified: true })).toEqual(kept);
  expect(parseRegistrationResponse(JSON.parse(JSON.stringify(created)))).toEqual(kept);
});

it.each([
  ["an authenticatorAttachment of null", { ...valid, authenticatorAttachment: null }],
  ["no transports", { ...valid, response: { ...validResponse, transports: undefined } }],
])("takes %s for left out", (_, value) => {
  const { authenticatorAttachment, response } = parseRegistrationResponse(value);
  expect(authenticatorAttachment).toBeUndefined();
  expect(response.clientDataJSON).toBe("AAAA");
});

it.each<[string, unknown]>([
  ["null", null],
  ["text", JSON.stringify(valid)],
  ["an array", [valid]],
  ["no id", { ...valid, id: undefined }],
  ["no rawId", { ...valid, rawId: undefined }],
  ["an id that is no text", { ...valid, id: ["AAAA"] }],
  ["no type", { ...valid, type: undefined }],
  ["an authenticatorAttachment that is no text", { ...valid, authenticatorAttachment: {} }],
  ["no extension results", { ...valid, clientExtensionResults: undefined }],
  ["extension results that are no object", { ...valid, clientExtensionResults: [] }],
  ["no response", { ...valid, response: undefined }],
  ["a response that is no object", { ...valid, response: "AAAA" }],
  ["no clientDataJSON", { ...valid, response: { ...validResponse, clientDataJSON: undefined } }],
  ["no attestationObject", { ...valid, response: { ...validResponse, attestationObject: undefined } }],
  ["bytes in the place of base64url", { ...valid, response: { ...validResponse, clientDataJSON: new Uint8Array(3) } }],
  ["transports that are no list", { ...valid, response: { ...validResponse, transports: "internal" } }],
  ["a transport that is no text", { ...valid, response: { ...validResponse, transports: [1] } }],
  ["a transport that is no name", { ...valid, response: { ...validResponse, transports: ["<usb>"] } }],
  ["many transports", { ...valid, response: { ...validResponse, transports: Array(17).fill("usb") } }],
  ["members that are inherited only", Object.create(valid)],
  ["a response that is inherited only", { ...valid, response: Object.create(validResponse) as unknown }],
  ["members set by __proto__", JSON.parse(`{"__proto__":${JSON.stringify(valid)}}`)],
])("refuses %s", (_, value) => {
  expect(() => parseRegistrationResponse(value)).toThrow(expect.objectContaining(refusal("response-malformed")));
});

it.each([
  ["an id with a NUL", { ...valid, id: "AAA\0" }],
  ["a padded id", { ...valid, id: "AA==" }],
  ["a rawId with a NUL", { ...valid, rawId: "AAA\0" }],
  ["a rawId in the other alphabet", { ...valid, rawId: "AA+/" }],
])("refuses %s", (_, value) => {
  expect(() => parseRegistrationResponse(value)).toThrow(expect.objectContaining(refusal("base64url-malformed")));
});

it.each<[string, number, (text: string) => unknown]>([
  ["id", 2048, (id) => ({ ...valid, id })],
  ["rawId", 2048, (rawId) => ({ ...valid, rawId })],
  ["type", 32, (type) => ({ ...valid, type })],
  ["authenticatorAttachment", 32, (authenticatorAttachment) => ({ ...valid, authenticatorAttachment })],
  ["clientDataJSON", 8192, (clientDataJSON) => ({ ...valid, response: { ...validResponse, clientDataJSON } })],
  [
    "attestationObject",
    65536,
    (attestationObject) => ({ ...valid, response: { ...validResponse, attestationObject } }),
  ],
])("refuses text longer than the longest %s", (_, length, withText) => {
  expect(() => parseRegistrationResponse(withText("A".repeat(length)))).not.toThrow();
  expect(() => parseRegistrationResponse(withText("A".repeat(length + 1)))).toThrow(
    expect.objectContaining(refusal("response-too-large")),
  );
});

it("throws nothing but its own errors, nor does the verifier, whatever is given", async () => {
  const shaped = fc.record({
    ...{ id: fc.string(), rawId: fc.string(), type: fc.constantFrom("public-key", "password") },
    clientExtensionResults: fc.object(),
    response: fc.record({ clientDataJSON: fc.base64String(), attestationObject: fc.base64String() }),
  });
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.anything({ withNullPrototype: true }), shaped), async (value) => {
      const verifying = verifyCreated(value as RegistrationResponseJSON);
      await expect(verifying).rejects.toBeInstanceOf(WebAuthnError);
    }),
  );
});
