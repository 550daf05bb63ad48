import { describe, expect, it } from "vitest";

import { grantsTicket, refusalReason } from "./kdc-log.js";

const refused = `Kerberos: PKINIT request of type MIT from ipv4:127.77.1.1:1
Kerberos: PKINIT: Object\\sSID\\sdoes\\snot\\smatch
Kerberos: PKINIT: No matching certificate mappings: 569890
Kerberos: PKINIT: No matching certificate mappings: 569891
  Auth: [Kerberos KDC,PKINIT] user [LAB]\\[alice] status [NT_STATUS_LOGON_FAILURE] workstation
`;
const granted = `Kerberos: PKINIT: Trying to authenticate
  Auth: [Kerberos KDC,PKINIT] user [LAB]\\[alice] status [NT_STATUS_OK]
Kerberos: AS-REQ SUCCESS from ipv4:127.77.1.1:1
`;

describe("refusalReason", () => {
  it("finds each reason once, without the number of the error", () => {
    expect(refusalReason(refused)).toBe(
      "PKINIT: Object SID does not match; PKINIT: No matching certificate mappings; status [NT_STATUS_LOGON_FAILURE]",
    );
  });

  it("finds none in a success", () => {
    expect(refusalReason(granted)).toBe("");
  });
});

describe("grantsTicket", () => {
  it.each([
    [granted, true],
    [refused, false],
  ])("tells a ticket from a refusal", (log, grants) => {
    expect(grantsTicket(log)).toBe(grants);
  });
});
