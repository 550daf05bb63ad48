import { readObjectSid } from "@idpkit/cba";
import { beforeAll, describe, expect, it } from "vitest";

import { domainControllerName, isDomainMissing } from "../tree/debian-tree.js";
import { logOnByCertificate, type CertificateLogon } from "./log-on-by-certificate.js";
import { formatLogon } from "./screen.js";

describe.skipIf(isDomainMissing())(`a certificate of private-ca at a ${domainControllerName}`, () => {
  let logon: CertificateLogon;
  beforeAll(async () => {
    logon = await logOnByCertificate();
  });

  it("gets a ticket for a user whose password nobody knows, by MIT's kinit", () => {
    expect(logon.tickets).toContain("Default principal: alice@LAB.EXAMPLE");
    expect(logon.tickets).toContain("krbtgt/LAB.EXAMPLE@LAB.EXAMPLE");
  });

  it("makes that user known to LDAP over GSSAPI", () => {
    expect(logon.whoAmI).toBe("u:LAB\\alice");
    expect(logon.tickets).toContain("ldap/dc1.lab.example");
    expect(logon.ownEntry).toEqual(logon.account);
  });

  it("is shown on a screen with the SID that it carries", () => {
    const screen = formatLogon(logon);
    expect(screen).toContain(readObjectSid(logon.chain[0] ?? expect.fail()));
    expect(screen).toContain(logon.chain[0]?.serialNumber);
    expect(screen).toContain("u:LAB\\alice");
  });
});
