import { createPrivateKey } from "node:crypto";

import type { SmartCardLogon } from "@idpkit/aws-twin";
import {
  type CertificateAuthority,
  createMemoryAuthorityStore,
  createRootAuthority,
  issueAuthority,
} from "@idpkit/private-ca";
import { createCertificateSigner } from "@idpkit/x509";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type AnsweringServer, startAnsweringServer } from "../testing/answering-server.js";
import { readExampleUsers } from "../testing/app-folder.js";
import { joinDomain } from "./join-domain.js";

const ada = {
  sAMAccountName: "aokafor",
  userPrincipalName: "aokafor@lab.example",
  objectSid: "S-1-5-21-1-2-3-1104",
};
const domain = { version: "4.24.0", dnsName: "lab.example", accounts: [ada] };
const users = await readExampleUsers();
const keys = await createKeys();

describe("joinDomain", () => {
  let server: AnsweringServer;
  let authority: CertificateAuthority;
  beforeAll(async () => {
    server = await startAnsweringServer();
    const signer = createCertificateSigner(keys.privateKey);
    const own = { publicKey: keys.publicKey, signer, store: createMemoryAuthorityStore(), now: new Date() };
    const root = await createRootAuthority({ commonName: "Root", years: 2, ...own });
    authority = await issueAuthority(root, { commonName: "Issuing", years: 1, ...own });
  });
  afterAll(() => server.stop());

  const join = () => {
    server.answerWith(200, domain);
    return joinDomain({ url: server.url, token: "a token" }, authority, () => Promise.resolve(users));
  };

  it("has the domain trust the root alone, and gives an account to everybody with a SID", async () => {
    expect((await join()).name).toBe("Samba 4.24.0, lab.example");
    const [issuing, root] = authority.chain.map(({ der }) => Buffer.from(der).toString("base64"));
    expect(server.lastRequest().body).toEqual({
      anchors: [root],
      intermediates: [issuing],
      accounts: [
        { sAMAccountName: "aokafor", enabled: true },
        { sAMAccountName: "mrossi", enabled: true },
        { sAMAccountName: "sobrien", enabled: true },
        { sAMAccountName: "tnguyen", enabled: false },
      ],
    });
  });

  it("lays the domain's UPN and SID over the file's, and nothing else", async () => {
    const [first, ...others] = await (await join()).people();
    expect(first).toEqual({ ...users[0], ...ada });
    expect(others).toEqual(users.slice(1));
  });

  it("gives no SID to who has none in the file", async () => {
    const unbound = users.filter(({ sAMAccountName }) => sAMAccountName === "klarsen");
    server.answerWith(200, { ...domain, accounts: [{ ...ada, sAMAccountName: "klarsen" }] });
    const address = { url: server.url, token: "a token" };
    const { people } = await joinDomain(address, authority, () => Promise.resolve(unbound));
    expect(await people()).toEqual(unbound);
  });

  it("asks with the account, the whole chain and the key, and takes a ticket for a yes", async () => {
    const { ask } = await join();
    server.answerWith(200, { accepted: true, says: "A ticket.", evidence: ["krbtgt", "until noon"] });
    const verdict = await ask(smartCard());
    expect(verdict).toEqual({ outcome: "allow", says: "A ticket.", evidence: "krbtgt; until noon" });

    const body = server.lastRequest().body as { privateKey: string };
    const [issuing, root] = authority.chain.map(({ der }) => Buffer.from(der).toString("base64"));
    expect(body).toMatchObject({ principal: "aokafor", certificates: [issuing, issuing, root] });
    expect(createPrivateKey(body.privateKey).asymmetricKeyType).toBe("rsa");
  });

  it("passes on a no in the words of the KDC", async () => {
    const { ask } = await join();
    server.answerWith(200, { accepted: false, says: "No.", evidence: [] });
    const evidence = `Certificate ${authority.certificate.serialNumber}`;
    expect(await ask(smartCard())).toEqual({ outcome: "deny", says: "No.", evidence });
  });

  it("rejects, and says neither yes nor no, when the service fails", async () => {
    const { ask } = await join();
    server.answerWith(500, { error: "the KDC is down" });
    await expect(ask(smartCard())).rejects.toMatchObject({ code: "domain-controller-unavailable" });
  });

  /** What is in the certificate is the KDC's to judge: any will do. */
  function smartCard(): SmartCardLogon {
    const { certificate, chain } = authority;
    const account = { ...ada, mail: "ada.okafor@example.com", enabled: true };
    return { certificate, chain, privateKey: keys.privateKey, account };
  }
});

function createKeys(): Promise<CryptoKeyPair> {
  const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256", modulusLength: 2048 };
  return crypto.subtle.generateKey({ ...algorithm, publicExponent: Uint8Array.of(1, 0, 1) }, true, ["sign", "verify"]);
}
