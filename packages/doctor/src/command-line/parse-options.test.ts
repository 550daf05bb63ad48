import { describe, expect, it } from "vitest";

import { help } from "./help.js";
import { parseOptions } from "./parse-options.js";

describe("the command line", () => {
  it("names a capture, and nothing else is needed", () => {
    expect(parseOptions(["sign-in.har"])).toMatchObject({
      capture: "sign-in.har",
      help: false,
      json: false,
      rolePolicies: [],
    });
  });

  it("takes several of what there can be several of", () => {
    const args = ["--role-policy", "a", "--role-policy", "b", "--account", "c", "--account", "d", "-"];
    expect(parseOptions(args)).toMatchObject({ capture: "-", rolePolicies: ["a", "b"], accounts: ["c", "d"] });
  });

  it.each([
    ["2026-11-22T08:00:00Z", new Date("2026-11-22T08:00:00Z")],
    ["2026-11-22T09:00:00.250+01:00", new Date("2026-11-22T08:00:00.250Z")],
    ["2026-11-22T08:00Z", new Date("2026-11-22T08:00:00Z")],
    ["issued", "issued"],
  ])("takes the time %s", (text, at) => {
    expect(parseOptions(["x", "--at", text]).at).toEqual(at);
  });

  it("needs no capture to help", () => {
    expect(parseOptions(["-h"]).help).toBe(true);
  });

  it.each([
    [[]],
    [["a", "b"]],
    [["--unknown", "a"]],
    [["--role"]],
    [["--json=yes", "a"]],
    [["--at", "2026-11-22T08:00:00", "a"]],
    [["--at", "yesterday", "a"]],
    [["--at", "2026-13-01T00:00:00Z", "a"]],
    [["--at", "2026-02-31T00:00:00Z", "a"]],
    [["--provider", "a", "--provider", "b", "c"]],
    [["--role", "-", "-"]],
    [["--decryption-key", "a", "--decryption-key", "b", "--decryption-key", "c", "d"]],
    [["--account", "-", "--ca", "-", "a"]],
  ])("%j is refused", (args) => {
    expect(() => parseOptions(args)).toThrow(expect.objectContaining({ name: "DoctorError", code: "usage" }));
  });
});

it("help fits a screen, and tells of every option that there is", () => {
  const lines = help.split("\n");
  expect(lines.length).toBeLessThanOrEqual(40);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
  const named = [...new Set(help.match(/--[a-z-]+/g))];
  const given = named.flatMap((option) => (["--json", "--help"].includes(option) ? [option] : [option, "issued"]));
  expect(parseOptions([...given, "capture"])).toMatchObject({ json: true, help: true, capture: "capture" });
});
