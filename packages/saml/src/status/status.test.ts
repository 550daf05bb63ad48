import { describe, expect, it } from "vitest";

import { canonicalXml } from "../xml/canonical-xml.js";
import { statusCode } from "./status-code.js";
import { statusFor } from "./status-for.js";
import { checkStatus, status } from "./status.js";

describe("statusCode", () => {
  it.each(Object.entries(statusCode))("%s is called so in the standard", (name, uri) => {
    const spelling = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
    expect(uri).toBe(`urn:oasis:names:tc:SAML:2.0:status:${spelling}`);
  });

  it("has the four codes of the first level and the nineteen of the second ([SAMLCore] §3.2.2.2)", () => {
    expect(new Set(Object.values(statusCode)).size).toBe(23);
  });
});

describe("statusFor", () => {
  it("knows the first level of each second one", () => {
    const topLevel = new Set<string>(["success", "requester", "responder", "versionMismatch"]);
    const secondLevel = Object.keys(statusCode).filter((name) => !topLevel.has(name));
    expect(Object.keys(statusFor).sort()).toEqual(secondLevel.sort());
  });

  it.each(Object.entries(statusFor))("%s has the second level of its name", (name, { subcode }) => {
    expect(subcode).toBe(statusCode[name as keyof typeof statusFor]);
  });

  it.each([
    ["noPassive", statusCode.responder],
    ["invalidNameIDPolicy", statusCode.requester],
    ["requestVersionTooHigh", statusCode.versionMismatch],
    ["partialLogout", statusCode.success],
  ] as const)("%s is the doing of %s", (name, code) => {
    expect(statusFor[name].code).toBe(code);
  });
});

describe("status", () => {
  it("writes the second level inside of the first, and the message behind them", () => {
    const xml = canonicalXml(status({ ...statusFor.authnFailed, message: "No." }));
    expect(xml.replace(/ xmlns:samlp="[^"]+"/, "").replaceAll("urn:oasis:names:tc:SAML:2.0:status:", "")).toBe(
      '<samlp:Status><samlp:StatusCode Value="Responder"><samlp:StatusCode Value="AuthnFailed"></samlp:StatusCode>' +
        "</samlp:StatusCode><samlp:StatusMessage>No.</samlp:StatusMessage></samlp:Status>",
    );
  });

  it("writes neither a second level nor a message that is not there", () => {
    const xml = canonicalXml(status({ code: statusCode.success }));
    expect(xml).toBe(
      `<samlp:Status xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"><samlp:StatusCode Value="${statusCode.success}">` +
        "</samlp:StatusCode></samlp:Status>",
    );
  });

  it("refuses a message that says nothing", () => {
    expect(() => {
      checkStatus({ code: statusCode.responder, message: "\n" });
    }).toThrow(expect.objectContaining({ code: "value-missing" }));
  });
});
