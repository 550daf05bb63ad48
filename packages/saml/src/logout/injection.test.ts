import { beforeAll, describe, expect, it } from "vitest";

import { nameIdFormat } from "../name-id/name-id-format.js";
import { statusFor } from "../status/status-for.js";
import { createIdentity, type Identity } from "../testing/identity.test.fixture.js";
import { injections, replaceMark } from "../testing/injection.test.fixture.js";
import { sampleLogoutRequest, sampleLogoutResponse } from "../testing/sample-logout.test.fixture.js";
import { verifySignature } from "../testing/xml-crypto.test.fixture.js";
import { readDocument, withoutSignature } from "../testing/xml-tree.test.fixture.js";
import type { LogoutRequest } from "./logout-request.js";
import type { LogoutResponse } from "./logout-response.js";
import { signLogoutRequest, signLogoutResponse } from "./sign-logout.js";

let identity: Identity;
beforeAll(async () => {
  identity = await createIdentity();
});

/** Writes a message with the text in one field of it, and signs it. */
type Sign = (text: string) => Promise<string>;

function signRequest(change: Partial<LogoutRequest>): Promise<string> {
  return signLogoutRequest({ ...sampleLogoutRequest, ...change }, identity.signer);
}

function signResponse(change: Partial<LogoutResponse>): Promise<string> {
  return signLogoutResponse({ ...sampleLogoutResponse, ...change }, identity.signer);
}

const { nameId } = sampleLogoutRequest;

/** Every field that takes text from somebody else. */
const fields: readonly (readonly [string, Sign])[] = [
  ["issuer of a LogoutRequest", (text) => signRequest({ issuer: text })],
  ["reason", (text) => signRequest({ reason: text })],
  ["SessionIndex", (text) => signRequest({ sessionIndexes: [text] })],
  ["second SessionIndex", (text) => signRequest({ sessionIndexes: ["_first", text] })],
  ["NameID", (text) => signRequest({ nameId: { value: text, format: nameIdFormat.unspecified } })],
  ["NameID format", (text) => signRequest({ nameId: { ...nameId, format: text } })],
  ["NameQualifier", (text) => signRequest({ nameId: { ...nameId, nameQualifier: text } })],
  ["SPNameQualifier", (text) => signRequest({ nameId: { ...nameId, spNameQualifier: text } })],
  ["issuer of a LogoutResponse", (text) => signResponse({ issuer: text })],
  ["StatusMessage", (text) => signResponse({ status: { ...statusFor.partialLogout, message: text } })],
];

describe.each(fields)("%s", (_, sign) => {
  it.each(injections)("holds %s as a value and nothing more", async (__, text) => {
    const marked = withoutSignature(readDocument(await sign("MARK")));
    const xml = await sign(text);
    expect(withoutSignature(readDocument(xml))).toEqual(replaceMark(marked, text));
    verifySignature(xml, identity.certificatePem);
  });

  it("refuses what XML cannot carry", async () => {
    await expect(sign("x\0")).rejects.toMatchObject({ code: "character-not-allowed" });
  });

  it("refuses what is no text, from a caller without types", async () => {
    await expect(sign({ name: "x", attributes: [], children: [] } as never)).rejects.toThrow();
  });
});

describe.each<readonly [string, Sign]>([
  ["id of a LogoutRequest", (id) => signRequest({ id })],
  ["id of a LogoutResponse", (id) => signResponse({ id })],
  ["inResponseTo", (inResponseTo) => signResponse({ inResponseTo })],
])("%s", (_, sign) => {
  it.each(injections)("refuses %s", async (__, text) => {
    await expect(sign(`_${text}`)).rejects.toMatchObject({ code: "id-not-ncname" });
  });
});
