import fc from "fast-check";
import { expect, it } from "vitest";

import { refusal } from "../../relying-party.test.fixture.js";
import { serializeCertInfo } from "../../testing/serialize-tpm.js";
import { parseCertInfo } from "./cert-info.js";

// Public areas are written and read again in the tests of `parsePubArea`.

const sized = fc.uint8Array({ maxLength: 100 });

it("what a TPM certifies is read as it was written", () => {
  fc.assert(
    fc.property(sized, sized, (extraData, name) => {
      expect(parseCertInfo(serializeCertInfo(extraData, name))).toEqual({ extraData, name });
    }),
  );
});

it("and is refused when an octet is missing or comes after it", () => {
  const malformed = expect.objectContaining(refusal("attestation-statement-malformed")) as Error;
  fc.assert(
    fc.property(sized, sized, fc.nat(), (extraData, name, length) => {
      const certInfo = serializeCertInfo(extraData, name);
      expect(() => parseCertInfo(certInfo.subarray(0, length % certInfo.length))).toThrow(malformed);
      expect(() => parseCertInfo(Uint8Array.of(...certInfo, 0))).toThrow(malformed);
    }),
  );
});
