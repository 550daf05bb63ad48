import { createHmac, createSign, sign } from "node:crypto";
import { deflateRawSync } from "node:zlib";

import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

import type { SamlErrorCode } from "../errors.js";
import { createSigner } from "../signature/create-signer.js";
import { signatureMethods } from "../signature/signature-algorithms.js";
import type { Sha1Use } from "../signature/signature-policy.js";
import type { Signer } from "../signature/signer.js";
import { createVerificationKey, type VerificationKey } from "../signature/verification-key.js";
import { certifiedKey, signatureAlgorithmNames, type CertifiedKey } from "../testing/certified-key.test.fixture.js";
import { isMissing, run } from "../testing/command.test.fixture.js";
import { refusal } from "../testing/refusal.test.fixture.js";
import { buildRedirectUrl } from "./build-redirect-url.js";
import { inflateMessage } from "./inflate-message.js";
import { parseRedirectQuery } from "./parse-redirect-query.js";
import { verifyRedirectSignature } from "./verify-redirect-signature.js";

const endpoint = "https://sp.example.com/slo";
const xml = '<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_1"/>';

let rsa: CertifiedKey;
let ec: CertifiedKey;
let signer: Signer;
let rsaKey: VerificationKey;
let ecKey: VerificationKey;
beforeAll(async () => {
  [rsa, ec] = await Promise.all([certifiedKey("RSA-SHA256"), certifiedKey("ECDSA-SHA256")]);
  signer = createSigner(rsa.keyObject, rsa.certificate);
  rsaKey = createVerificationKey(rsa.certificate);
  ecKey = createVerificationKey(ec.certificate);
});

async function signedQuery(relayState = "token"): Promise<string> {
  const url = await buildRedirectUrl(endpoint, { SAMLRequest: xml, relayState }, signer);
  return url.slice(endpoint.length + 1);
}

function replaceSignature(query: string, value: Uint8Array): string {
  return query.replace(/&Signature=.*/, `&Signature=${encodeURIComponent(Buffer.from(value).toString("base64"))}`);
}

function verify(query: string, keys: readonly VerificationKey[]): void {
  verifyRedirectSignature(parseRedirectQuery(query), keys);
}

describe("buildRedirectUrl", () => {
  it.each(signatureAlgorithmNames)("signs with %s what verifyRedirectSignature accepts", async (algorithm) => {
    const { keyObject, certificate } = await certifiedKey(algorithm);
    const url = await buildRedirectUrl(
      endpoint,
      { SAMLResponse: xml, relayState: "x" },
      createSigner(keyObject, certificate, { algorithm }),
    );
    const message = parseRedirectQuery(url.slice(endpoint.length + 1));
    expect(message.signature?.algorithm).toBe(signatureMethods[algorithm].uri);
    expect(() => {
      verifyRedirectSignature(message, [createVerificationKey(certificate)]);
    }).not.toThrow();
  });

  it("writes what parseRedirectQuery reads, byte for byte", async () => {
    const text = fc.string({ unit: "grapheme", maxLength: 200 });
    const names = fc.constantFrom("SAMLRequest" as const, "SAMLResponse" as const);
    await fc.assert(
      fc.asyncProperty(text, fc.option(text, { nil: undefined }), names, async (message, relayState, parameter) => {
        const fields = { [parameter]: message, ...(relayState !== undefined && { relayState }) };
        const url = await buildRedirectUrl(endpoint, fields as { readonly SAMLRequest: string }, signer);
        const read = parseRedirectQuery(url.slice(endpoint.length + 1));
        expect(read.parameter).toBe(parameter);
        expect(new TextDecoder("utf-8", { ignoreBOM: true }).decode(inflateMessage(read.deflated))).toBe(message);
        expect(read.relayState).toBe(relayState);
        verifyRedirectSignature(read, [rsaKey]);
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    ["none", "https://sp.example.com/slo", "https://sp.example.com/slo?SAMLRequest="],
    ["an empty one", "https://sp.example.com/slo?", "https://sp.example.com/slo?SAMLRequest="],
    ["a parameter", "https://sp.example.com/slo?a=b%20c", "https://sp.example.com/slo?a=b%20c&SAMLRequest="],
    ["many quotes", `https://sp.example.com/slo?a=${"'".repeat(200)}`, "https://sp.example.com/slo?a='"],
    ["an open one", "https://sp.example.com/slo?a=b&", "https://sp.example.com/slo?a=b&SAMLRequest="],
  ])("keeps the query of the endpoint: %s", async (_, location, start) => {
    const url = await buildRedirectUrl(location, { SAMLRequest: xml }, signer);
    expect(url.startsWith(start)).toBe(true);
    verify(url.slice(url.indexOf("?") + 1), [rsaKey]);
  });

  it.each<[SamlErrorCode, string, string]>([
    ["endpoint-not-allowed", "an endpoint that is a script", "javascript:alert(1)"],
    ["endpoint-not-allowed", "an endpoint without https", "http://sp.example.com/slo"],
    ["endpoint-not-allowed", "an endpoint with a fragment", "https://sp.example.com/slo#x"],
    ["endpoint-not-allowed", "an endpoint with an empty fragment", "https://sp.example.com/slo#"],
    ["endpoint-not-allowed", "an endpoint with a parameter of SAML", "https://sp.example.com/slo?SigAlg=x"],
    ["query-malformed", "an endpoint with an encoded one", "https://sp.example.com/slo?Sig%41lg=x"],
  ])("refuses with %s: %s", async (code, _, location) => {
    await expect(buildRedirectUrl(location, { SAMLRequest: xml }, signer)).rejects.toThrow(refusal(code));
  });

  it("refuses a RelayState with half a character", async () => {
    const fields = { SAMLRequest: xml, relayState: "\ud83d" };
    await expect(buildRedirectUrl(endpoint, fields, signer)).rejects.toThrow(refusal("relay-state-not-allowed"));
  });
});

describe("verifyRedirectSignature", () => {
  it.skipIf(isMissing("openssl"))("accepts a query that openssl signed, with lower-case escapes", () => {
    const message = encodeURIComponent(deflateRawSync(xml).toString("base64"));
    const query =
      `SAMLRequest=${message}&RelayState=https://sp/?a=b&SigAlg=http://www.w3.org/2001/04/xmldsig-more#rsa-sha256`
        .replace("https://sp/?a=b", "https%3a%2f%2fsp%2f%3fa%3db")
        .replace("http://www.w3.org/2001/04/xmldsig-more#", "http%3a%2f%2fwww.w3.org%2f2001%2f04%2fxmldsig-more%23");
    const printed = run("openssl", ["dgst", "-sha256", "-hex", "-sign", "key.pem", "query"], {
      "key.pem": rsa.keyObject.export({ type: "pkcs8", format: "pem" }) as string,
      query,
    });
    const value = Buffer.from(printed.replace(/^.*= /, "").trim(), "hex");
    const signature = value.toString("base64").replaceAll("+", "%2b").replaceAll("/", "%2f").replaceAll("=", "%3d");
    expect(() => {
      verify(`Signature=${signature}&${query}`, [rsaKey]);
    }).not.toThrow();
  });

  it("tries each key that fits", async () => {
    const query = await signedQuery();
    const other = createVerificationKey((await certifiedKey("RSA-SHA256")).certificate);
    expect(() => {
      verify(query, [ecKey, other, rsaKey]);
    }).not.toThrow();
    expect(() => {
      verify(query, [ecKey, other]);
    }).toThrow(refusal("signature-invalid"));
    expect(() => {
      verify(query, []);
    }).toThrow(refusal("signature-invalid"));
  });

  it("refuses a query without a signature", async () => {
    const query = (await signedQuery()).replace(/&SigAlg=.*/, "");
    expect(() => {
      verify(query, [rsaKey]);
    }).toThrow(refusal("signature-missing"));
  });

  it("refuses any other character in what is signed", async () => {
    const query = await signedQuery();
    const signed = query.indexOf("&Signature=");
    const position = fc.nat({ max: signed - 1 });
    const character = fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code));
    fc.assert(
      fc.property(position, character, (at, other) => {
        fc.pre(query[at] !== other);
        expect(() => {
          verify(query.slice(0, at) + other + query.slice(at + 1), [rsaKey]);
        }).toThrow(expect.objectContaining({ name: "SamlError" }) as Error);
      }),
      { numRuns: 500 },
    );
  });

  it("refuses any other signature", async () => {
    const query = await signedQuery();
    const { signature } = parseRedirectQuery(query);
    const value = signature?.value ?? new Uint8Array();
    fc.assert(
      fc.property(fc.nat({ max: value.length * 8 - 1 }), (bit) => {
        const flipped = value.map((octet, i) => (i === bit >> 3 ? octet ^ (1 << (bit & 7)) : octet));
        expect(() => {
          verify(replaceSignature(query, flipped), [rsaKey]);
        }).toThrow(refusal("signature-invalid"));
      }),
    );
  });

  it.each<[SamlErrorCode, string, (query: string) => string]>([
    ["signature-invalid", "another RelayState", (it) => it.replace("=token", "=tokem")],
    ["signature-invalid", "a RelayState that was taken away", (it) => it.replace("RelayState=token&", "")],
    ["signature-invalid", "an escape in the other case", (it) => it.replace("%3A", "%3a")],
    ["signature-invalid", "a character that need not be encoded", (it) => it.replace("token", "%74oken")],
    [
      "signature-invalid",
      "a request that was signed as one, sent as an answer",
      (it) => it.replace("SAMLRequest", "SAMLResponse"),
    ],
    ["signature-invalid", "another algorithm of the same key", (it) => it.replace("rsa-sha256", "rsa-sha512")],
    ["signature-invalid", "an algorithm of another kind of key", (it) => it.replace("rsa-sha256", "ecdsa-sha256")],
    [
      "signature-algorithm-not-allowed",
      "SHA-1",
      (it) => it.replace("2001%2F04%2Fxmldsig-more%23rsa-sha256", "2000%2F09%2Fxmldsig%23rsa-sha1"),
    ],
    ["signature-algorithm-not-allowed", "an algorithm that nobody knows", (it) => it.replace("rsa-sha256", "none")],
    ["signature-algorithm-not-allowed", "no algorithm", (it) => it.replace(/SigAlg=[^&]*/, "SigAlg=")],
    [
      "signature-algorithm-not-allowed",
      "an HMAC with the certificate as its secret (CVE-2021-21239)",
      (it) => {
        const signed = it.replace("rsa-sha256", "hmac-sha256").replace(/&Signature=.*/, "");
        return replaceSignature(`${signed}&Signature=`, createHmac("sha256", rsa.certificate).update(signed).digest());
      },
    ],
  ])("refuses with %s: %s", async (code, _, tamper) => {
    const query = await signedQuery();
    expect(tamper(query)).not.toBe(query);
    expect(() => {
      verify(tamper(query), [rsaKey, ecKey]);
    }).toThrow(refusal(code));
  });

  it("refuses a RelayState that was added", async () => {
    const url = await buildRedirectUrl(endpoint, { SAMLRequest: xml }, signer);
    expect(() => {
      verify(`${url.slice(endpoint.length + 1)}&RelayState=x`, [rsaKey]);
    }).toThrow(refusal("signature-invalid"));
  });

  it("takes SHA-1 only under a policy that says insecure, until it ends, and tells of it", async () => {
    const until = new Date("2026-12-01T00:00:00Z");
    const sha256 = await signedQuery();
    const signed = sha256
      .replace("2001%2F04%2Fxmldsig-more%23rsa-sha256", "2000%2F09%2Fxmldsig%23rsa-sha1")
      .replace(/&Signature=.*/, "");
    const value = createSign("sha1").update(signed).sign(rsa.keyObject);
    const message = parseRedirectQuery(replaceSignature(`${signed}&Signature=`, value));
    const verifyAt = (now: Date): Sha1Use =>
      verifyRedirectSignature(message, [rsaKey], { now, insecureAllowSha1Until: until });
    expect(verifyAt(new Date(until.getTime() - 1))).toEqual({ usesSha1: true });
    expect(() => verifyAt(until)).toThrow(refusal("signature-algorithm-not-allowed"));
    expect(() => verifyRedirectSignature(message, [rsaKey])).toThrow(refusal("signature-algorithm-not-allowed"));
    expect(verifyRedirectSignature(parseRedirectQuery(sha256), [rsaKey])).toEqual({});
  });

  it("takes ECDSA as two numbers, not as the DER of X.509", async () => {
    const ecSigner = createSigner(ec.keyObject, ec.certificate);
    const url = await buildRedirectUrl(endpoint, { SAMLRequest: xml }, ecSigner);
    const signed = url.slice(endpoint.length + 1).replace(/&Signature=.*/, "");
    const der = sign("sha256", new TextEncoder().encode(signed), ec.keyObject);
    expect(() => {
      verify(replaceSignature(`${signed}&Signature=`, der), [ecKey]);
    }).toThrow(refusal("signature-invalid"));
  });
});
