import { describe, expect, it } from "vitest";

import { enrol, requestOptions, verifyAnswered } from "../relying-party.test.fixture.js";
import { assessAssurance } from "./assess-assurance.js";
import type { AssuranceEvidence, AssuranceSubject } from "./assurance.js";
import { attested, claimed, clean, syncable, withStatuses } from "./authenticator.test.fixture.js";
import { describeAuthentication, type AuthenticationFactors } from "./describe-authentication.js";

async function authenticate(userVerified = true) {
  const { authenticator, credential } = await enrol();
  const response = await authenticator.get(requestOptions, { flags: { userVerified } });
  return verifyAnswered(response, credential, { userVerification: "preferred" });
}

const unspecified = "urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified";
const refedsMfa = "https://refeds.org/profile/mfa";

type Row = readonly [
  string,
  AssuranceSubject,
  AssuranceEvidence,
  string[],
  string,
  AuthenticationFactors["possession"],
  AuthenticationFactors["inherenceOrKnowledge"],
];

/** What it is · the record · what else is known · classes · amr · possession · inherence or knowledge. */
const rows: readonly Row[] = [
  [
    "attested hardware",
    attested,
    { userVerified: true, model: clean },
    [unspecified, refedsMfa],
    "pop hwk user mfa",
    "proven",
    "proven",
  ],
  [
    "attested hardware without its user",
    attested,
    { userVerified: false, model: clean },
    [unspecified],
    "pop hwk user",
    "proven",
    "absent",
  ],
  [
    "attested hardware of bypassed user verification",
    attested,
    { userVerified: true, model: withStatuses("USER_VERIFICATION_BYPASS") },
    [unspecified],
    "pop hwk user",
    "proven",
    "claimed",
  ],
  [
    "attested software",
    attested,
    { userVerified: true, model: { ...clean, keyProtection: ["software"] } },
    [unspecified],
    "pop swk",
    "proven",
    "claimed",
  ],
  ["a claim", claimed, { userVerified: true }, [unspecified], "pop", "proven", "claimed"],
  [
    "a claim of a model in software",
    claimed,
    { userVerified: true, model: { ...clean, keyProtection: ["software"] } },
    [unspecified],
    "pop",
    "proven",
    "claimed",
  ],
  ["a synced passkey", syncable, { userVerified: true }, [unspecified], "pop", "proven", "claimed"],
  ["a synced passkey without its user", syncable, { userVerified: false }, [unspecified], "pop", "proven", "absent"],
  [
    "a compromised attestation key",
    attested,
    { userVerified: true, model: withStatuses("ATTESTATION_KEY_COMPROMISE") },
    [unspecified],
    "pop",
    "proven",
    "claimed",
  ],
  [
    "a compromised key",
    attested,
    { userVerified: true, model: withStatuses("USER_KEY_REMOTE_COMPROMISE") },
    [unspecified],
    "pop",
    "claimed",
    "claimed",
  ],
  [
    "a revoked model",
    attested,
    { userVerified: true, model: withStatuses("REVOKED") },
    [unspecified],
    "pop",
    "claimed",
    "claimed",
  ],
];

describe("an authentication says no more than was proven by", () => {
  it.each(rows)("%s", async (_, credential, evidence, authnContextClassRefs, amr, possession, inherenceOrKnowledge) => {
    const proof = await authenticate(evidence.userVerified);
    const assurance = assessAssurance({ ...credential, id: proof.credentialId }, evidence);
    expect(describeAuthentication(proof, assurance)).toEqual({
      authnContextClassRefs,
      amr: amr.split(" "),
      factors: { possession, inherenceOrKnowledge },
    });
  });
});

it("takes no assurance of another credential", async () => {
  const proof = await authenticate();
  const assurance = assessAssurance(attested, { userVerified: true });
  expect(() => describeAuthentication(proof, assurance)).toThrow(TypeError);
});

it("takes no assurance of when the user was verified, where they were not", async () => {
  const proof = await authenticate(false);
  const assurance = assessAssurance({ ...attested, id: proof.credentialId }, { userVerified: true, model: clean });
  expect(() => describeAuthentication(proof, assurance)).toThrow(TypeError);
});
