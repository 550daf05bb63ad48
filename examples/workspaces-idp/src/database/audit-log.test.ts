import type { AuditEvent } from "@idpkit/idp";
import { expect, it } from "vitest";

import { describeOnEachDatabase } from "../testing/databases.js";
import { createAuditLog } from "./audit-log.js";

describeOnEachDatabase("the audit log", (database) => {
  const log = () => createAuditLog(database());

  it("gives the newest events of an account, newest first, as they were recorded", async () => {
    const events = ["one", "two", "three"].map((requestId) => eventOf("ada", requestId));
    for (const event of events) await log().record(event);
    await log().record(eventOf("marco", "four"));
    expect(await log().recent("ada", 2)).toEqual([events[2], events[1]]);
    expect(await log().recent("nobody", 2)).toEqual([]);
  });

  it("keeps events that belong to no account", async () => {
    await log().record({ type: "sign-in-refused", at: new Date(0), requestId: "five" });
    const rows = await database().query("SELECT event FROM audit_events WHERE account_id IS NULL");
    expect(rows).toEqual([{ event: { type: "sign-in-refused", requestId: "five" } }]);
  });
});

function eventOf(accountId: string, requestId: string): AuditEvent {
  return {
    type: "launch-refused",
    at: new Date("2026-01-02T03:04:05.678Z"),
    accountId,
    credentialId: "a-key",
    code: "mail-not-taggable",
    requestId,
    detail: { region: "eu-central-1" },
  };
}
