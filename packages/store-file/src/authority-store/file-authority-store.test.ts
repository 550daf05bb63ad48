import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import {
  createMemoryAuthorityStore,
  type AuthorityStore,
  type CertificateListRecord,
  type IssuanceRecord,
  type RevocationRecord,
} from "@idpkit/private-ca";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { openJournalFile } from "../journal/journal-file.js";
import { serializeEntry } from "./authority-entry.js";
import { createFileAuthorityStore, openFileAuthorityStore } from "./file-authority-store.js";

let folder: string;

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), "idpkit-authority-store-")), "a", "b");
});

afterEach(async () => {
  await rm(join(folder, "..", ".."), { recursive: true });
});

const at = new Date("2027-03-01T12:00:00.123Z");

function issuanceOf(serialNumber: string): IssuanceRecord {
  const subject = Uint8Array.from(Buffer.from("3010310e300c06035504030c05416c696365", "hex"));
  return { serialNumber, profile: "smart-card-logon", subject, notBefore: at, notAfter: at, tbsSha256: "ab" };
}

describe("a store in a file", () => {
  it("answers as the one in memory does, whenever it is closed and opened again", async () => {
    const serialNumber = fc.constantFrom("01", "02", "03");
    const date = fc.date({ noInvalidDate: true, min: new Date(0), max: new Date("2100-01-01T00:00:00Z") });
    const call = fc.oneof(
      fc.record({ issuance: serialNumber.map(issuanceOf) }),
      fc.record({
        revocation: fc.record<RevocationRecord>(
          {
            serialNumber,
            reason: fc.constantFrom("keyCompromise", "certificateHold", "removeFromCRL"),
            at: date,
            invalidityDate: date,
          },
          { requiredKeys: ["serialNumber", "reason", "at"] },
        ),
      }),
      fc.record({
        list: fc.record<CertificateListRecord>({ kind: fc.constantFrom("complete", "delta"), thisUpdate: date }),
      }),
      fc.constant("reopen" as const),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(call, { maxLength: 30 }), async (calls) => {
        const path = join(folder, crypto.randomUUID());
        const memory = createMemoryAuthorityStore();
        let file = await createFileAuthorityStore(path);
        for (const each of calls) {
          if (each === "reopen") {
            await file.close();
            file = await openFileAuthorityStore(path);
          } else {
            expect(await answer(file, each)).toEqual(await answer(memory, each));
          }
        }
        await file.close();
      }),
      { numRuns: 50 },
    );
  });

  it("is for its owner alone", async () => {
    await (await createFileAuthorityStore(folder)).close();
    expect((await stat(folder)).mode & 0o077).toBe(0);
    expect((await stat(join(folder, "journal"))).mode & 0o077).toBe(0);
  });

  it("leaves nothing else behind", async () => {
    await (await createFileAuthorityStore(folder)).close();
    expect((await readdir(folder)).sort()).toEqual(["journal", "lock.1"]);
  });

  it("refuses a second process while it is open", async () => {
    const store = await createFileAuthorityStore(folder);
    await expect(openFileAuthorityStore(folder)).rejects.toMatchObject({ code: "store-in-use" });
    await store.close();
    await (await openFileAuthorityStore(folder)).close();
  });

  it("refuses to create what is there, and lets it be opened afterwards", async () => {
    await (await createFileAuthorityStore(folder)).close();
    await expect(createFileAuthorityStore(folder)).rejects.toMatchObject({ code: "store-exists" });
    await (await openFileAuthorityStore(folder)).close();
  });

  it("refuses to open what is not there, rather than start anew", async () => {
    await expect(openFileAuthorityStore(folder)).rejects.toMatchObject({ code: "store-missing" });
  });

  it("refuses a damaged journal, and lets it be opened once it is mended", async () => {
    await (await createFileAuthorityStore(folder)).close();
    await writeFile(join(folder, "journal"), "");
    await expect(openFileAuthorityStore(folder)).rejects.toMatchObject({ code: "store-corrupt" });
    await expect(openFileAuthorityStore(folder)).rejects.toMatchObject({ code: "store-corrupt" });
  });

  it("refuses a journal that contradicts itself", async () => {
    await (await createFileAuthorityStore(folder)).close();
    const journal = await openJournalFile(join(folder, "journal"), () => undefined);
    await journal.append(serializeEntry({ revocation: { serialNumber: "01", reason: "superseded", at } }));
    await journal.close();
    await expect(openFileAuthorityStore(folder)).rejects.toMatchObject({ code: "store-corrupt" });
  });

  it("refuses a folder that is a file", async () => {
    await createFileAuthorityStore(folder).then((store) => store.close());
    await expect(createFileAuthorityStore(join(folder, "journal"))).rejects.toMatchObject({ code: "store-failed" });
    await expect(openFileAuthorityStore(join(folder, "journal"))).rejects.toMatchObject({ code: "store-failed" });
  });

  it("refuses a journal that is a folder", async () => {
    await mkdir(join(folder, "journal"), { recursive: true });
    await expect(openFileAuthorityStore(folder)).rejects.toMatchObject({ code: "store-failed" });
  });

  it("says after it was closed that it was, not what a record would be refused for", async () => {
    const store = await createFileAuthorityStore(folder);
    await store.close();
    const revocation = store.recordRevocation({ serialNumber: "01", reason: "superseded", at });
    await expect(revocation).rejects.toMatchObject({ code: "store-closed" });
  });

  it("says what is wrong when its folder is gone before it is closed", async () => {
    const store = await createFileAuthorityStore(folder);
    await rm(folder, { recursive: true });
    await expect(store.close()).rejects.toMatchObject({ code: "store-failed" });
  });

  it("refuses one of two that record the same serial number at once", async () => {
    const store = await createFileAuthorityStore(folder);
    const answers = await Promise.allSettled([
      store.recordIssuance(issuanceOf("01")),
      store.recordIssuance(issuanceOf("01")),
    ]);
    expect(answers).toMatchObject([{ status: "fulfilled" }, { reason: { code: "serial-number-reused" } }]);
    await store.close();
  });
});

type Call =
  | { readonly issuance: IssuanceRecord }
  | { readonly revocation: RevocationRecord }
  | { readonly list: CertificateListRecord };

/** What a store answers, or the code of its refusal. */
async function answer(store: AuthorityStore, call: Call): Promise<unknown> {
  const answered =
    "issuance" in call
      ? store.recordIssuance(call.issuance)
      : "revocation" in call
        ? store.recordRevocation(call.revocation)
        : store.startCertificateList(call.list);
  return answered.catch((error: unknown) => (error as { code: unknown }).code);
}
