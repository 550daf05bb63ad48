import { keyUsage } from "@idpkit/x509";
import { hex } from "@scure/base";

import type { AttestationPolicy } from "./attestation/attestation-policy.js";
import type { RegistrationResponseJSON } from "./registration/registration-response.js";
import type { VerifiedRegistration } from "./registration/verified-registration.js";
import type { RuntimeAlgorithm } from "./cose/algorithm.js";
import { creationOptions, now, origin, verifyCreated } from "./relying-party.test.fixture.js";
import { createAndroidKeystore } from "./testing/android-keystore.js";
import { createAppleAuthority } from "./testing/apple-authority.js";
import { createAttestationBatch } from "./testing/attestation-batch.js";
import type { SoftwareAttestation } from "./testing/attestation-object.js";
import { createCompoundAttester } from "./testing/compound-attester.js";
import { createSafetyNetService } from "./testing/safetynet-service.js";
import { createSoftwareAuthenticator } from "./testing/software-authenticator.js";
import { createTpmVendor } from "./testing/tpm-vendor.js";
import { createU2fBatch } from "./testing/u2f-batch.js";

/** A registration that is in order, and the policy by which it is. */
export interface AttestedCeremony {
  readonly created: RegistrationResponseJSON;
  readonly policy: AttestationPolicy;
}

/** A way to attest: in most formats there is one. */
export type AttestationKind = keyof typeof attestations;

/** Registers with a new authenticator that attests in this way, and asks for what can be asked of all. */
export async function createAttestedCeremony(
  kind: AttestationKind,
  algorithm: RuntimeAlgorithm = -7,
): Promise<AttestedCeremony> {
  const { attestation, policy } = await attestations[kind]();
  const created = await createSoftwareAuthenticator({ origin, attestation, algorithm }).create(options);
  return { created, policy };
}

/** Verifies what came of a ceremony, as it was or altered. */
export function verifyAttested(
  created: RegistrationResponseJSON,
  { policy }: AttestedCeremony,
): Promise<VerifiedRegistration> {
  return verifyCreated(created, { extensions, attestation: policy });
}

/** All ways to attest. */
export function attestationKinds(): readonly AttestationKind[] {
  return Object.keys(attestations) as AttestationKind[];
}

const extensions = { credProps: true, credentialProtectionPolicy: "userVerificationRequired" } as const;
const options = { ...creationOptions, extensions };

interface Attestation {
  readonly attestation: SoftwareAttestation;
  readonly policy: AttestationPolicy;
}

const attestations = {
  none: () => untrusted("none"),
  "packed, self": () => untrusted("self"),
  packed: async () => trusted(await createAttestationBatch({ now }), "packed"),
  "packed, managed Apple": createManagedApple,
  tpm: async () => trusted(await createTpmVendor({ now }), "tpm"),
  "android-key": async () => trusted(await createAndroidKeystore({ now }), "android-key"),
  "android-safetynet": async () => trusted(await createSafetyNetService({ now }), "android-safetynet"),
  apple: async () => trusted(await createAppleAuthority({ now }), "apple"),
  "fido-u2f": async () => trusted(await createU2fBatch({ now }), "fido-u2f"),
  compound: createCompound,
} as const satisfies Record<string, () => Attestation | Promise<Attestation>>;

function untrusted(attestation: "none" | "self"): Attestation {
  return { attestation, policy: { formats: ["none", "packed"], trustAnchors: [], trust: "optional" } };
}

type Anchored = Exclude<SoftwareAttestation, string> & { readonly trustAnchor: Uint8Array };

function trusted(attestation: Anchored, format: AttestationPolicy["formats"][0]): Attestation {
  return { attestation, policy: { formats: [format], trustAnchors: [attestation.trustAnchor], trust: "required" } };
}

/** The identity of a device that the organisation issued. */
async function createManagedApple(): Promise<Attestation> {
  const aaguid = hex.decode("dd4ec289e01d41c9bb8970fa845d4bf2");
  const defects = { subject: [["CN", "C02ABC123XYZ"]], extensions: [keyUsage(["digitalSignature"])] } as const;
  const attestation = await createAttestationBatch({ now, aaguid, defects });
  const managedApple = { trustAnchors: [attestation.trustAnchor] };
  return { attestation, policy: { formats: ["packed"], trustAnchors: [], managedApple, trust: "required" } };
}

async function createCompound(): Promise<Attestation> {
  const parts = [await createAttestationBatch({ now }), await createTpmVendor({ now, algorithm: -7 })] as const;
  return {
    attestation: createCompoundAttester(parts),
    policy: {
      formats: ["compound", "packed", "tpm"],
      trustAnchors: parts.map(({ trustAnchor }) => trustAnchor),
      trust: "required",
    },
  };
}
