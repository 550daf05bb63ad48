import type { RuntimeAlgorithm } from "@idpkit/webauthn";

/** An algorithm that is tried. */
export interface TriedAlgorithm {
  readonly name: string;
  readonly algorithm: RuntimeAlgorithm;
  /** Who else attests keys of it. Certificates have no keys of ES256K, and TPMs none on Edwards curves either. */
  readonly attestedBy: readonly ("batch" | "TPM")[];
}

/** All that runtimes verify. */
export const triedAlgorithms: readonly TriedAlgorithm[] = [
  { name: "ES256", algorithm: -7, attestedBy: ["batch", "TPM"] },
  { name: "ESP256", algorithm: -9, attestedBy: ["batch", "TPM"] },
  { name: "ES384", algorithm: -35, attestedBy: ["batch", "TPM"] },
  { name: "ESP384", algorithm: -51, attestedBy: ["batch", "TPM"] },
  { name: "ES512", algorithm: -36, attestedBy: ["batch", "TPM"] },
  { name: "ESP512", algorithm: -52, attestedBy: ["batch", "TPM"] },
  { name: "ES256K", algorithm: -47, attestedBy: [] },
  { name: "EdDSA", algorithm: -8, attestedBy: ["batch"] },
  { name: "Ed25519", algorithm: -19, attestedBy: ["batch"] },
  { name: "Ed448", algorithm: -53, attestedBy: ["batch"] },
  { name: "RS256", algorithm: -257, attestedBy: ["batch", "TPM"] },
  { name: "RS384", algorithm: -258, attestedBy: ["batch", "TPM"] },
  { name: "RS512", algorithm: -259, attestedBy: ["batch", "TPM"] },
  { name: "PS256", algorithm: -37, attestedBy: ["batch", "TPM"] },
  { name: "PS384", algorithm: -38, attestedBy: ["batch", "TPM"] },
  { name: "PS512", algorithm: -39, attestedBy: ["batch", "TPM"] },
];
