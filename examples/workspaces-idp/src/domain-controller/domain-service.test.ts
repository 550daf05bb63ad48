import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type AnsweringServer, startAnsweringServer } from "../testing/answering-server.js";
import { createDomainService } from "./domain-service.js";

const domain = {
  version: "4.24.0",
  dnsName: "lab.example",
  accounts: [{ sAMAccountName: "ada", userPrincipalName: "ada@lab.example", objectSid: "S-1-5-21-1-2-3-1104" }],
};
const logon = { accepted: true, says: "Welcome.", evidence: ["krbtgt"] };
const domainRequest = { anchors: ["MAA="], intermediates: [], accounts: [{ sAMAccountName: "ada", enabled: true }] };
const logonRequest = { principal: "ada", certificates: ["MAA="], privateKey: "a key" };

describe("createDomainService", () => {
  let server: AnsweringServer;
  beforeAll(async () => {
    server = await startAnsweringServer();
  });
  afterAll(() => server.stop());
  const service = () => createDomainService({ url: server.url, token: "a token" });

  it("asks for a domain with its token, and reads the answer", async () => {
    server.answerWith(200, domain);
    expect(await service().setUpDomain(domainRequest)).toEqual(domain);
    expect(server.lastRequest()).toEqual({
      path: "POST /domain",
      authorization: "Bearer a token",
      body: domainRequest,
    });
  });

  it.each([true, false])("asks for a ticket, and reads whether it was granted: %s", async (accepted) => {
    server.answerWith(200, { ...logon, accepted });
    expect(await service().logOn(logonRequest)).toEqual({ ...logon, accepted });
    expect(server.lastRequest()).toMatchObject({ path: "POST /logon", body: logonRequest });
  });

  it.each([
    [500, { error: "the directory refuses" }],
    [401, {}],
    [200, null],
    [200, { ...domain, version: undefined }],
    [200, { ...domain, dnsName: 1 }],
    [200, { ...domain, accounts: undefined }],
    [200, { ...domain, accounts: [null] }],
    [200, { ...domain, accounts: [{ ...domain.accounts[0], sAMAccountName: 1 }] }],
    [200, { ...domain, accounts: [{ ...domain.accounts[0], userPrincipalName: 1 }] }],
    [200, { ...domain, accounts: [{ ...domain.accounts[0], objectSid: undefined }] }],
  ])("sets up no domain on %i %j", async (status, body) => {
    server.answerWith(status, body);
    await expect(service().setUpDomain(domainRequest)).rejects.toMatchObject(unavailable);
  });

  it.each([{ accepted: "yes" }, { says: undefined }, { evidence: "krbtgt" }, { evidence: [1] }])(
    "takes no logon with %j",
    async (change) => {
      server.answerWith(200, { ...logon, ...change });
      await expect(service().logOn(logonRequest)).rejects.toMatchObject(unavailable);
    },
  );

  it("passes on why the service refuses", async () => {
    server.answerWith(500, { error: "the directory refuses" });
    const refusal = { message: expect.stringContaining("the directory refuses") as string };
    await expect(service().setUpDomain(domainRequest)).rejects.toMatchObject(refusal);
  });

  it("carries the private key to no other address", async () => {
    server.answerWith(307, {}, { Location: `${server.url}/elsewhere` });
    await expect(service().logOn(logonRequest)).rejects.toMatchObject(unavailable);
    expect(server.lastRequest().path).toBe("POST /logon");
  });

  it("says that nobody listens", async () => {
    const nobody = createDomainService({ url: "http://127.0.0.1:1", token: "a token" });
    await expect(nobody.logOn(logonRequest)).rejects.toMatchObject(unavailable);
  });
});

const unavailable = { code: "domain-controller-unavailable" };
