import { parseCertificate } from "@idpkit/x509";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { readKeyDescription } from "./attestation/android-key/key-description.js";
import { parseSafetyNetResponse } from "./attestation/android-safetynet/safetynet-response.js";
import { parseTrustPath } from "./attestation/attestation-certificate.js";
import { parseAttestationObject } from "./attestation/attestation-object.js";
import { parseCertInfo } from "./attestation/tpm/cert-info.js";
import { parsePubArea } from "./attestation/tpm/pub-area.js";
import { attestationKinds, createAttestedCeremony } from "./attested-ceremonies.test.fixture.js";
import { parseAuthenticationResponse } from "./authentication/authentication-response.js";
import { decodeBase64url, encodeBase64url } from "./base64url.js";
import { decodeCbor, type CborMap } from "./cbor/decode-cbor.js";
import { scanCbor } from "./cbor/scan-cbor.js";
import { parseAssertionData, parseAttestationData } from "./ceremony/authenticator-data.js";
import { parseClientData } from "./ceremony/client-data.js";
import { runtimeAlgorithms } from "./cose/algorithm.js";
import { parseCosePublicKey } from "./cose/public-key.js";
import { readAuthenticationExtensions } from "./extensions/read-authentication-extensions.js";
import { readRegistrationExtensions } from "./extensions/read-registration-extensions.js";
import { fuzz, fuzzData } from "./fuzz.test.fixture.js";
import { mutatedBytes, mutatedCbor, mutatedJson } from "./mutations.test.fixture.js";
import { parseRegistrationResponse } from "./registration/registration-response.js";
import { parseRelatedOrigins } from "./related-origins/related-origins-document.js";
import { authenticationRequest, enrol, now, requestOptions } from "./relying-party.test.fixture.js";
import { createMemoryIds } from "./request/memory-stores.test.fixture.js";
import { openRequest, sealRequest } from "./request/seal-request.js";
import { importPublicKey } from "./signature/public-key.js";
import { androidKeyDescription } from "./testing/android-key-description.js";
import { serializeCbor } from "./testing/serialize-cbor.js";
import { generateSoftwareKey } from "./testing/software-key.js";

const ceremonies = await Promise.all(attestationKinds().map((kind) => createAttestedCeremony(kind)));
const objects = ceremonies.map(({ created }) => decodeBase64url(created.response.attestationObject));
const statements = new Map(objects.map(parseAttestationObject).map((object) => [object.format, object.statement]));
const authenticatorData = objects.map((object) => parseAttestationObject(object).authenticatorData);
const { authenticator } = await enrol();
const answered = await authenticator.get(requestOptions);

/** A byte string in the statement of a format. */
function statementBytes(format: string, member: string): Uint8Array {
  return (statements.get(format) as CborMap).get(member) as Uint8Array;
}

describe("JSON", () => {
  it("of a registration response", async () => {
    await fuzzData(mutatedJson(ceremonies.map(({ created }) => created)), parseRegistrationResponse);
  });

  it("of an authentication response", async () => {
    await fuzzData(mutatedJson([answered]), parseAuthenticationResponse);
  });

  it("of client data", async () => {
    const json = decodeBase64url(answered.response.clientDataJSON);
    const value: unknown = JSON.parse(Buffer.from(json).toString());
    await fuzzData(mutatedBytes([json]), parseClientData);
    await fuzzData(mutatedJson([value]).map(toJsonBytes), parseClientData);
  });

  it("of related origins", async () => {
    await fuzzData(mutatedJson([{ origins: ["https://a.example", "https://b.example"] }]), parseRelatedOrigins);
  });
});

describe("CBOR", () => {
  it("is decoded where it is canonical", async () => {
    await fuzzData(mutatedBytes(objects), decodeCbor);
    await fuzzData(mutatedCbor(objects), decodeCbor);
  });

  it("ends within the bytes", async () => {
    await fuzz(fc.tuple(mutatedBytes(objects), fc.nat(900)), ([bytes, offset]) => {
      const end = scanCbor(bytes, offset);
      expect(end).toBeGreaterThan(offset);
      expect(end).toBeLessThanOrEqual(bytes.length);
    });
  });

  it("of an attestation object", async () => {
    await fuzzData(mutatedCbor(objects), parseAttestationObject);
  });

  it("of a COSE key", async () => {
    const keys = runtimeAlgorithms.map((algorithm) => generateSoftwareKey(algorithm).cosePublicKey);
    const read = (bytes: Uint8Array) => importPublicKey(parseCosePublicKey(bytes));
    await fuzzData(mutatedBytes(keys), read);
    await fuzzData(mutatedCbor(keys), read);
  });
});

it("authenticator data", async () => {
  await fuzzData(mutatedBytes(authenticatorData), parseAttestationData);
  await fuzzData(mutatedBytes([decodeBase64url(answered.response.authenticatorData)]), parseAssertionData);
});

describe("extension outputs", () => {
  const claims = mutatedJson([
    {
      appid: true,
      appidExclude: true,
      credProps: { rk: true },
      prf: { enabled: true },
      largeBlob: { supported: true },
    },
    { largeBlob: { blob: "AAAA" }, prf: { results: { first: "AAAA" } } },
    { largeBlob: { written: true } },
  ]);
  const signed = mutatedCbor([
    serializeCbor(
      new Map<string, number | true>(Object.entries({ credProtect: 3, minPinLength: 4, "hmac-secret": true })),
    ),
  ]);
  const outputs = fc.record({
    claimed: claims.map((claimed) => Object(claimed) as Readonly<Record<string, unknown>>),
    signed: fc.option(signed, { nil: undefined }),
    unsolicited: fc.constantFrom("ignore", "reject"),
  });

  it("of a registration", async () => {
    const asked = {
      credProps: true,
      prf: {},
      largeBlob: { support: "preferred" },
      minPinLength: true,
      appidExclude: "https://example.com/appid.json",
      credentialProtectionPolicy: "userVerificationRequired",
    } as const;
    await fuzzData(outputs, (given) => readRegistrationExtensions({ asked, ...given }));
  });

  it.each([{ read: true }, { write: "AAAA" }] as const)(
    "of an authentication with a large blob to %j",
    async (largeBlob) => {
      const asked = { appid: "https://example.com/appid.json", prf: { eval: { first: "AAAA" } }, largeBlob };
      await fuzzData(outputs, (given) => readAuthenticationExtensions({ asked, ...given }));
    },
  );
});

describe("what attestation statements carry", () => {
  it("structures of a TPM", async () => {
    await fuzzData(mutatedBytes([statementBytes("tpm", "certInfo")]), parseCertInfo);
    await fuzzData(mutatedBytes([statementBytes("tpm", "pubArea")]), parsePubArea);
  });

  it("the answer of SafetyNet", async () => {
    const response = statementBytes("android-safetynet", "response");
    const [header = "", payload = "", signature = ""] = Buffer.from(response).toString().split(".");
    const parts = fc.tuple(
      ...[header, payload].map((part) => mutatedJson([JSON.parse(Buffer.from(part, "base64url").toString())])),
    );
    await fuzzData(mutatedBytes([response]), parseSafetyNetResponse);
    await fuzzData(
      parts.map((values) =>
        Buffer.from([...values.map((value) => encodeBase64url(toJsonBytes(value))), signature].join(".")),
      ),
      parseSafetyNetResponse,
    );
  });

  it("certificates", async () => {
    const certificates = [...statements.values()].flatMap((statement) =>
      statement instanceof Map ? ((statement as CborMap).get("x5c") ?? []) : [],
    ) as Uint8Array[];
    await fuzzData(mutatedBytes(certificates), (der) => parseTrustPath([der]));
  });

  it("the description of an Android key", async () => {
    const teeEnforced = { purpose: [2, 3], origin: 0 };
    const { oid, value } = androidKeyDescription({
      ...{ attestationSecurityLevel: 1, keyMintSecurityLevel: 2, attestationChallenge: new Uint8Array(32) },
      ...{ softwareEnforced: { allApplications: true }, teeEnforced },
    });
    const [der] = (statements.get("packed") as CborMap).get("x5c") as readonly [Uint8Array];
    const certificate = parseCertificate(der);
    await fuzzData(mutatedBytes([value]), (mutated) =>
      readKeyDescription([{ ...certificate, extensions: [{ oid, critical: false, value: mutated }] }]),
    );
  });
});

it("sealed requests", async () => {
  const [key, browserId] = [new Uint8Array(32).fill(7), "browser"];
  const sealed = sealRequest(authenticationRequest, { key, browserId });
  const opening = { keys: [key], usedIds: createMemoryIds(), browserId, now } as const;
  const open = (text: string) => openRequest("authentication", text, opening);
  await fuzzData(
    mutatedBytes([Buffer.from(sealed)]).map((text) => Buffer.from(text).toString("latin1")),
    open,
  );
  await fuzzData(mutatedBytes([decodeBase64url(sealed)]).map(encodeBase64url), open);
});

function toJsonBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value ?? null));
}
