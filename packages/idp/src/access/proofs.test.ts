import { expectTypeOf, it } from "vitest";

import type { ProvenPerson } from "../ceremonies/proven-person.js";
import type { issueResponse } from "../launch/issue-response.js";
import type { startSession } from "../session/sessions.js";
import type { SignedIn } from "../session/signed-in.js";
import type { Allowed } from "./decide-access.js";

type Issued = Parameters<typeof issueResponse>[0];
type Started = Parameters<typeof startSession>[0];

it("an assertion is issued for a signed-in person with an allowing decision, and for nothing less", () => {
  expectTypeOf<Allowed<SignedIn>>().toExtend<Issued>();
  expectTypeOf<SignedIn>().not.toExtend<Issued>();
  expectTypeOf<{ subject: SignedIn }>().not.toExtend<Issued>();
  expectTypeOf<Allowed<ProvenPerson>>().not.toExtend<Issued>();
  expectTypeOf<{ outcome: "allow" }>().not.toExtend<Issued>();
});

it("a session starts for a person whose passkey was verified with an allowing decision, and for nothing less", () => {
  expectTypeOf<Allowed<ProvenPerson>>().toExtend<Started>();
  expectTypeOf<ProvenPerson>().not.toExtend<Started>();
  expectTypeOf<Allowed<SignedIn>>().not.toExtend<Started>();
});

it("no plain object passes for a proof", () => {
  expectTypeOf<Omit<SignedIn, keyof SignedIn & symbol>>().not.toExtend<SignedIn>();
  expectTypeOf<Omit<ProvenPerson, keyof ProvenPerson & symbol>>().not.toExtend<ProvenPerson>();
});
