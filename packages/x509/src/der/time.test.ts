import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { parseDer, type DerElement } from "./parse-der.js";
import { serializeDer } from "./serialize-der.js";
import { derTag } from "./tag.js";
import { readTime, serializeTime } from "./time.js";

const element = (tag: number, text: string): DerElement => parseDer(serializeDer(tag, new TextEncoder().encode(text)));

describe("Time", () => {
  it.each([
    [derTag.utcTime, "491231235959Z", "2049-12-31T23:59:59.000Z"],
    [derTag.utcTime, "500101000000Z", "1950-01-01T00:00:00.000Z"],
    [derTag.generalizedTime, "20500101000000Z", "2050-01-01T00:00:00.000Z"],
    [derTag.generalizedTime, "99991231235959Z", "9999-12-31T23:59:59.000Z"],
    [derTag.utcTime, "280229120000Z", "2028-02-29T12:00:00.000Z"],
  ])("reads and writes tag %i «%s» as %s", (tag, text, iso) => {
    expect(readTime(element(tag, text)).toISOString()).toBe(iso);
    expect(serializeTime(new Date(iso))).toEqual(element(tag, text).der);
  });

  it("reads back what it wrote, to the second", () => {
    const date = fc.date({ min: new Date("1950-01-01"), max: new Date("9999-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(date, (written) => {
        const second = Math.floor(written.getTime() / 1000) * 1000;
        expect(readTime(parseDer(serializeTime(written))).getTime()).toBe(second);
      }),
    );
  });

  it.each([
    ["no seconds", derTag.utcTime, "2801011200Z"],
    ["a zone other than Z", derTag.utcTime, "280101120000+0100"],
    ["fractions of a second", derTag.generalizedTime, "20280101120000.5Z"],
    ["30 February", derTag.utcTime, "280230120000Z"],
    ["29 February of a common year", derTag.utcTime, "270229120000Z"],
    ["month 13", derTag.utcTime, "281301120000Z"],
    ["hour 24", derTag.utcTime, "280101240000Z"],
    ["minute 60", derTag.utcTime, "280101126000Z"],
    ["second 60", derTag.utcTime, "281231235960Z"],
    ["second 60 in the middle of an hour", derTag.utcTime, "280101120060Z"],
    ["month 0", derTag.utcTime, "280001120000Z"],
    ["day 0", derTag.utcTime, "280100120000Z"],
    ["no Z", derTag.utcTime, "2801011200000"],
    ["what stands before the digits, as tens", derTag.utcTime, "280101/90000Z"],
    ["what stands behind the digits, as tens", derTag.utcTime, ":00101120000Z"],
    ["what stands before the digits, as units", derTag.utcTime, "280101121/00Z"],
    ["what stands behind the digits, as units", derTag.utcTime, "280101121:00Z"],
    ["the digits of the other type", derTag.utcTime, "20280101120000Z"],
    ["the digits of the other type too", derTag.generalizedTime, "280101120000Z"],
    ["something behind the time", derTag.utcTime, "280101120000ZZ"],
    ["another type", derTag.utf8String, "280101120000Z"],
    ["nothing", derTag.utcTime, ""],
  ])("refuses %s", (_, tag, text) => {
    expect(() => readTime(element(tag, text))).toThrow(expect.objectContaining({ code: "time-malformed" }));
  });

  it.each(["1949-12-31T23:59:59Z", "+010000-01-01T00:00:00Z", "no date"])("does not write %s", (text) => {
    expect(() => serializeTime(new Date(text))).toThrow(TypeError);
  });
});
