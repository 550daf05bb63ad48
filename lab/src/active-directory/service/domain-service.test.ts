import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { logonExtensions, parseUserPrincipalName, type ObjectSid } from "@idpkit/cba";
import {
  createMemoryAuthorityStore,
  createRootAuthority,
  issueSmartCardLogonCertificate,
  type CertificateAuthority,
} from "@idpkit/private-ca";
import { createCertificateSigner } from "@idpkit/x509";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

import type { Account } from "../agreement/accounts.js";
import { kdcRefuses } from "../agreement/kdc-refusals.js";
import { generateRsaKeyPair, type KeyPair } from "../certificates/key-pair.js";
import { listens } from "../domain/loopback-address.js";
import { domainControllerName, isDomainMissing } from "../tree/debian-tree.js";
import { createDomainService, type DomainDescription, type LogonAnswer } from "./domain-service.js";
import { serveDomain, type ServedDomain } from "./serve-domain.js";

const token = "a token";
const service = createDomainService();
/** Where domains have their files. */
const folder = mkdtempSync(join(tmpdir(), "idpkit-domain-service-"));
let served: ServedDomain;
let authority: CertificateAuthority;
let keys: KeyPair;
beforeAll(async () => {
  vi.stubEnv("TMPDIR", folder);
  served = await serveDomain(service, token);
  keys = await generateRsaKeyPair();
  const { publicKey, privateKey } = await generateRsaKeyPair();
  authority = await createRootAuthority({
    commonName: "Lab Root CA",
    years: 1,
    publicKey,
    signer: createCertificateSigner(privateKey),
    store: createMemoryAuthorityStore(),
    now: new Date(),
  });
});
afterAll(async () => {
  served.close();
  await service.stop();
  rmSync(folder, { recursive: true });
});

describe("the domain service", () => {
  it("listens on one loopback address", async () => {
    const { hostname, port } = new URL(served.url);
    expect(await listens(hostname, Number(port))).toBe(true);
    expect(await listens("127.0.0.2", Number(port))).toBe(false);
  });

  it.each([["Bearer another"], ["Bearer "], [token]])("answers nobody with %j for a token", async (authorization) => {
    expect(await post("/domain", domainRequest(), authorization)).toMatchObject({ status: 401 });
  });

  it("knows no other path", async () => {
    expect(await post("/", {})).toMatchObject({ status: 404 });
  });

  it("tries no logon before there is a domain", async () => {
    expect(await post("/logon", logonRequest())).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining("no domain") as string },
    });
  });

  it.each([
    ["anchors", undefined],
    ["anchors", [1]],
    ["anchors", ["MAA="]],
    ["intermediates", ["MAA="]],
    ["accounts", []],
    ["accounts", [null]],
    ["accounts", [{ sAMAccountName: "alice\ndn: x", enabled: true }]],
    ["accounts", [{ sAMAccountName: "-alice", enabled: true }]],
    ["accounts", [{ sAMAccountName: "alice", enabled: 1 }]],
  ])("refuses a domain with %s %j", async (member, value) => {
    const answer = await post("/domain", { ...domainRequest(), [member]: value });
    expect(answer).toMatchObject({ status: 400, body: { error: expect.stringContaining(member) as string } });
  });

  it.each([
    ["principal", "-alice"],
    ["principal", "alice@LAB.EXAMPLE"],
    ["certificates", ["MAA="]],
    ["privateKey", "FILE:/etc/passwd"],
  ])("refuses a logon with %s %j", async (member, value) => {
    const answer = await post("/logon", { ...logonRequest(), [member]: value });
    expect(answer).toMatchObject({ status: 400, body: { error: expect.stringContaining(member) as string } });
  });

  it.each(["{", "null"])("refuses %s, which is no JSON object", async (body) => {
    const headers = { Authorization: `Bearer ${token}` };
    expect((await fetch(`${served.url}/logon`, { method: "POST", headers, body })).status).toBe(400);
  });
});

describe.skipIf(isDomainMissing())(`the domain service with a ${domainControllerName}`, () => {
  let domain: DomainDescription;
  let alice: Account;
  let bob: Account;
  beforeAll(async () => {
    ({ body: domain } = (await post("/domain", domainRequest())) as { body: DomainDescription });
    [alice, bob] = domain.accounts as [Account, Account];
  });

  it("has the accounts that were asked for", () => {
    expect(domain).toMatchObject({ realm: "LAB.EXAMPLE", dnsName: "lab.example" });
    expect(alice).toMatchObject({ sAMAccountName: "alice", userPrincipalName: "alice@lab.example" });
    expect(alice.objectSid).toMatch(/^S-1-5-21-/);
    expect(bob.objectSid).not.toBe(alice.objectSid);
  });

  it("logs on by a certificate with the account's SID, and shows the ticket", async () => {
    const { accepted, says, evidence } = await logOn(alice, alice.objectSid);
    expect(accepted).toBe(true);
    expect(says).toBe(`Samba ${domain.version} grants alice@LAB.EXAMPLE a ticket.`);
    expect(evidence.join("\n")).toContain("krbtgt/LAB.EXAMPLE@LAB.EXAMPLE");
  });

  it("says in the KDC's words why it refuses the SID of another account", async () => {
    const { accepted, says, evidence } = await logOn(alice, bob.objectSid);
    expect(accepted).toBe(false);
    expect(says).toContain(`Samba ${domain.version} refuses alice@LAB.EXAMPLE`);
    expect(says).toMatch(kdcRefuses.sid);
    expect(evidence).toEqual([]);
  });

  it("says in the KDC's words why it refuses an account that is disabled", async () => {
    const { accepted, says } = await logOn(bob, bob.objectSid);
    expect(accepted).toBe(false);
    expect(says).toMatch(kdcRefuses.disabled);
  });

  it("answers in turn what is asked at once", async () => {
    const answers = await Promise.all([bob, alice, bob].map(({ objectSid }) => logOn(alice, objectSid)));
    expect(answers.map(({ accepted }) => accepted)).toEqual([false, true, false]);
  });

  it("puts another domain in the place of the first", async () => {
    const accounts = [{ sAMAccountName: "carol", enabled: true }];
    const { body } = (await post("/domain", { ...domainRequest(), accounts })) as { body: DomainDescription };
    expect(body.accounts.map(({ sAMAccountName }) => sAMAccountName)).toEqual(["carol"]);
    expect((await logOn(alice, alice.objectSid)).says).toMatch(kdcRefuses.unknownAccount);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it("says what the directory refuses", async () => {
    const accounts = [{ sAMAccountName: "Administrator", enabled: true }];
    const answer = await post("/domain", { ...domainRequest(), accounts });
    expect(answer).toMatchObject({ status: 500, body: { error: expect.stringContaining("refuses") as string } });
  });

  it("leaves nothing of it when it is stopped", async () => {
    await service.stop();
    expect(readdirSync(folder)).toEqual([]);
  });
});

async function logOn({ sAMAccountName, userPrincipalName }: Account, objectSid: ObjectSid): Promise<LogonAnswer> {
  const certificate = await issueSmartCardLogonCertificate(authority, {
    commonName: sAMAccountName,
    publicKey: keys.publicKey,
    logonExtensions: logonExtensions({ userPrincipalName: parseUserPrincipalName(userPrincipalName), objectSid }),
    now: new Date(),
    lifetimeSeconds: 600,
  });
  const certificates = [base64(certificate.der), base64(authority.certificate.der)];
  const { body } = await post("/logon", { ...logonRequest(), principal: sAMAccountName, certificates });
  return body as LogonAnswer;
}

async function post(path: string, body: object, authorization = `Bearer ${token}`) {
  const headers = { Authorization: authorization };
  const response = await fetch(`${served.url}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
  return { status: response.status, body: (await response.json()) as unknown };
}

function domainRequest() {
  return {
    anchors: [base64(authority.certificate.der)],
    intermediates: [],
    accounts: [
      { sAMAccountName: "alice", enabled: true },
      { sAMAccountName: "bob", enabled: false },
    ],
  };
}

function logonRequest() {
  return { principal: "alice", certificates: [base64(authority.certificate.der)], privateKey: keys.privateKeyPem };
}

function base64(octets: Uint8Array): string {
  return Buffer.from(octets).toString("base64");
}
