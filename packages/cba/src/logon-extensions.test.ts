import { describe, expect, it } from "vitest";

import { alice, issue } from "./logon-certificate.test.fixture.js";
import { logonExtensions } from "./logon-extensions.js";
import { readObjectSid } from "./sid/sid-extension.js";
import { readUserPrincipalNames } from "./upn/user-principal-name-general-name.js";

describe("logonExtensions", () => {
  it("bind a certificate to one UPN and one SID, neither critical", async () => {
    const extensions = logonExtensions(alice);
    const { certificate } = await issue("Alice", { extensions });
    expect(readUserPrincipalNames(certificate)).toEqual([alice.userPrincipalName]);
    expect(readObjectSid(certificate)).toBe(alice.objectSid);
    expect(extensions.map(({ critical }) => critical)).toEqual([false, false]);
  });
});
