import { faults } from "@idpkit/aws-twin";
import { describe, expect, it } from "vitest";

import { paragraph } from "./paragraph.js";
import { printable } from "./printable.js";
import { renderVerdict, type Page } from "./render-verdict.js";
import { coloured, plain } from "./style.js";
import type { ExaminedStep } from "./verdict.js";

const page: Page = { about: ["A form"], known: new Set(), hints: ["(A hint.)"], columns: 60, style: plain };
const passed: ExaminedStep = { name: "form", title: "The form brings a message", outcome: "pass", says: "It did." };
const late: ExaminedStep = {
  name: "time",
  title: "The message is fresh",
  outcome: "fail",
  code: "issued-too-long-ago",
  says: "Token must be redeemed within 5 minutes of issuance",
  evidence: "The message was issued 330 s ago.",
  remedy: "Sign in again.",
};
const unknown: ExaminedStep = { ...late, name: "logon", code: "logon-account-unknown", says: "No such account." };
const notReached: ExaminedStep = { ...passed, name: "user", outcome: "not-reached" };
const skipped: ExaminedStep = { ...passed, name: "signature", outcome: "skipped" };
const warned: ExaminedStep = {
  ...late,
  name: "signature",
  outcome: "warn",
  code: "signature-uses-sha1",
  warnings: [
    { code: "signature-uses-sha1", says: "", evidence: "", remedy: "Sign with RSA-SHA256." },
    { code: "assertion-not-signed-itself", says: "", evidence: "", remedy: "Sign the Assertion." },
  ],
};

describe("a verdict for people", () => {
  it("shows the first fault whole, and the others in brief", () => {
    const steps = [passed, warned, late, unknown, notReached, skipped];
    const text = renderVerdict({ outcome: "fail", verdict: late, steps }, page);
    expect(text).toBe(`A form

✖  Not so: «The message is fresh»  issued-too-long-ago

   AWS says      Token must be redeemed within 5 minutes of
                 issuance
   Why           The message was issued five minutes ago or
                 earlier. The message was issued 330 s ago.
   Do next       Sign in again. (A hint.)

⚠  The signature or its digest is made with SHA-1, for which
   collisions are made in practice. Sign with RSA-SHA256.
   signature-uses-sha1
⚠  Only the Response is signed; AWS sign-in's metadata asks
   for signed assertions. Sign the Assertion.
   assertion-not-signed-itself
✖  The UPN of the certificate names no account of the
   directory; often it is a mail address. Sign in again.
   logon-account-unknown

✔  form
–  not reached: user

–  To check more, bring
   --provider  FILE of «aws iam get-saml-provider»: signature, issuer
`);
  });

  it.each([
    ["Windows says", unknown],
    ["You see", { ...late, name: "user", code: "email-mismatch" } as const],
  ])("lets %s speak where it is not AWS", (speaker, step) => {
    expect(renderVerdict({ outcome: "fail", verdict: step, steps: [step] }, page)).toContain(`   ${speaker}`);
  });

  it("does not say the cause twice", () => {
    const step = { ...late, evidence: faults["issued-too-long-ago"].cause };
    const text = renderVerdict({ outcome: "fail", verdict: step, steps: [step] }, page);
    expect(text.match(/minutes ago/g)).toHaveLength(1);
  });

  it("says that there is no fault, or only warnings", () => {
    expect(renderVerdict({ outcome: "pass", steps: [passed] }, page)).toContain("✔  No fault");
    expect(renderVerdict({ outcome: "warn", steps: [warned] }, page)).toContain("✔  Nothing");
  });

  it("asks for nothing that is known", () => {
    const text = renderVerdict({ outcome: "pass", steps: [skipped] }, { ...page, known: new Set(["--provider"]) });
    expect(text).not.toContain("bring\n");
  });

  it("has the signs beside the colours", () => {
    const text = renderVerdict({ outcome: "fail", verdict: late, steps: [late] }, { ...page, style: coloured });
    expect(text).toContain("\u001b[31m✖\u001b[39m");
    expect(text).toContain("\u001b[1mSign in again. (A hint.)\u001b[22m");
  });
});

it("shows what a terminal would obey", () => {
  expect(printable("a\u001b[31mb\u009bc\u202ed\ud800\n")).toBe(String.raw`a\u{1b}[31mb\u{9b}c\u{202e}d\u{d800}\u{a}`);
});

it("breaks lines between words only", () => {
  expect(paragraph("one two three-and-more four", 7)).toEqual(["one two", "three-and-more", "four"]);
});
