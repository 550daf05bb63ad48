import { afterEach, describe, expect, it, vi } from "vitest";

import type { PublicKeyCredentialRequestOptionsJSON } from "../authentication/authentication-options.js";
import type { PublicKeyCredentialCreationOptionsJSON } from "../registration/registration-options.js";
import { parseCreationOptions, parseRequestOptions } from "./options-json.js";

afterEach(() => vi.unstubAllGlobals());

const challenge = new Uint8Array(32).fill(0xfb);
const handle = new Uint8Array([255, 254, 253]);
const credentialId = new Uint8Array([1, 2, 3]);
const descriptor = { type: "public-key", id: "AQID", transports: ["internal"] } as const;
const creation: PublicKeyCredentialCreationOptionsJSON = {
  rp: { id: "example.com", name: "Example" },
  user: { id: "__79", name: "ann", displayName: "Ann" },
  challenge: Buffer.from(challenge).toString("base64url"),
  pubKeyCredParams: [{ type: "public-key", alg: -7 }],
  excludeCredentials: [descriptor],
};
const request: PublicKeyCredentialRequestOptionsJSON = {
  challenge: Buffer.from(challenge).toString("base64url"),
  rpId: "example.com",
  userVerification: "required",
  allowCredentials: [descriptor],
};

describe("without the browser's own parser", () => {
  it("bytes of a registration's options are decoded, and the rest stays", () => {
    expect(parseCreationOptions(creation)).toEqual({
      ...creation,
      challenge,
      user: { id: handle, name: "ann", displayName: "Ann" },
      excludeCredentials: [{ ...descriptor, id: credentialId }],
    });
  });

  it("bytes of an authentication's options are decoded, and the rest stays", () => {
    expect(parseRequestOptions(request)).toEqual({
      ...request,
      challenge,
      allowCredentials: [{ ...descriptor, id: credentialId }],
    });
  });

  it("lists may be left out", () => {
    const { excludeCredentials, ...bareCreation } = creation;
    const { allowCredentials, ...bareRequest } = request;
    expect([excludeCredentials, allowCredentials]).toEqual([[descriptor], [descriptor]]);
    expect(parseCreationOptions(bareCreation)).toMatchObject({ excludeCredentials: [] });
    expect(parseRequestOptions(bareRequest)).toMatchObject({ allowCredentials: [] });
  });

  it("bytes of extensions are decoded", () => {
    const extensions = {
      credProps: true,
      other: { first: 1 },
      largeBlob: { support: "required", write: "AQID" },
      prf: { eval: { first: "AQID" }, evalByCredential: { first: { first: "AQID", second: "_v4" } } },
    };
    expect(parseRequestOptions({ ...request, extensions }).extensions).toEqual({
      credProps: true,
      other: { first: 1 },
      largeBlob: { support: "required", write: credentialId },
      prf: {
        eval: { first: credentialId },
        evalByCredential: { first: { first: credentialId, second: new Uint8Array([254, 254]) } },
      },
    });
  });
});

it("the browser's own parser is used where there is one", () => {
  const parsed = { challenge };
  vi.stubGlobal("PublicKeyCredential", {
    parseCreationOptionsFromJSON: (options: unknown) => options === creation && parsed,
    parseRequestOptionsFromJSON: (options: unknown) => options === request && parsed,
  });
  expect(parseCreationOptions(creation)).toBe(parsed);
  expect(parseRequestOptions(request)).toBe(parsed);
});
