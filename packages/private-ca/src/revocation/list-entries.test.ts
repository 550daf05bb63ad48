import { describe, expect, it } from "vitest";

import type { ListedRevocation } from "../store/authority-store.js";
import { completeEntries, deltaEntries } from "./list-entries.js";

const at = new Date("2027-03-01T12:00:00Z");
const notAfter = new Date("2027-03-02T12:00:00Z");
const afterExpiry = new Date("2027-03-02T12:00:01Z");

function revocation(serialNumber: string, change: Partial<ListedRevocation> = {}): ListedRevocation {
  return { serialNumber, reason: "keyCompromise", at, notAfter, afterList: 3, ...change };
}

const serialNumbers = (entries: readonly { readonly serialNumber: string }[]) =>
  entries.map(({ serialNumber }) => serialNumber);

describe("completeEntries", () => {
  it("lists what is revoked or on hold, and not what was released", () => {
    const invalidityDate = new Date("2027-02-01T00:00:00Z");
    const revocations = [
      revocation("01", { invalidityDate }),
      revocation("02", { reason: "certificateHold" }),
      revocation("03", { reason: "removeFromCRL" }),
    ];
    expect(completeEntries({ number: 1, revocations }, at)).toEqual([
      { serialNumber: "01", revocationDate: at, reason: "keyCompromise", invalidityDate },
      { serialNumber: "02", revocationDate: at, reason: "certificateHold" },
    ]);
  });

  it.each([
    ["keeps an entry without a list before", undefined, 1],
    ["keeps an entry while its certificate is valid", { number: 4, thisUpdate: notAfter }, 1],
    ["keeps the entry of an expired certificate that no list had yet", { number: 3, thisUpdate: afterExpiry }, 1],
    ["drops an entry that was listed after its certificate expired", { number: 4, thisUpdate: afterExpiry }, 0],
  ])("%s", (_, base, count) => {
    const content = { number: 5, revocations: [revocation("01")], ...(base && { base }) };
    expect(completeEntries(content, new Date("2027-03-09T12:00:00Z"))).toHaveLength(count);
  });

  it("keeps the entry of a valid certificate, though a clock that ran ahead dated the list before after its end", () => {
    const content = { number: 5, revocations: [revocation("01")], base: { number: 4, thisUpdate: afterExpiry } };
    expect(completeEntries(content, at)).toHaveLength(1);
  });
});

describe("deltaEntries", () => {
  it("lists what has changed since the base, also what was released", () => {
    const revocations = [
      revocation("01", { afterList: 3 }),
      revocation("02", { afterList: 4 }),
      revocation("03", { afterList: 5, reason: "removeFromCRL" }),
    ];
    expect(serialNumbers(deltaEntries({ number: 6, revocations }, 4))).toEqual(["02", "03"]);
  });
});
