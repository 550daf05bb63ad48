import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

import { isMissing, run } from "../testing/command.test.fixture.js";
import { hostileText } from "../testing/hostile-text.test.fixture.js";
import { createIdentity, type Identity } from "../testing/identity.test.fixture.js";
import { sampleResponse } from "../testing/sample-response.test.fixture.js";
import { signResponse } from "./sign-response.js";

let identity: Identity;
beforeAll(async () => {
  identity = await createIdentity();
});

function signWith(text: string): Promise<string> {
  const attributes = [{ name: text, nameFormat: text, values: [text, "\u0085\u2028\u2029"] }];
  return signResponse({ ...sampleResponse, issuer: text, attributes }, identity.signer);
}

describe.skipIf(isMissing("xmlsec1"))("xmlsec1 (apt-get install xmlsec1)", () => {
  /** Verifies with our certificate alone: `rsa` keeps it from taking a key out of KeyInfo. */
  function verify(xml: string): string {
    const key = ["--pubkey-cert-pem", "idp.pem", "--enabled-key-data", "rsa", "--enabled-reference-uris", "same-doc"];
    const id = ["--id-attr:ID", "urn:oasis:names:tc:SAML:2.0:assertion:Assertion"];
    return run("xmlsec1", ["--verify", ...key, ...id, "response.xml"], {
      "response.xml": xml,
      "idp.pem": identity.certificatePem,
    });
  }

  it("verifies the signature, whatever the values", async () => {
    await fc.assert(
      fc.asyncProperty(hostileText(), async (text) => {
        const xml = await signWith(text);
        expect(() => verify(xml)).not.toThrow();
      }),
      { numRuns: 20 },
    );
  });

  it("refuses the Assertion with another user", async () => {
    const xml = await signWith("x");
    expect(() => verify(xml.replace(">alice<", ">admin<"))).toThrow();
  });
});

describe.skipIf(isMissing("xmllint"))("xmllint (apt-get install libxml2-utils)", () => {
  it("finds the document well-formed and already canonical, whatever the values", async () => {
    await fc.assert(
      fc.asyncProperty(hostileText(), async (text) => {
        const xml = await signWith(text);
        expect(run("xmllint", ["--nonet", "--exc-c14n", "response.xml"], { "response.xml": xml })).toBe(xml);
      }),
      { numRuns: 20 },
    );
  });
});
