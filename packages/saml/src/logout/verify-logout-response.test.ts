import { KeyObject } from "node:crypto";

import { beforeAll, describe, expect, it } from "vitest";

import { afterIssuer, signEnveloped } from "../signature/sign-enveloped.js";
import { statusCode } from "../status/status-code.js";
import { statusFor } from "../status/status-for.js";
import { signWithSha1 } from "../testing/hand-made-signature.test.fixture.js";
import { createIdentity, type Identity } from "../testing/identity.test.fixture.js";
import { sampleLogoutRequest, sampleLogoutResponse } from "../testing/sample-logout.test.fixture.js";
import { serializeLogoutResponse, type LogoutResponse } from "./logout-response.js";
import { endpoint, inEnvelope, inForm, inQuery, knowing, serviceProviderOf } from "./logout.test.fixture.js";
import { signLogoutRequest, signLogoutResponse } from "./sign-logout.js";
import { verifyLogoutResponse, type ExpectedLogoutResponse } from "./verify-logout-response.js";

let identity: Identity;
let stranger: Identity;
let expected: ExpectedLogoutResponse;
beforeAll(async () => {
  [identity, stranger] = await Promise.all([createIdentity(), createIdentity()]);
  const other = { ...serviceProviderOf(identity), entityId: "urn:other" };
  expected = {
    issuer: answer.issuer,
    inResponseTo: answer.inResponseTo,
    endpoint,
    now: new Date("2026-11-22T10:00:02Z"),
    serviceProviders: knowing(serviceProviderOf(identity), other),
  };
});

/** Here the service provider answers. */
const answer: LogoutResponse = { ...sampleLogoutResponse, issuer: sampleLogoutRequest.issuer, destination: endpoint };

function sign(change: Partial<LogoutResponse> = {}, signer = identity.signer): Promise<string> {
  return signLogoutResponse({ ...answer, ...change }, signer);
}

/** An answer that our own writer would not write, signed all the same. */
function signUnsolicited(): Promise<string> {
  const xml = serializeLogoutResponse(answer).replace(/ InResponseTo="[^"]*"/, "");
  return signEnveloped({ id: answer.id, xml, signatureAt: afterIssuer(xml) }, identity.signer);
}

describe("verifyLogoutResponse", () => {
  it("takes a signed answer from a form, a query and an envelope", async () => {
    const outcome = { issuer: answer.issuer, outcome: "logged-out" };
    const query = await inQuery("SAMLResponse", serializeLogoutResponse(answer), identity.signer);
    expect(await verifyLogoutResponse(inForm("SAMLResponse", await sign()), expected)).toEqual(outcome);
    expect(await verifyLogoutResponse(query, expected)).toEqual({ ...outcome, relayState: "t" });
    expect(await verifyLogoutResponse(inEnvelope(await sign()), expected)).toEqual(outcome);
  });

  it("takes an answer that is signed with SHA-1 while that is granted, and says so", async () => {
    const xml = signWithSha1(serializeLogoutResponse(answer), KeyObject.from(identity.privateKey));
    const verifyUntil = (insecureAllowSha1Until: Date) => {
      const serviceProviders = knowing({ ...serviceProviderOf(identity), insecureAllowSha1Until });
      return verifyLogoutResponse(inForm("SAMLResponse", xml), { ...expected, serviceProviders });
    };
    expect(await verifyUntil(new Date(expected.now.getTime() + 1))).toMatchObject({ usesSha1: true });
    await expect(verifyUntil(expected.now)).rejects.toMatchObject({ code: "signature-algorithm-not-allowed" });
  });

  it("does not look where an answer over SOAP says that it goes", async () => {
    const message = inEnvelope(await sign({ destination: "https://idp.example.com/other" }));
    expect(await verifyLogoutResponse(message, { ...expected, endpoint: "" })).toMatchObject({ outcome: "logged-out" });
  });

  it.each(["issuer", "inResponseTo", "endpoint"])("expects no %s that is none", async (field) => {
    const message = inForm("SAMLResponse", await signUnsolicited());
    await expect(verifyLogoutResponse(message, { ...expected, [field]: undefined })).rejects.toThrow(TypeError);
  });

  it.each<[string, LogoutResponse["status"]]>([
    ["a partial logout", statusFor.partialLogout],
    ["a denial", statusFor.requestDenied],
    ["a failure", { code: statusCode.responder }],
  ])("counts %s as failed", async (_, status) => {
    const { outcome } = await verifyLogoutResponse(inForm("SAMLResponse", await sign({ status })), expected);
    expect(outcome).toBe("failed");
  });

  it.each<[string, string, () => Promise<string>]>([
    ["message-unexpected", "a request", () => signLogoutRequest(sampleLogoutRequest, identity.signer)],
    ["signature-missing", "no signature", () => Promise.resolve(serializeLogoutResponse(answer))],
    ["signature-invalid", "the signature of a stranger", () => sign({}, stranger.signer)],
    [
      "digest-mismatch",
      "another status",
      async () => (await sign({ status: statusFor.requestDenied })).replace("Responder", "Success"),
    ],
    ["destination-mismatch", "another endpoint", () => sign({ destination: "https://idp.example.com/other" })],
    ["issue-instant-too-old", "an old answer", () => sign({ issueInstant: new Date("2026-11-22T09:53:00Z") })],
    ["issuer-mismatch", "an answer of somebody else who is known", () => sign({ issuer: "urn:other" })],
    ["in-response-to-mismatch", "an answer to something else", () => sign({ inResponseTo: "_other" })],
    ["in-response-to-mismatch", "an answer to nothing", signUnsolicited],
  ])("refuses with %s: %s", async (code, _, create) => {
    await expect(verifyLogoutResponse(inForm("SAMLResponse", await create()), expected)).rejects.toMatchObject({
      code,
    });
  });
});
