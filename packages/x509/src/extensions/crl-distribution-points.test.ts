import { describe, expect, it } from "vitest";

import { certificateWith, extensionOf } from "../certificate/certificate.test.fixture.js";
import { parseDer } from "../der/parse-der.js";
import { distinguishedName, readDistinguishedName } from "../name/distinguished-name.js";
import { isOpensslMissing, openssl } from "../openssl.test.fixture.js";
import { crlDistributionPoints, readCrlDistributionPoints } from "./crl-distribution-points.js";
import type { DistributionPoint } from "./distribution-point.js";
import { extensionOid } from "./extension-oids.js";
import { freshestCrl, readFreshestCrl } from "./freshest-crl.js";

const url = "http://a.example/1.crl";
const ofUrl: DistributionPoint = {
  distributionPoint: { type: "fullName", names: [{ type: "uniformResourceIdentifier", value: url }] },
};
const name = readDistinguishedName(parseDer(distinguishedName([["CN", "Lists"]])));
const relativeName = Uint8Array.from(Buffer.from("310c300a060355040313034a756e", "hex"));

/** A point each, and its DER inside the SEQUENCE of points. */
const points: readonly (readonly [string, DistributionPoint, string])[] = [
  ["a URL", ofUrl, "301ca01aa0188616687474703a2f2f612e6578616d706c652f312e63726c"],
  [
    "a relative name and two reasons",
    {
      distributionPoint: { type: "nameRelativeToCRLIssuer", relativeName },
      reasons: ["keyCompromise", "aACompromise"],
    },
    "3015a00ea10c300a060355040313034a756e8103074080",
  ],
  [
    "another issuer",
    { cRLIssuer: [{ type: "directoryName", value: name }] },
    `3016a214a4123010${Buffer.from(name.der.subarray(2)).toString("hex")}`,
  ],
];

describe("cRLDistributionPoints", () => {
  it.each(points)("with %s is written and read", async (_, point, hex) => {
    const extension = crlDistributionPoints([point]);
    const length = (hex.length / 2).toString(16).padStart(2, "0");
    expect(extension).toEqual(extensionOf(extensionOid.cRLDistributionPoints, `30${length}${hex}`));
    expect(readCrlDistributionPoints(await certificateWith(extension))).toEqual([point]);
  });

  it("is not there in a certificate without it", async () => {
    expect(readCrlDistributionPoints(await certificateWith())).toBeUndefined();
  });

  it.each([
    ["no point", "3000"],
    ["a point of nothing", "30023000"],
    ["a point of reasons only", "3006300481020640"],
    ["a name without names", "30063004a002a000"],
    ["a name of an unknown kind", "30123010a00ea20c300a060355040313034a756e"],
    ["a relative name without attributes", "30063004a002a100"],
    ["no reason", "300e300ca006a0048602616181020700"],
    ["an unused reason only", "300e300ca006a0048602616181020780"],
    ["a fourth field", "300c300aa006a004860261618300"],
  ])("is refused with %s", async (_, hex) => {
    const certificate = await certificateWith(extensionOf(extensionOid.cRLDistributionPoints, hex));
    expect(() => readCrlDistributionPoints(certificate)).toThrow(
      expect.objectContaining({ code: "extension-malformed" }),
    );
  });

  it("is not written with a point of nothing", () => {
    expect(() => crlDistributionPoints([{}])).toThrow(TypeError);
  });

  it.skipIf(isOpensslMissing())("is read by openssl as one point for each URL (apt-get install openssl)", async () => {
    const certificate = await certificateWith(crlDistributionPoints([url, "http://b.example/2.crl"]));
    const text = await openssl(["x509", "-in", "c.der", "-noout", "-ext", "crlDistributionPoints"], {
      "c.der": certificate.der,
    });
    expect(text?.match(/Full Name:\s+URI:\S+/g)?.map((point) => point.replace(/.*URI:/s, ""))).toEqual([
      url,
      "http://b.example/2.crl",
    ]);
  });
});

describe("freshestCRL", () => {
  it("has the form of cRLDistributionPoints", () => {
    const extension = freshestCrl([url]);
    expect(extension).toEqual({ ...crlDistributionPoints([url]), oid: extensionOid.freshestCRL });
    expect(readFreshestCrl({ extensions: [extension] })).toEqual([ofUrl]);
  });

  it("is not there in a list without it", () => {
    expect(readFreshestCrl({ extensions: [] })).toBeUndefined();
  });
});
