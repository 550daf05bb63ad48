import { describe, expect, it } from "vitest";

import { titles } from "../walk/titles.js";
import { formatFaults } from "./aws-errors.test.fixture.js";
import type { FaultCode } from "./fault-code.js";
import { faults } from "./faults.js";
import { sources } from "./sources.js";

const codes = Object.keys(faults) as FaultCode[];

describe("the catalogue of faults", () => {
  it("is what docs/aws-errors.md says", async () => {
    await expect(formatFaults()).toMatchFileSnapshot("../../../../docs/aws-errors.md");
  });

  it("has a fault that refuses for every step", () => {
    const steps = new Set(codes.filter((code) => faults[code].outcome === "fail").map((code) => faults[code].step));
    expect([...steps].toSorted()).toEqual(Object.keys(titles).toSorted());
  });

  it.each(codes)("%s says in sentences what is seen, why, and what to do", (code) => {
    expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    for (const words of ["cause", "remedy"] as const) expect(faults[code][words]).toMatch(/^[A-Z«].*\.$/s);
    expect(faults[code].says).not.toBe("");
  });

  it("comes in the order of the walk", () => {
    const order = Object.keys(titles);
    const places = codes.map((code) => order.indexOf(faults[code].step));
    expect(places).toEqual(places.toSorted((left, right) => left - right));
  });

  it("uses every page that is listed", () => {
    const used = new Set(codes.map((code) => faults[code].source));
    expect([...used].toSorted()).toEqual(Object.keys(sources).toSorted());
    for (const { url } of Object.values(sources)) expect(URL.canParse(url)).toBe(true);
  });
});
