import type { VerifiedAttestation } from "@idpkit/webauthn";
import {
  createAttestationBatch,
  createSoftwareAuthenticator,
  type SoftwareAttestation,
  type TpmVendor,
} from "@idpkit/webauthn/testing";

import type { TriedAlgorithm } from "./algorithms.js";
import { answer, now, origin, register, signIn } from "./relying-party.js";
import { verdictOf, type Verdicts } from "./verdict.js";

/** Enrols with each attestation, signs in, and tries what must be refused. */
export async function observeAlgorithm(
  { algorithm, attestedBy }: TriedAlgorithm,
  tpmVendor: TpmVendor,
): Promise<Verdicts> {
  const batch = await createAttestationBatch({ now, algorithm }).catch(() => undefined);
  if (batch === undefined) return { keys: "none are made here" };
  const vendors = { batch, TPM: tpmVendor };

  const verdicts: Record<string, string> = { "enrolled by itself": await enrol(algorithm, "self") };
  for (const vendor of attestedBy) {
    verdicts[`enrolled by its ${vendor}`] = await enrol(algorithm, vendors[vendor], [vendors[vendor].trustAnchor]);
  }
  return { ...verdicts, ...(await observeAnswers(algorithm)) };
}

function enrol(
  algorithm: TriedAlgorithm["algorithm"],
  attestation: SoftwareAttestation,
  trustAnchors: readonly Uint8Array[] = [],
): Promise<string> {
  return verdictOf(async () => {
    const authenticator = createSoftwareAuthenticator({ origin, algorithm, attestation });
    const { attestation: verified } = await register(authenticator, { algorithm, trustAnchors });
    return describeAttestation(verified);
  });
}

async function observeAnswers(algorithm: TriedAlgorithm["algorithm"]): Promise<Verdicts> {
  const authenticator = createSoftwareAuthenticator({ origin, algorithm });
  const { credential, attestation } = await register(authenticator, { algorithm });
  const elsewhere = createSoftwareAuthenticator({
    origin: "https://other.example.com",
    credentials: authenticator.exportCredentials(),
  });
  const judge = (answering: ReturnType<typeof answer>): Promise<string> =>
    verdictOf(async () => signIn(await answering, credential));

  const used = answer(authenticator);
  return {
    "enrolled without attestation": describeAttestation(attestation),
    "signed in": await judge(used),
    "used challenge": await judge(used),
    "tampered signature": await judge(answer(authenticator, { signature: withLastBitTurned })),
    "other origin": await judge(answer(elsewhere)),
  };
}

function describeAttestation({ format, trusted }: VerifiedAttestation): string {
  return `${format}, ${trusted ? "trusted" : "not trusted"}`;
}

function withLastBitTurned(signature: Uint8Array): Uint8Array {
  return signature.with(-1, (signature.at(-1) ?? 0) ^ 1);
}
