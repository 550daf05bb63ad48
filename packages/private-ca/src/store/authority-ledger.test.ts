import { describe, expect, it } from "vitest";

import { createAuthorityLedger } from "./authority-ledger.js";

const at = new Date("2027-03-01T12:00:00Z");
const thisUpdate = new Date("2027-03-02T12:00:00Z");
const notAfter = new Date("2028-03-01T12:00:00Z");

function issuanceOf(serialNumber: string) {
  const subject = Uint8Array.of(0x30, 0);
  return { serialNumber, profile: "test", subject, notBefore: at, notAfter, tbsSha256: "00" };
}

/** A ledger that has issued `01`. */
function createLedger() {
  const ledger = createAuthorityLedger();
  ledger.recordIssuance(issuanceOf("01"));
  return ledger;
}

describe("createAuthorityLedger", () => {
  it("refuses a serial number that was used before", () => {
    expect(() => {
      createLedger().recordIssuance(issuanceOf("01"));
    }).toThrow(expect.objectContaining({ code: "serial-number-reused" }));
  });

  it("refuses to revoke what was not issued", () => {
    expect(() => {
      createLedger().recordRevocation({ serialNumber: "02", reason: "unspecified", at });
    }).toThrow(expect.objectContaining({ code: "certificate-unknown" }));
  });

  it.each([
    ["certificate-revoked", "keyCompromise", "superseded"],
    ["certificate-revoked", "keyCompromise", "certificateHold"],
    ["certificate-revoked", "certificateHold", "certificateHold"],
    ["certificate-not-on-hold", "keyCompromise", "removeFromCRL"],
  ] as const)("refuses with %s after %s: %s", (code, first, second) => {
    const ledger = createLedger();
    ledger.recordRevocation({ serialNumber: "01", reason: first, at });
    expect(() => {
      ledger.recordRevocation({ serialNumber: "01", reason: second, at });
    }).toThrow(expect.objectContaining({ code }));
    expect(ledger.startCertificateList({ kind: "complete", thisUpdate }).revocations).toMatchObject([
      { reason: first },
    ]);
  });

  it("refuses to release what was never on hold", () => {
    expect(() => {
      createLedger().recordRevocation({ serialNumber: "01", reason: "removeFromCRL", at });
    }).toThrow(expect.objectContaining({ code: "certificate-not-on-hold" }));
  });

  it("holds, releases, holds again and revokes", () => {
    const ledger = createLedger();
    for (const reason of ["certificateHold", "removeFromCRL", "certificateHold", "cACompromise"] as const) {
      ledger.recordRevocation({ serialNumber: "01", reason, at });
    }
    const { revocations } = ledger.startCertificateList({ kind: "complete", thisUpdate });
    expect(revocations).toEqual([{ serialNumber: "01", reason: "cACompromise", at, notAfter, afterList: 0 }]);
  });

  it("numbers all lists in one sequence, and names the last complete one before", () => {
    const ledger = createLedger();
    const start = (kind: "complete" | "delta") => ledger.startCertificateList({ kind, thisUpdate });
    expect([start("complete"), start("delta"), start("delta"), start("complete"), start("delta")]).toEqual([
      { number: 1, revocations: [] },
      { number: 2, base: { number: 1, thisUpdate }, revocations: [] },
      { number: 3, base: { number: 1, thisUpdate }, revocations: [] },
      { number: 4, base: { number: 1, thisUpdate }, revocations: [] },
      { number: 5, base: { number: 4, thisUpdate }, revocations: [] },
    ]);
  });

  it("says after which list a change came", () => {
    const ledger = createLedger();
    ledger.startCertificateList({ kind: "complete", thisUpdate });
    ledger.recordRevocation({ serialNumber: "01", reason: "superseded", at });
    expect(ledger.startCertificateList({ kind: "delta", thisUpdate }).revocations).toMatchObject([{ afterList: 1 }]);
  });
});
