import fc from "fast-check";
import { expect, it } from "vitest";

import { canonicalValue } from "../cbor/canonical-values.test.fixture.js";
import { serializeAuthenticatorData, type AuthenticatorDataFields } from "../testing/serialize-authenticator-data.js";
import { serializeCbor } from "../testing/serialize-cbor.js";
import { parseAssertionData, parseAttestationData, type AuthenticatorData } from "./authenticator-data.js";

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const map = fc.array(fc.tuple(fc.integer(), canonicalValue), { maxLength: 4 }).map((entries) => new Map(entries));

const data = fc.record({
  rpIdHash: bytes(32),
  userPresent: fc.boolean(),
  userVerified: fc.boolean(),
  backupEligible: fc.boolean(),
  backupState: fc.boolean(),
  signCount: fc.nat(0xffff_ffff),
});
const extensionData = fc.option(map.map(serializeCbor), { nil: undefined });
const credential = fc.record({
  aaguid: bytes(16),
  credentialId: fc.uint8Array({ maxLength: 1023 }),
  credentialPublicKey: canonicalValue.map(serializeCbor),
});

it("the authenticator data of an assertion are read as they were written", () => {
  fc.assert(
    fc.property(data, extensionData, (members, extensions) => {
      const optional = extensions && { extensionData: extensions };
      expect(parseAssertionData(write(members, { ...optional }))).toEqual({ ...members, ...optional });
    }),
  );
});

it("those of a new credential, too", () => {
  fc.assert(
    fc.property(data, credential, extensionData, (members, attestedCredentialData, extensions) => {
      const optional = extensions && { extensionData: extensions };
      const written = write(members, { attestedCredentialData, ...optional });
      expect(parseAttestationData(written)).toEqual({ ...members, ...attestedCredentialData, ...optional });
    }),
  );
});

function write(
  { rpIdHash, signCount, ...flags }: AuthenticatorData,
  parts: Pick<AuthenticatorDataFields, "attestedCredentialData" | "extensionData">,
): Uint8Array {
  const attestedCredentialData = parts.attestedCredentialData !== undefined;
  const extensionData = parts.extensionData !== undefined;
  return serializeAuthenticatorData({
    rpIdHash,
    signCount,
    flags: { ...flags, attestedCredentialData, extensionData },
    ...parts,
  });
}
