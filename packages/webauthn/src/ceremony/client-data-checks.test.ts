import { describe, expect, it } from "vitest";

import type { WebAuthnErrorCode } from "../errors.js";
import { checkCrossOrigin, checkTopOrigin } from "./client-data-checks.js";
import type { ClientData } from "./client-data.js";
import type { ExpectedCrossOrigin } from "./expected-cross-origin.js";

const top = "https://app.example.com";
const framed = { type: "webauthn.get", challenge: "", origin: "https://idp.example.com", crossOrigin: true };
const expected = { topOrigins: ["https://www.example.com", top] };

function check(clientData: ClientData, crossOrigin: ExpectedCrossOrigin | undefined): void {
  checkCrossOrigin(clientData, crossOrigin);
  checkTopOrigin(clientData, crossOrigin);
}

describe("a ceremony in a frame", () => {
  it.each<[string, ClientData, ExpectedCrossOrigin | undefined]>([
    ["none, where none is expected", { ...framed, crossOrigin: false }, undefined],
    ["none, where one is", { ...framed, crossOrigin: false }, expected],
    ["of an expected page", { ...framed, topOrigin: top }, expected],
    ["of an unnamed page, where any will do", framed, { ...expected, insecureAllowUnnamedTopOrigin: true }],
  ])("is accepted: %s", (_, clientData, crossOrigin) => {
    expect(() => {
      check(clientData, crossOrigin);
    }).not.toThrow();
  });

  it.each<[WebAuthnErrorCode, string, ClientData, ExpectedCrossOrigin | undefined]>([
    ["cross-origin-refused", "of any page by default", { ...framed, topOrigin: top }, undefined],
    ["top-origin-refused", "of an unnamed page", framed, expected],
    ["top-origin-refused", "of another page", { ...framed, topOrigin: "https://evil.example" }, expected],
    ["top-origin-refused", "of a page by another port", { ...framed, topOrigin: `${top}:8443` }, expected],
    [
      "top-origin-refused",
      "of another page, where unnamed ones will do",
      { ...framed, topOrigin: "https://evil.example" },
      { ...expected, insecureAllowUnnamedTopOrigin: true },
    ],
    [
      "top-origin-refused",
      "with a top origin and no frame",
      { ...framed, crossOrigin: false, topOrigin: top },
      expected,
    ],
    [
      "top-origin-refused",
      "with a top origin by default",
      { ...framed, crossOrigin: false, topOrigin: top },
      undefined,
    ],
  ])("is refused with %s: %s", (code, _, clientData, crossOrigin) => {
    expect(() => {
      check(clientData, crossOrigin);
    }).toThrow(expect.objectContaining({ code }));
  });
});
