import {
  isAttestationFormat,
  type AttestationFormat,
  type AttestationPolicy,
} from "../attestation/attestation-policy.js";
import { isManufacturer } from "../attestation/tpm/tpm-policy.js";
import type { VerifiedAttestation } from "../attestation/verified-attestation.js";
import { encodeBase64url } from "../base64url.js";
import { WebAuthnError } from "../errors.js";
import type { JsonObject } from "../json-object.js";
import { parseRegistrationResponse } from "../registration/registration-response.js";
import { verifyRegistration } from "../registration/verify-registration.js";
import type { RegistrationRequest, Taken } from "../request/stored-request.js";
import {
  isText,
  normalizeAaguid,
  readInstant,
  readMember,
  readOptional,
  readResponse,
  readSwitch,
  readTexts,
  readTrustAnchors,
} from "./case-fields.test.fixture.js";
import { CaseRefusal } from "./case-refusal.test.fixture.js";
import { readAlgorithms, readCeremonyRequest, readParams } from "./case-terms.test.fixture.js";
import { countCertifiedParts } from "./certified-parts.test.fixture.js";

/**
 * Judges the answer to a registration; see vectors/README.md.
 *
 * @throws {@link CaseRefusal} or {@link WebAuthnError} when it is refused.
 */
export async function judgeRegistration(fields: JsonObject): Promise<VerifiedAttestation> {
  const params = readParams(fields);
  const response = parseRegistrationResponse(readResponse(fields));
  const request = readRegistrationRequest(fields, response.response.clientDataJSON);
  const trustAnchors = readTrustAnchors(fields);
  const policy = readAttestationPolicy(params, trustAnchors);
  const now = readInstant(fields);
  const verify = async (attestation: AttestationPolicy) =>
    (await verifyRegistration(response, request, { attestation, now })).attestation;

  const attestation = await verify(policy);
  checkFormat(attestation, readOptional(fields, "attestationFormat", isText));
  if (trustAnchors !== undefined && !attestation.trusted) {
    await checkCertifiedParts(attestation, response.response.attestationObject, () =>
      verify({ ...policy, compound: "any" }),
    );
  }
  checkAaguid(attestation, readTexts(params, "allowedAaguids"));
  return attestation;
}

function readRegistrationRequest(fields: JsonObject, clientDataJSON: string): Taken<RegistrationRequest> {
  const params = readParams(fields);
  return {
    ...readCeremonyRequest(fields, clientDataJSON),
    purpose: "registration",
    userHandle: encodeBase64url(Uint8Array.of(1)),
    algorithms: readAlgorithms(params),
    excludeCredentials: [],
    ...(readMember(params, "mediation") === "conditional" && { mediation: "conditional" }),
  } as unknown as Taken<RegistrationRequest>;
}

/** Nothing is refused that the standard takes, unless the case says so. */
function readAttestationPolicy(params: JsonObject, trustAnchors: AttestationPolicy["trustAnchors"] | undefined) {
  const allowManufacturers = readTexts(params, "tpmAllowManufacturers");
  if (allowManufacturers?.every(isManufacturer) === false || allowManufacturers?.length === 0) {
    throw new CaseRefusal("case-malformed");
  }
  const takesSoftwareKeys = !readSwitch(params, "androidKeyRequireTee");
  return {
    formats,
    trustAnchors: trustAnchors ?? [],
    trust: readSwitch(params, "requireTrustedAttestation") ? "required" : "optional",
    tpm: {
      dangerouslyAllowRs1: true,
      insecureIgnoreObjectAttributes: true,
      ...(allowManufacturers !== undefined && { allowManufacturers }),
    },
    androidKey: {
      insecureSoftwareEnforced: takesSoftwareKeys,
      insecureEmptyAuthorizationLists: takesSoftwareKeys,
    },
    safetyNet: { insecureIgnoreCtsProfileMatch: !readSwitch(params, "safetyNetEnforceCts") },
    ...(trustAnchors !== undefined && { managedApple: { trustAnchors } }),
    compound: readMember(params, "compoundPolicy") === "any" ? "any" : "all",
  } as const satisfies AttestationPolicy;
}

/** A statement of another format than the case is about is a downgrade. Names of no format are only labels. */
function checkFormat({ format }: VerifiedAttestation, expected: string | undefined): void {
  if (expected !== undefined && isAttestationFormat(expected) && format !== expected) {
    throw new WebAuthnError("attestation-format-not-allowed", "The attestation is of another format than expected.");
  }
}

/**
 * Where there are trust anchors, whatever has certificates must end at one; none and self attestation have none. Of a compound
 * statement that goes for each part.
 *
 * @param verifyAny - as trusted as any of its parts.
 */
async function checkCertifiedParts(
  { type }: VerifiedAttestation,
  attestationObject: string,
  verifyAny: () => Promise<VerifiedAttestation>,
): Promise<void> {
  const lenient = type === "compound" ? await verifyAny() : undefined;
  const trusted = lenient?.trusted === true ? lenient.attestationCertificateKeyIdentifiers.length : 0;
  if (trusted !== countCertifiedParts(attestationObject)) {
    throw new WebAuthnError("attestation-untrusted", "The attestation does not end at a trust anchor.");
  }
}

/** An AAGUID counts on a trusted path only: any program can claim one that is on the list. */
function checkAaguid(attestation: VerifiedAttestation, allowed: readonly string[] | undefined): void {
  if (allowed === undefined) return;
  if (!attestation.trusted || !allowed.map(normalizeAaguid).includes(attestation.aaguid)) {
    throw new CaseRefusal("aaguid-not-allowed");
  }
}

const formats: readonly [AttestationFormat, ...AttestationFormat[]] = [
  ...(["none", "packed", "tpm", "android-key", "android-safetynet", "apple", "fido-u2f", "compound"] as const),
];
