import fc from "fast-check";
import { expect, it } from "vitest";

import { WebAuthnError } from "../errors.js";
import { enrol, refusal, requestOptions, verifyAnswered } from "../relying-party.test.fixture.js";
import { parseAuthenticationResponse, type AuthenticationResponseJSON } from "./authentication-response.js";

const valid = {
  id: "AAAA",
  rawId: "AAAA",
  type: "public-key",
  clientExtensionResults: {},
  response: { clientDataJSON: "AAAA", authenticatorData: "AAAA", signature: "AAAA", userHandle: "AAAA" },
};

const { response: validResponse } = valid;

it("keeps what it names and drops the rest", async () => {
  const { authenticator } = await enrol();
  const answered = await authenticator.get(requestOptions);
  expect(parseAuthenticationResponse({ ...answered, verified: true })).toEqual(answered);
  expect(parseAuthenticationResponse(JSON.parse(JSON.stringify(answered)))).toEqual(answered);
});

it("takes a userHandle of null for left out", () => {
  const { response } = parseAuthenticationResponse({ ...valid, response: { ...validResponse, userHandle: null } });
  expect(response).not.toHaveProperty("userHandle");
});

it.each<[string, unknown]>([
  ["undefined", undefined],
  ["a number", 1],
  ["an array", [valid]],
  ["no id", { ...valid, id: undefined }],
  ["no response", { ...valid, response: undefined }],
  ["no clientDataJSON", { ...valid, response: { ...validResponse, clientDataJSON: undefined } }],
  ["no authenticatorData", { ...valid, response: { ...validResponse, authenticatorData: undefined } }],
  ["no signature", { ...valid, response: { ...validResponse, signature: undefined } }],
  ["a signature that is no text", { ...valid, response: { ...validResponse, signature: 1 } }],
  ["a userHandle that is no text", { ...valid, response: { ...validResponse, userHandle: {} } }],
  ["members that are inherited only", Object.create(valid)],
  ["members set by __proto__", JSON.parse(`{"__proto__":${JSON.stringify(valid)}}`)],
])("refuses %s", (_, value) => {
  expect(() => parseAuthenticationResponse(value)).toThrow(expect.objectContaining(refusal("response-malformed")));
});

it.each([
  ["an id with a NUL", { ...valid, id: "AAA\0" }],
  ["a padded id", { ...valid, id: "AA==" }],
  ["a rawId with a NUL", { ...valid, rawId: "AAA\0" }],
  ["a rawId in the other alphabet", { ...valid, rawId: "AA+/" }],
])("refuses %s", (_, value) => {
  expect(() => parseAuthenticationResponse(value)).toThrow(expect.objectContaining(refusal("base64url-malformed")));
});

it.each<[string, number, (text: string) => object]>([
  ["clientDataJSON", 8192, (clientDataJSON) => ({ clientDataJSON })],
  ["authenticatorData", 8192, (authenticatorData) => ({ authenticatorData })],
  ["signature", 6170, (signature) => ({ signature })],
  ["userHandle", 86, (userHandle) => ({ userHandle })],
])("refuses text longer than the longest %s", (_, length, withText) => {
  const parse = (text: string) =>
    parseAuthenticationResponse({ ...valid, response: { ...validResponse, ...withText(text) } });
  expect(() => parse("A".repeat(length))).not.toThrow();
  expect(() => parse("A".repeat(length + 1))).toThrow(expect.objectContaining(refusal("response-too-large")));
});

it("throws nothing but its own errors, nor does the verifier, whatever is given", async () => {
  const { credential } = await enrol();
  const shaped = fc.record({
    ...{ id: fc.constant(credential.id), rawId: fc.constant(credential.id), type: fc.constant("public-key") },
    clientExtensionResults: fc.object(),
    response: fc.record({
      clientDataJSON: fc.base64String(),
      authenticatorData: fc.base64String(),
      signature: fc.base64String(),
      userHandle: fc.constantFrom(credential.userHandle, "", "A", "AAAA", null),
    }),
  });
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.anything({ withNullPrototype: true }), shaped), async (value) => {
      const verifying = verifyAnswered(value as AuthenticationResponseJSON, credential);
      await expect(verifying).rejects.toBeInstanceOf(WebAuthnError);
    }),
  );
});
