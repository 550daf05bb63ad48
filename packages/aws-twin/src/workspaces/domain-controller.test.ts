import { createPublicKey } from "node:crypto";

import { describe, expect, it } from "vitest";

import { encodeMessage, messageXml, signXml, withAttribute } from "../testing/message.test.fixture.js";
import { alice, now, relayState } from "../testing/set-up.test.fixture.js";
import { createTestWalks } from "../testing/walk.test.fixture.js";
import { walkSignIn } from "../walk/walk-sign-in.js";
import type { SmartCardLogon } from "./domain-controller.js";

const { provider, setup } = await createTestWalks();

const walk = (changes: Parameters<typeof messageXml>[0], domainController: typeof setup.domainController) =>
  walkSignIn(
    { SAMLResponse: encodeMessage(signXml(messageXml(changes), provider)), RelayState: relayState },
    { ...setup, ...(domainController && { domainController }) },
    now,
  );

describe("a domain controller of the set-up", () => {
  it("is asked with the account, the certificate, its chain and its key, and its words are the step's", async () => {
    const asked: SmartCardLogon[] = [];
    const { outcome, steps, desktop } = await walk({}, (logon) => {
      asked.push(logon);
      return Promise.resolve({ outcome: "allow", says: "Here is a ticket.", evidence: "krbtgt/CORP" });
    });
    expect(outcome).toBe("desktop");
    expect(steps.at(-1)).toMatchObject({
      name: "logon",
      outcome: "pass",
      says: "Here is a ticket.",
      evidence: "krbtgt/CORP",
    });

    const [logon] = asked;
    expect(asked).toHaveLength(1);
    expect(logon?.account).toEqual(alice);
    expect(logon?.certificate.serialNumber).toBe(desktop?.certificate.serial);
    expect(logon?.chain.map(({ subject }) => subject)).toHaveLength(2);
    const jwk = await crypto.subtle.exportKey("jwk", logon?.privateKey ?? expect.fail());
    const publicKey = createPublicKey({ key: { kty: "RSA", n: jwk.n ?? "", e: jwk.e ?? "" }, format: "jwk" });
    expect(logon?.certificate.subjectPublicKeyInfo).toEqual(
      new Uint8Array(publicKey.export({ type: "spki", format: "der" })),
    );
  });

  it("refuses in its own words, with its own remedy where it has one", async () => {
    const refusal = { outcome: "deny", says: "No.", evidence: "KDC 62" } as const;
    const { steps } = await walk({}, () => Promise.resolve({ ...refusal, remedy: "Ask again." }));
    expect(steps.at(-1)).toMatchObject({
      code: "logon-refused",
      says: "No.",
      evidence: "KDC 62",
      remedy: "Ask again.",
    });
    expect((await walk({}, () => Promise.resolve(refusal))).steps.at(-1)?.remedy).toMatch(/log/);
  });

  it("decides alone: a SID of another account is its to refuse", async () => {
    const changes = withAttribute("PrincipalTag:ObjectSid", "S-1-5-21-1-2-3-1104");
    const allow = () => Promise.resolve({ outcome: "allow", says: "Welcome." } as const);
    expect((await walk(changes, allow)).outcome).toBe("desktop");
    expect((await walk(changes, undefined)).outcome).toBe("refused");
  });

  it("makes the walk reject when it cannot be asked", async () => {
    await expect(walk({}, () => Promise.reject(new Error("the KDC is down")))).rejects.toThrow("KDC is down");
  });
});
