import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";

import { encodeMessage, goodMessage, messageXml, signXml } from "../testing/message.test.fixture.js";
import { createTestProvider } from "../testing/provider.test.fixture.js";
import { createTestAuthority, createTestSetup, now, relayState } from "../testing/set-up.test.fixture.js";
import type { TwinSetup } from "../set-up.js";
import { walkSignIn } from "./walk-sign-in.js";

let setup: TwinSetup;
let signed: string;

beforeAll(async () => {
  const provider = await createTestProvider(goodMessage.issuer);
  setup = createTestSetup(provider, await createTestAuthority());
  signed = signXml(messageXml(), provider);
});

const walk = (SAMLResponse: string) => walkSignIn({ SAMLResponse, RelayState: relayState }, setup, now);

it("an altered message is refused with words, or opens the desktop it was signed for; it never throws", async () => {
  const pieces = [
    "<",
    ">",
    '"',
    "&",
    "&#0;",
    "<!--",
    "]]>",
    "\u0000",
    "bob",
    'ID="_assertion"',
    "</saml:Assertion>",
    "<x/>",
    "",
  ];
  const alterations = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    remove: fc.nat({ max: 40 }),
    insert: fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: "binary", maxLength: 8 })),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(alterations, { minLength: 1, maxLength: 3 }), async (changes) => {
      const altered = changes.reduce((xml, { at, remove, insert }) => {
        const start = Math.floor(at * xml.length);
        return xml.slice(0, start) + insert + xml.slice(start + remove);
      }, signed);
      const { outcome, desktop, steps } = await walk(encodeMessage(altered));
      expect([undefined, "alice"]).toContain(desktop?.user);
      expect(steps.filter((step) => step.outcome === "fail")).toHaveLength(outcome === "refused" ? 1 : 0);
    }),
    { numRuns: 200 },
  );
});

it("no garbage makes it throw", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.base64String({ maxLength: 400 })),
      async (text) => {
        expect((await walk(text)).outcome).toBe("refused");
        expect((await walk(encodeMessage(text))).outcome).toBe("refused");
      },
    ),
    { numRuns: 200 },
  );
});
