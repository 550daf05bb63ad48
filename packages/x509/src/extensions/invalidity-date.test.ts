import { describe, expect, it } from "vitest";

import { extensionOf } from "../certificate/certificate.test.fixture.js";
import { extensionOid } from "./extension-oids.js";
import { invalidityDate, readInvalidityDate } from "./invalidity-date.js";

describe("invalidityDate", () => {
  it("is a GeneralizedTime also before 2050, not critical", () => {
    const extension = invalidityDate(new Date("2027-03-01T12:00:00.999Z"));
    const text = Buffer.from("20270301120000Z").toString("hex");
    expect(extension).toEqual(extensionOf(extensionOid.invalidityDate, `180f${text}`));
    expect(readInvalidityDate({ extensions: [extension] })).toEqual(new Date("2027-03-01T12:00:00Z"));
  });

  it.each([
    ["a UTCTime", `170d${Buffer.from("270301120000Z").toString("hex")}`],
    ["no date", `180f${Buffer.from("20270230120000Z").toString("hex")}`],
  ])("is refused with %s", (_, hex) => {
    const entry = { extensions: [extensionOf(extensionOid.invalidityDate, hex)] };
    expect(() => readInvalidityDate(entry)).toThrow(expect.objectContaining({ code: "extension-malformed" }));
  });

  it("is not there in an entry without it", () => {
    expect(readInvalidityDate({ extensions: [] })).toBeUndefined();
  });
});
