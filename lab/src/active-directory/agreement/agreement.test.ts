import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { generateRsaKeyPair } from "../certificates/key-pair.js";
import type { DomainSettings } from "../domain/domain.js";
import { startDomain } from "../domain/start-domain.js";
import { domainControllerName, isDomainMissing } from "../tree/debian-tree.js";
import { ask } from "./ask.js";
import { createAuthorities } from "./authorities.js";
import { knownDifferences } from "./known-differences.js";
import { parts, type MatrixPart } from "./parts.js";
import { agrees, formatTable, type Row } from "./table.js";
import { createWorld, type World } from "./world.js";

describe.skipIf(isDomainMissing())(`decideLogon and a ${domainControllerName}`, () => {
  const rows: Row[] = [];
  let world: World;
  beforeAll(async () => {
    const domain = await startDomain({ anchors: [] });
    world = await createWorld(domain, await createAuthorities(), await generateRsaKeyPair());
  });
  afterAll(async () => {
    await world.domain.stop();
    console.log(formatTable(rows));
  });

  for (const part of parts) describePart(part, { world: () => world, rows });

  it("are asked at least 107 questions, each by a name of its own", () => {
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
    expect(rows.length).toBeGreaterThanOrEqual(107);
  });

  it("differ only where it is known", () => {
    const names = rows.filter((row) => !agrees(row)).map(({ name }) => name);
    expect(names.toSorted()).toEqual(Object.keys(knownDifferences).toSorted());
  });
});

function describePart(
  { name: part, settings, groups }: MatrixPart,
  { world, rows }: { readonly world: () => World; readonly rows: Row[] },
): void {
  describe(part, () => {
    let current: DomainSettings;
    beforeAll(async () => {
      current = await settings(world().authorities);
      await world().domain.restart(current);
    });

    const cases = Object.entries(groups).flatMap(([group, members]) =>
      members.map(([name, kdc, logon]) => [`${group}: ${name}`, kdc, logon] as const),
    );
    it.each(cases)("%s", async (name, kdc, logon) => {
      const answers = await ask(world(), current, await logon(world()));
      rows.push({ name, ...answers });
      const said = answers.kdc.accepted ? "accepts" : answers.kdc.reason;
      expect(said).toMatch(kdc === "accepts" ? /^accepts$/ : kdc);
      expect(agrees(answers)).toBe(!(name in knownDifferences));
    });
  });
}
