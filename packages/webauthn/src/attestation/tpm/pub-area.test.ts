import fc from "fast-check";
import { expect, it } from "vitest";

import { encodeBase64url } from "../../base64url.js";
import { serializePubArea } from "../../testing/serialize-tpm.js";
import { parsePubArea } from "./pub-area.js";

const p256 = { algorithm: -7, kty: "EC2", crv: "P-256" } as const;

it("reads what was written", () => {
  const coordinate = fc.uint8Array({ minLength: 32, maxLength: 32 });
  fc.assert(
    fc.property(coordinate, coordinate, (x, y) => {
      const { publicKey, nameAlg } = parsePubArea(serializePubArea({ ...p256, x, y }));
      expect(nameAlg).toBe(0x000b);
      expect(publicKey).toEqual({ kty: "EC", crv: "P-256", x: encodeBase64url(x), y: encodeBase64url(y) });
    }),
  );
});

it("takes a coordinate without its leading zeros for the same number", () => {
  const y = new Uint8Array(32).fill(5);
  const x = new Uint8Array(32).fill(7, 2);
  const whole = parsePubArea(serializePubArea({ ...p256, x, y }));
  expect(parsePubArea(serializePubArea({ ...p256, x: x.subarray(2), y }))).toEqual(whole);
});
