import { deflateRawSync, deflateSync, gzipSync } from "node:zlib";

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { SamlErrorCode } from "../errors.js";
import { refusal } from "../testing/refusal.test.fixture.js";
import { inflateMessage } from "./inflate-message.js";

const message = new TextEncoder().encode("<samlp:AuthnRequest/>".repeat(20));
const deflated = deflateRawSync(message);

describe("inflateMessage", () => {
  it("inverts DEFLATE", () => {
    const levels = fc.constantFrom(0, 1, 9);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5000 }), levels, (octets, level) => {
        expect(inflateMessage(deflateRawSync(octets, { level }))).toEqual(octets);
      }),
    );
  });

  it("takes a message of the size that is still allowed", () => {
    expect(inflateMessage(deflateRawSync(new Uint8Array(262_144)))).toHaveLength(262_144);
  });

  it.each<[SamlErrorCode, string, Uint8Array]>([
    ["message-too-large", "one octet more", deflateRawSync(new Uint8Array(262_145))],
    ["message-too-large", "a bomb of a thousand to one", deflateRawSync(new Uint8Array(100_000_000))],
    ["message-not-deflated", "nothing", new Uint8Array()],
    ["message-not-deflated", "what was never deflated", message],
    ["message-not-deflated", "a message that was cut off", deflated.subarray(0, -1)],
    ["message-not-deflated", "octets behind the end", Buffer.concat([deflated, Buffer.from("x")])],
    ["message-not-deflated", "a second message behind the end", Buffer.concat([deflated, deflated])],
    ["message-not-deflated", "the zlib format", deflateSync(message)],
    ["message-not-deflated", "the gzip format", gzipSync(message)],
  ])("refuses with %s: %s", (code, _, octets) => {
    expect(() => inflateMessage(octets)).toThrow(refusal(code));
  });
});
