import { describe, expect, it } from "vitest";

import { attestedAaguid } from "./aaguid.js";
import type { AttestationPolicy } from "./attestation-policy.js";
import type { VerifiedSingleStatement, VerifiedStatement } from "./statement.js";

const aaguid = new Uint8Array(16).fill(7);
const none = new Uint8Array(16);
const packed: VerifiedSingleStatement = { type: "self" };
const u2f = { type: "basic", trustPath: [], namesNoModel: true } as unknown as VerifiedSingleStatement;
const compoundOf = (...parts: readonly VerifiedSingleStatement[]): VerifiedStatement => ({ type: "compound", parts });
const policy = (compound: "all" | "any") => ({ compound }) as AttestationPolicy;

describe("the AAGUID of a statement", () => {
  it.each([
    ["is what is signed", packed, "all", aaguid],
    ["is none for FIDO U2F", u2f, "all", none],
    ["is what one of all parts signed", compoundOf(u2f, packed), "all", aaguid],
    ["is none where any part will do and one does not sign it", compoundOf(packed, u2f), "any", none],
    ["is what each of any parts signed", compoundOf(packed, packed), "any", aaguid],
  ] as const)("%s", (_, statement, compound, expected) => {
    expect(attestedAaguid(statement, policy(compound), aaguid)).toEqual(expected);
  });
});
