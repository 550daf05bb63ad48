import { describe, expect, it } from "vitest";

import { certificateWith } from "../certificate/certificate.test.fixture.js";
import { isOpensslMissing, openssl } from "../openssl.test.fixture.js";
import { crlDistributionPoints } from "./crl-distribution-points.js";

describe("cRLDistributionPoints", () => {
  it.skipIf(isOpensslMissing())("is read by openssl as one point for each URL (apt-get install openssl)", async () => {
    const certificate = await certificateWith(
      crlDistributionPoints(["http://a.example/1.crl", "http://b.example/2.crl"]),
    );
    const text = await openssl(["x509", "-in", "c.der", "-noout", "-ext", "crlDistributionPoints"], {
      "c.der": certificate.der,
    });
    expect(text?.match(/Full Name:\s+URI:\S+/g)?.map((point) => point.replace(/.*URI:/s, ""))).toEqual([
      "http://a.example/1.crl",
      "http://b.example/2.crl",
    ]);
  });
});
