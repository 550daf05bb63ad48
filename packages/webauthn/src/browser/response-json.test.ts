import { describe, expect, it } from "vitest";

import { serializeResponse } from "./response-json.js";

const bytes = new Uint8Array([255, 254, 253]).buffer;
const text = "__79";
const members = {
  id: text,
  rawId: bytes,
  type: "public-key",
  authenticatorAttachment: "platform",
  getClientExtensionResults: () => ({
    credProps: { rk: true },
    prf: { enabled: true, results: { first: bytes } },
    uvm: [[2, 4, 2]],
    appid: null,
  }),
};
const membersJson = {
  id: text,
  rawId: text,
  type: "public-key",
  authenticatorAttachment: "platform",
  clientExtensionResults: {
    credProps: { rk: true },
    prf: { enabled: true, results: { first: text } },
    uvm: [[2, 4, 2]],
    appid: null,
  },
};
const registration = { clientDataJSON: bytes, attestationObject: bytes, getTransports: () => ["internal", "hybrid"] };
const authentication = { clientDataJSON: bytes, authenticatorData: bytes, signature: bytes, userHandle: bytes };

describe("without a toJSON() that works", () => {
  it("a registration's bytes are encoded, and its transports kept", () => {
    expect(serialize({ ...members, response: registration })).toEqual({
      ...membersJson,
      response: { clientDataJSON: text, attestationObject: text, transports: ["internal", "hybrid"] },
    });
  });

  it("an authentication's bytes are encoded", () => {
    expect(serialize({ ...members, response: authentication })).toEqual({
      ...membersJson,
      response: { clientDataJSON: text, authenticatorData: text, signature: text, userHandle: text },
    });
  });

  it("what there is none of is left out", () => {
    const credential = { ...members, authenticatorAttachment: null, response: { ...authentication, userHandle: null } };
    const { authenticatorAttachment, ...others } = membersJson;
    expect(authenticatorAttachment).toBe("platform");
    expect(serialize(credential)).toStrictEqual({
      ...others,
      response: { clientDataJSON: text, authenticatorData: text, signature: text },
    });
  });

  it("one from a prototype that throws is passed over", () => {
    const toJSON = () => {
      throw new TypeError("Illegal invocation");
    };
    expect(serialize({ ...members, response: registration, toJSON })).toMatchObject(membersJson);
  });
});

it("a credential's own toJSON() is used where that works", () => {
  const json = {};
  expect(serialize({ ...members, response: registration, toJSON: () => json })).toBe(json);
});

function serialize(credential: object): unknown {
  return serializeResponse(credential as PublicKeyCredential);
}
