import { readFileSync } from "node:fs";
import { join } from "node:path";

import { toPem } from "@idpkit/x509";
import { hex } from "@scure/base";

import { encodeBase64url } from "../base64url.js";
import type { JsonObject } from "../json-object.js";

/** An example of WebAuthn Level 3 §16; bytes are hexadecimal. */
interface Example {
  readonly name: string;
  readonly format: string;
  readonly expectedAlg: number;
  readonly registration: Readonly<
    Record<"challenge" | "credential_id" | "clientDataJSON" | "attestationObject", string>
  >;
  readonly authentication: Readonly<Record<"challenge" | "authenticatorData" | "clientDataJSON" | "signature", string>>;
  readonly derived: {
    readonly credentialPublicKeyCose: string;
    readonly registrationFlags: Readonly<Record<"be" | "bs", boolean>>;
  };
}

interface ExampleFile {
  readonly constants: {
    readonly rpId: string;
    readonly origin: string;
    readonly topOrigin: string;
    readonly topOriginAppliesTo: readonly string[];
    readonly crossOriginAppliesTo: readonly string[];
    readonly attestationCa: { readonly certDer: string };
  };
  readonly vectors: readonly Example[];
}

/** Turns the examples of WebAuthn Level 3 §16 in a folder into cases that must be accepted: two for each. */
export function readW3cCases(folder: string): readonly JsonObject[] {
  const { constants, vectors } = JSON.parse(readFileSync(join(folder, "webauthn-l3.json"), "utf8")) as ExampleFile;
  return vectors.flatMap((example) => [registration(example, constants), authentication(example, constants)]);
}

function registration(example: Example, constants: ExampleFile["constants"]): JsonObject {
  const { challenge, clientDataJSON, attestationObject } = example.registration;
  return {
    ...terms("registration", example, constants),
    expectedChallenge: toBase64url(challenge),
    attestationFormat: example.format,
    trustAnchorsPem: toPem(hex.decode(constants.attestationCa.certDer)),
    response: answer(example, { clientDataJSON, attestationObject }),
  };
}

function authentication(example: Example, constants: ExampleFile["constants"]): JsonObject {
  const { challenge, authenticatorData, clientDataJSON, signature } = example.authentication;
  const { credentialPublicKeyCose, registrationFlags } = example.derived;
  return {
    ...terms("authentication", example, constants),
    expectedChallenge: toBase64url(challenge),
    credential: {
      id: toBase64url(example.registration.credential_id),
      publicKey: toBase64url(credentialPublicKeyCose),
      counter: 0,
      backupEligible: registrationFlags.be,
      backupState: registrationFlags.bs,
    },
    response: answer(example, { authenticatorData, clientDataJSON, signature }),
  };
}

function terms(kind: string, { name, expectedAlg }: Example, constants: ExampleFile["constants"]): JsonObject {
  const { rpId, origin, topOrigin, topOriginAppliesTo, crossOriginAppliesTo } = constants;
  return {
    id: `${kind}: ${name}`,
    ...{ kind, expected: "accept", expectedRPID: rpId, expectedOrigin: origin, requireUV: false },
    validAt: "2026-11-22T08:00:00Z",
    params: {
      allowedAlgs: [expectedAlg],
      // A vendor of its own, which is not in the registry.
      tpmAllowManufacturers: ["id:00000000"],
      ...(crossOriginAppliesTo.includes(name) && { allowCrossOrigin: true }),
      ...(topOriginAppliesTo.includes(name) && { expectedTopOrigins: [topOrigin] }),
    },
  };
}

function answer({ registration: { credential_id } }: Example, members: Readonly<Record<string, string>>): JsonObject {
  const id = toBase64url(credential_id);
  const response = Object.fromEntries(Object.entries(members).map(([name, value]) => [name, toBase64url(value)]));
  return { id, rawId: id, type: "public-key", clientExtensionResults: {}, response };
}

function toBase64url(text: string): string {
  return encodeBase64url(hex.decode(text));
}
