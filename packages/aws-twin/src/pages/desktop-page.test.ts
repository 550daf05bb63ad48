import { describe, expect, it } from "vitest";

import { titles } from "../walk/titles.js";
import type { Desktop, StepName, Walk, WalkStep } from "../walk/walk.js";
import { desktopPage } from "./desktop-page.js";
import { formatMilliseconds } from "./words.js";

const names = Object.keys(titles) as StepName[];
const at = new Date("2026-11-22T08:00:04Z");
const desktop: Desktop = {
  user: "alice",
  displayName: "Alice Liddell",
  relayState: "https://workspaces.euc-sso.us-east-1.aws.amazon.com/sso-idp?registrationCode=WSiad+ABC12D",
  registrationCode: "WSiad+ABC12D",
  certificate: {
    subject: "CN=alice",
    serial: "2b01",
    notAfter: new Date("2026-11-22T09:00:04Z"),
    sid: "S-1-5-21-1-2-3-1102",
    upn: "alice@corp.example.com",
  },
};
const opened: Walk = { outcome: "desktop", steps: walkTo(names.length), desktop };
const refused: Walk = { outcome: "refused", steps: walkTo(names.indexOf("user")) };

function walkTo(failing: number): Walk["steps"] {
  return names.map((name, index) => ({
    name,
    title: titles[name],
    outcome: index < failing ? "pass" : index === failing ? "fail" : "not-reached",
    says: `says ${name}`,
    ...(index === failing && { code: "user-unknown", evidence: "the evidence", remedy: "the remedy" }),
    milliseconds: index <= failing ? 2 : 0,
  }));
}

async function pageOf(walk: Walk): Promise<string> {
  return String(await desktopPage({ walk, at })).replace(/\s+/g, " ");
}

describe("the page of a desktop that opened", () => {
  it("greets the person by display name and shows the certificate that opened it", async () => {
    const page = await pageOf(opened);
    expect(page).toContain('<h1 id="welcome">Welcome, Alice Liddell</h1>');
    expect(page).toContain("alice@corp.example.com");
    expect(page).toContain("CN=alice, until 22 November 2026, 09:00 UTC");
    expect(page).toContain("S-1-5-21-1-2-3-1102");
    expect(page).toContain(">AL</p>");
  });

  it.each([
    ["søren", "S"],
    ["Ana María de Souza", "AS"],
    ["𝛼 beta", "𝛼B"],
  ])("draws the initials of %s", async (displayName, initials) => {
    expect(await pageOf({ ...opened, desktop: { ...desktop, displayName } })).toContain(`>${initials}</p>`);
  });

  it("tells the whole way: nineteen steps, their words and their time", async () => {
    const page = await pageOf(opened);
    expect(page).toContain("19 of 19 steps passed in 38 ms");
    expect(page.match(/<li class="step pass"/g)).toHaveLength(19);
    for (const name of names) expect(page).toContain(`says ${name}`);
    expect(page.match(/<span class="time">2\.0 ms<\/span>/g)).toHaveLength(19);
  });
});

describe("the page of a refusal", () => {
  it("says first what was refused, why, and how to mend it, with a link to the step", async () => {
    const page = await pageOf(refused);
    expect(page).toContain('<h1 id="refused">The desktop did not open</h1>');
    expect(page).toContain('<a href="#step-user">step 16 of 19</a>: <code>user-unknown</code>');
    expect(page).toContain("<blockquote><p>says user</p></blockquote>");
    expect(page).toContain('<li class="step fail" id="step-user">');
    expect(page.match(/the remedy/g)).toHaveLength(2);
  });

  it("marks the steps that were not reached, without words of theirs", async () => {
    const page = await pageOf(refused);
    expect(page.match(/<li class="step not-reached"/g)).toHaveLength(3);
    expect(page).not.toContain("says logon");
    expect(page).toContain("15 of 19 steps passed");
  });

  it("has a picture with a text alternative that tells each station", async () => {
    expect(await pageOf(refused)).toContain(
      'role="img" aria-label="The way from passkey to desktop. Passkey: not seen here; SAML response: passed; ' +
        "AWS sign-in: passed; WorkSpaces: refused; Certificate: not reached; Domain controller: not reached; " +
        'Desktop: not reached."',
    );
  });
});

describe("the page of a desktop that opened with warnings", () => {
  const remarked = opened.steps.map((step): WalkStep => {
    if (step.name === "directory") return { ...step, outcome: "skipped", says: "Bring the directory." };
    if (step.name !== "time") return step;
    const warning = {
      code: "clock-ahead",
      says: "The clock is ahead.",
      evidence: "By 5 s.",
      remedy: "Set it.",
    } as const;
    return { ...step, outcome: "warn", ...warning, warnings: [warning, { ...warning, remedy: "Set it again." }] };
  });

  it("counts them, shows each with its remedy, and marks its station", async () => {
    const page = await pageOf({ ...opened, steps: remarked });
    expect(page).toContain("18 of 19 steps passed, 1 with a warning, in 38 ms");
    expect(page.match(/The clock is ahead\./g)).toHaveLength(2);
    expect(page).toContain("Set it again.");
    expect(page).toContain("AWS sign-in: passed with a warning; WorkSpaces: passed;");
  });

  it("greys a step that nobody could take, and says what to bring", async () => {
    const page = await pageOf({ ...opened, steps: remarked });
    expect(page).toContain('<li class="step skipped" id="step-directory">');
    expect(page).toContain("Bring the directory.");
  });
});

describe("every page", () => {
  it.each([opened, refused])("has landmarks, one first heading and words for every mark: $outcome", async (walk) => {
    const page = await pageOf(walk);
    for (const landmark of [
      "<header",
      '<main id="main"',
      "<footer",
      '<a class="skip" href="#main"',
      '<html lang="en">',
    ]) {
      expect(page).toContain(landmark);
    }
    expect(page.match(/<h1/g)).toHaveLength(1);
    expect(page.match(/<svg /g)).toHaveLength(page.match(/<svg [^>]*aria-hidden="true"/g)?.length ?? 0);
    expect(page.match(/<span class="unseen">(Passed|Refused|Not reached):<\/span>/g)).toHaveLength(19);
  });

  it("leaves times out when nobody measured", async () => {
    const steps = opened.steps.map((step) => ({ ...step, milliseconds: 0 }));
    expect(await pageOf({ ...opened, steps })).not.toContain(" ms");
  });
});

it.each([
  [0, ""],
  [0.04, "< 0.1 ms"],
  [0.1, "0.1 ms"],
  [9.94, "9.9 ms"],
  [149.6, "150 ms"],
])("writes %d milliseconds as %j", (milliseconds, words) => {
  expect(formatMilliseconds(milliseconds)).toBe(words);
});
