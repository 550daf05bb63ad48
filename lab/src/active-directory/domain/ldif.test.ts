import { describe, expect, it } from "vitest";

import { parseEntries, serializeAttributes, textOf, textsOf } from "./ldif.js";

describe("serializeAttributes", () => {
  it("writes text and octets in base64, so that no value begins a line of its own", () => {
    const ldif = serializeAttributes({ cn: "a\ndn: b", logonHours: Uint8Array.of(0xff), member: ["x", "y"] });
    expect(ldif).toBe("cn:: YQpkbjogYg==\nlogonHours:: /w==\nmember:: eA==\nmember:: eQ==\n");
  });
});

describe("parseEntries", () => {
  it("reads what serializeAttributes writes, and plain text", () => {
    const [entry, ...others] = parseEntries(
      `dn: CN=a\ncn: Alice\n${serializeAttributes({ description: "jürgen", member: ["x", "y"] })}\n`,
    );
    expect(others).toEqual([]);
    expect(entry?.dn).toBe("CN=a");
    expect(entry && textOf(entry, "cn")).toBe("Alice");
    expect(entry && textOf(entry, "description")).toBe("jürgen");
    expect(entry && textsOf(entry, "member")).toEqual(["x", "y"]);
    expect(entry && textOf(entry, "mail")).toBeUndefined();
  });

  it("joins folded lines, and passes over comments and referrals", () => {
    const entries = parseEntries("dn: CN=a\ncn: Al\n ice\n\n# refldap://x\nref: ldap://x\n\ndn: CN=b\n");
    expect(entries.map(({ dn }) => dn)).toEqual(["CN=a", "CN=b"]);
    expect(entries[0] && textOf(entries[0], "cn")).toBe("Alice");
  });
});
