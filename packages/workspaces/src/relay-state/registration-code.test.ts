import { expect, it } from "vitest";

import { thrownCode } from "../testing/thrown-code.test.fixture.js";
import { parseRegistrationCode } from "./registration-code.js";

it.each([
  ["WSpdx+ABC12D", "code", true],
  ["wssin+CWJ5CT", "code", true],
  ["WSPDX+ABC12D", "code", false],
  ["WSpdx+ABC12", "code", false],
  ["WSpdx+ABC12DE", "code", false],
  ["desktop.corp.example.com", "connection-alias", true],
] as const)("%s is a %s (usual: %s)", (registrationCode, kind, usual) => {
  expect(parseRegistrationCode(registrationCode)).toEqual({ registrationCode, kind, usual });
});

it.each([
  ["registration-code-missing", undefined],
  ["registration-code-missing", ""],
  ["registration-code-plus-lost", "WSpdx ABC12D"],
  ["registration-code-malformed", "x".repeat(21)],
  ["registration-code-malformed", "desktop_pool.corp.example.com"],
  ["registration-code-malformed", "desktop..corp.example.com"],
])("with %s a code is refused like %j", (code, text) => {
  expect(thrownCode(() => parseRegistrationCode(text))).toBe(code);
});
