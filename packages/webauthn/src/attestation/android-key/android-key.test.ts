import { createPrivateKey } from "node:crypto";

import { createCertificateSigner, distinguishedName, signCertificate } from "@idpkit/x509";
import { beforeAll, describe, expect, it } from "vitest";

import { decodeBase64url } from "../../base64url.js";
import type { CborValue } from "../../cbor/decode-cbor.js";
import type { WebAuthnErrorCode } from "../../errors.js";
import { creationOptions, flipBit, now, origin, refusal, verifyCreated } from "../../relying-party.test.fixture.js";
import type { AndroidKeyDescription } from "../../testing/android-key-description.js";
import {
  androidKeyCertificate,
  androidKeyName,
  androidKeyStatement,
  createAndroidKeystore,
  type AndroidKeystore,
} from "../../testing/android-keystore.js";
import { createAttestationAuthority } from "../../testing/attestation-authority.js";
import type { CeremonyDefects } from "../../testing/ceremony-defects.js";
import { createSoftwareAuthenticator } from "../../testing/software-authenticator.js";
import { generateSoftwareKey, type SoftwareKey } from "../../testing/software-key.js";
import type { AttestedCredential, SoftwareAttester } from "../../testing/software-attester.js";
import type { AttestationPolicy } from "../attestation-policy.js";

let keystore: AndroidKeystore;

beforeAll(async () => {
  keystore = await createAndroidKeystore({ now });
});

/** Registers with `attestation`, by a policy that trusts the Keystore's root, unless told otherwise. */
async function register(
  attestation: SoftwareAttester = keystore,
  defects: CeremonyDefects = {},
  policy: Partial<AttestationPolicy> = {},
) {
  const created = await createSoftwareAuthenticator({ origin, algorithm: -7, attestation }).create(
    creationOptions,
    defects,
  );
  return verifyCreated(created, {
    attestation: { formats: ["android-key"], trustAnchors: [keystore.trustAnchor], trust: "required", ...policy },
  });
}

/** Registers with a Keystore that says something else, by a policy that does not ask who says it. */
async function registerDescribed(
  description: Partial<AndroidKeyDescription>,
  androidKey: NonNullable<AttestationPolicy["androidKey"]> = {},
) {
  const described = await createAndroidKeystore({ now, defects: description });
  return register(described, {}, { trust: "optional", androidKey });
}

describe("an android-key attestation", () => {
  it("is trusted when the Keystore's root is a trust anchor", async () => {
    const { attestation } = await register();
    expect(attestation).toMatchObject({ format: "android-key", type: "basic", trusted: true });
  });

  it("is trusted with a key of a StrongBox", async () => {
    const strongBox = await createAndroidKeystore({
      now,
      defects: { attestationSecurityLevel: 2, keyMintSecurityLevel: 2 },
    });
    const { attestation } = await register(strongBox, {}, { trustAnchors: [strongBox.trustAnchor] });
    expect(attestation.trusted).toBe(true);
  });

  it("is untrusted under another root", async () => {
    const other = await createAndroidKeystore({ now });
    await expect(register(other)).rejects.toMatchObject(refusal("attestation-untrusted"));
  });

  it("is refused where the policy does not name it", async () => {
    const registering = register(keystore, {}, { formats: ["packed"] });
    await expect(registering).rejects.toMatchObject(refusal("attestation-format-not-allowed"));
  });

  it.each<[WebAuthnErrorCode, string, CeremonyDefects]>([
    ["attestation-statement-malformed", "alg is missing", { statement: { alg: undefined, ver: "1" } }],
    ["attestation-statement-malformed", "alg is text", { statement: { alg: "ES256" } }],
    ["attestation-statement-malformed", "sig is text", { statement: { sig: "" } }],
    ["attestation-statement-malformed", "x5c is empty", { statement: { x5c: [] } }],
    ["attestation-statement-malformed", "it has another member", { statement: { ver: "1" } }],
    ["attestation-algorithm-unsupported", "alg is nobody's", { statement: { alg: -999 } }],
    ["attestation-algorithm-mismatch", "alg is of another type of key", { statement: { alg: -257 } }],
    ["attestation-certificate-malformed", "the certificate is none", { statement: { x5c: [Uint8Array.of(48, 0)] } }],
    ["attestation-signature-invalid", "a bit is turned over", { signature: (signature) => flipBit(signature, 99) }],
  ])("is refused with %s when %s", async (code, _, defects) => {
    await expect(register(keystore, defects)).rejects.toMatchObject(refusal(code));
  });
});

describe("the certificate", () => {
  it("is refused when it is for another key than the credential's", async () => {
    const other = generateSoftwareKey(-7);
    const swapping = attester((credential) => keystore.attest({ ...credential, key: other }));
    await expect(register(swapping)).rejects.toMatchObject(refusal("attestation-key-mismatch"));
  });

  it("is refused when it describes no key", async () => {
    const authority = await createAttestationAuthority(now);
    const undescribed = attester(async (credential) => {
      const { subject, subjectPublicKeyInfo } = androidKeyCertificate(credential, {});
      return androidKeyStatement(credential, [
        await authority.issue({ subject, subjectPublicKeyInfo, extensions: [] }),
      ]);
    });
    const registering = register(undescribed, {}, { trustAnchors: [authority.trustAnchor] });
    await expect(registering).rejects.toMatchObject(refusal("attestation-certificate-unfit"));
  });

  it("android-key-attestation#25: is refused when the owner of a genuine key issued it, whatever is said of paths", async () => {
    const key = generateSoftwareKey(-7);
    const extended = attester(async (credential) => {
      const genuine = await keystore.attest({ ...credential, key });
      return androidKeyStatement(credential, [await issueWith(key, credential), ...certificatesOf(genuine)]);
    });
    const registering = register(extended, {}, { trust: "optional" });
    await expect(registering).rejects.toMatchObject(refusal("attestation-certificate-unfit"));
  });

  it("is untrusted when a key issued it that is certified but no authority's", async () => {
    const authority = await createAttestationAuthority(now);
    const key = generateSoftwareKey(-7);
    const { subjectPublicKeyInfo } = key;
    const extended = attester(async (credential) => {
      const between = await authority.issue({ subject: androidKeyName, subjectPublicKeyInfo, extensions: [] });
      return androidKeyStatement(credential, [await issueWith(key, credential), between]);
    });
    const registering = register(extended, {}, { trustAnchors: [authority.trustAnchor] });
    await expect(registering).rejects.toMatchObject(refusal("attestation-untrusted"));
  });
});

describe("the key description", () => {
  it("is refused when it was made for another ceremony", async () => {
    const registering = registerDescribed({ attestationChallenge: new Uint8Array(32) });
    await expect(registering).rejects.toMatchObject(refusal("attestation-nonce-mismatch"));
  });

  it.each<[string, Partial<AndroidKeyDescription>]>([
    ["all applications, says the hardware", { teeEnforced: { purpose: [2], allApplications: true, origin: 0 } }],
    ["all applications, says the system", { softwareEnforced: { allApplications: true } }],
    ["an imported key", { teeEnforced: { purpose: [2], origin: 2 } }],
    ["a key of unknown origin", { teeEnforced: { purpose: [2] } }],
    ["an origin that only the system knows", { teeEnforced: { purpose: [2] }, softwareEnforced: { origin: 0 } }],
    ["a key to decrypt with", { teeEnforced: { purpose: [1], origin: 0 } }],
    ["a key to sign with and to attest others", { teeEnforced: { purpose: [2, 7], origin: 0 } }],
    ["a key to verify with", { teeEnforced: { purpose: [3], origin: 0 } }],
    ["a key for no purpose", { teeEnforced: { origin: 0 } }],
    ["a purpose that only the system knows", { teeEnforced: { origin: 0 }, softwareEnforced: { purpose: [2] } }],
    ["a key that software keeps", { keyMintSecurityLevel: 0 }],
    ["a key that software describes", { attestationSecurityLevel: 0 }],
    ["nothing", { teeEnforced: {} }],
  ])("is refused for %s", async (_, description) => {
    await expect(registerDescribed(description)).rejects.toMatchObject(refusal("attestation-key-unfit"));
  });

  it("may name the purpose that everybody has", async () => {
    const { attestation } = await registerDescribed({ teeEnforced: { purpose: [2, 3], origin: 0 } });
    expect(attestation.format).toBe("android-key");
  });
});

describe("insecureSoftwareEnforced", () => {
  const androidKey = { insecureSoftwareEnforced: true };

  it.each<[string, Partial<AndroidKeyDescription>]>([
    ["system", { teeEnforced: {}, softwareEnforced: { purpose: [2], origin: 0 }, keyMintSecurityLevel: 0 }],
    ["system and of the hardware", { teeEnforced: { origin: 0 }, softwareEnforced: { purpose: [2] } }],
  ])("takes the word of the %s", async (_, description) => {
    const { attestation } = await registerDescribed(description, androidKey);
    expect(attestation.format).toBe("android-key");
  });

  it.each<[string, Partial<AndroidKeyDescription>]>([
    ["an imported key, says one of two", { softwareEnforced: { origin: 2 } }],
    ["another purpose, says one of two", { softwareEnforced: { purpose: [1] } }],
    ["all applications", { softwareEnforced: { allApplications: true } }],
    ["nothing", { teeEnforced: {} }],
  ])("refuses %s", async (_, description) => {
    await expect(registerDescribed(description, androidKey)).rejects.toMatchObject(refusal("attestation-key-unfit"));
  });
});

describe("insecureEmptyAuthorizationLists", () => {
  const androidKey = { insecureEmptyAuthorizationLists: true };

  it("takes a key of which nobody says anything", async () => {
    const { attestation } = await registerDescribed({ teeEnforced: {} }, androidKey);
    expect(attestation.format).toBe("android-key");
  });

  it.each<[string, Partial<AndroidKeyDescription>]>([
    ["half of what must be said", { teeEnforced: { purpose: [2] } }],
    ["what only the system says", { teeEnforced: {}, softwareEnforced: { purpose: [2], origin: 0 } }],
  ])("refuses %s", async (_, description) => {
    await expect(registerDescribed(description, androidKey)).rejects.toMatchObject(refusal("attestation-key-unfit"));
  });
});

function attester(attest: SoftwareAttester["attest"]): SoftwareAttester {
  return { format: keystore.format, aaguid: keystore.aaguid, attest };
}

function certificatesOf(statement: Awaited<ReturnType<SoftwareAttester["attest"]>>): readonly Uint8Array[] {
  return (statement as Readonly<Record<string, CborValue>>)["x5c"] as readonly Uint8Array[];
}

/** The certificate of a credential key, issued by the owner of another key in the name of a Keystore's. */
function issueWith({ privateKey }: SoftwareKey, credential: AttestedCredential): Promise<Uint8Array> {
  const pkcs8 = Buffer.from(decodeBase64url(privateKey));
  const signer = createCertificateSigner(createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" }));
  const name = distinguishedName(androidKeyName);
  return signCertificate(
    {
      ...androidKeyCertificate(credential, {}),
      serialNumber: Uint8Array.of(7),
      issuer: name,
      subject: name,
      notBefore: now,
      notAfter: now,
    },
    signer,
  );
}
