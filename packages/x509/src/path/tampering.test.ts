import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { parseCertificate } from "../certificate/parse-certificate.js";
import { X509Error } from "../errors.js";
import { extendedKeyUsage } from "../extensions/extended-key-usage.js";
import { subjectAltName } from "../extensions/subject-alt-name.js";
import { createHierarchy, verifying } from "./hierarchy.test.fixture.js";

const clientAuth = "1.3.6.1.5.5.7.3.2";
const names = subjectAltName([{ type: "rfc822Name", value: "alice@corp.example" }]);

describe("a bit that is another", () => {
  it.each(["leaf", "issuing"] as const)("in a certificate, the %s one, leaves no path that holds", async (which) => {
    const parties = await createHierarchy({ leaf: { extensions: [names, extendedKeyUsage([clientAuth])] } });
    const { der } = parties[which].certificate;
    fc.assert(
      fc.property(fc.nat(der.length * 8 - 1), (bit) => {
        const tampered = der.with(bit >> 3, (der[bit >> 3] ?? 0) ^ (1 << (bit & 7)));
        expect(() => {
          const certificate = parseCertificate(tampered);
          const others = { ...parties, [which]: { ...parties[which], certificate } };
          const { root, issuing, leaf } = others;
          verifying(leaf, [root], [issuing], { extendedKeyUsage: [clientAuth] })();
        }).toThrow(X509Error);
      }),
      { numRuns: 1000 },
    );
  });
});
