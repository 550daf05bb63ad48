import { describe, expect, it } from "vitest";

import { encodeBase64url } from "../base64url.js";
import { enrol, refusal, userHandle } from "../relying-party.test.fixture.js";
import {
  buildAllAcceptedCredentialsOptions,
  buildCurrentUserDetailsOptions,
  buildUnknownCredentialOptions,
} from "./signal-options.js";

const userId = encodeBase64url(userHandle);
const ann = { handle: userHandle, name: "ann@example.com", displayName: "Ann" };

describe("an unknown credential", () => {
  it("is named", () => {
    const options = { rpId: "example.com", credentialId: "AQID" };
    expect(buildUnknownCredentialOptions("example.com", "AQID")).toEqual(options);
  });

  it.each(["AQID=", "AQ+/", "A"])("is refused when its ID is %s", (credentialId) => {
    expect(() => buildUnknownCredentialOptions("example.com", credentialId)).toThrow(
      expect.objectContaining(refusal("base64url-malformed")),
    );
  });
});

describe("all accepted credentials", () => {
  it("are those of the records", async () => {
    const { credential } = await enrol();
    expect(buildAllAcceptedCredentialsOptions("example.com", userHandle, [credential])).toEqual({
      rpId: "example.com",
      userId,
      allAcceptedCredentialIds: [credential.id],
    });
  });

  it("may be none", () => {
    expect(buildAllAcceptedCredentialsOptions("example.com", userHandle, []).allAcceptedCredentialIds).toEqual([]);
  });

  it("are never somebody else's", async () => {
    const { credential } = await enrol();
    const other = { ...credential, userHandle: "AQID" };
    expect(() => buildAllAcceptedCredentialsOptions("example.com", userHandle, [credential, other])).toThrow(TypeError);
  });
});

it("tells what the user is called", () => {
  const options = { rpId: "example.com", userId, name: "ann@example.com", displayName: "Ann" };
  expect(buildCurrentUserDetailsOptions("example.com", ann)).toEqual(options);
});

it.each<[string, () => unknown]>([
  ["an unknown credential without an RP ID", () => buildUnknownCredentialOptions("", "AQID")],
  ["all accepted credentials without an RP ID", () => buildAllAcceptedCredentialsOptions("", userHandle, [])],
  ["all accepted credentials of nobody", () => buildAllAcceptedCredentialsOptions("example.com", new Uint8Array(), [])],
  ["user details without an RP ID", () => buildCurrentUserDetailsOptions("", ann)],
  ["details of nobody", () => buildCurrentUserDetailsOptions("example.com", { ...ann, handle: new Uint8Array(65) })],
])("does not signal %s", (_, build) => {
  expect(build).toThrow(TypeError);
});
