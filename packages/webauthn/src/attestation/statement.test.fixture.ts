import { createHash } from "node:crypto";

import { decodeBase64url } from "../base64url.js";
import { parseAttestationData } from "../ceremony/authenticator-data.js";
import { parseCosePublicKey } from "../cose/public-key.js";
import type { RuntimeAlgorithm } from "../cose/algorithm.js";
import { now, origin } from "../relying-party.test.fixture.js";
import { importPublicKey } from "../signature/public-key.js";
import type { SoftwareAttestation } from "../testing/attestation-object.js";
import type { CeremonyDefects } from "../testing/ceremony-defects.js";
import { createSoftwareAuthenticator } from "../testing/software-authenticator.js";
import { assessTrust } from "./assess-trust.js";
import { parseAttestationObject } from "./attestation-object.js";
import type { AttestationFormat, AttestationPolicy } from "./attestation-policy.js";
import { verifyStatement } from "./verify-statement.js";

/** What an authenticator is asked for, and what is wrong with its answer. */
interface Attested {
  /** Of the credential. */
  readonly algorithm?: RuntimeAlgorithm;
  readonly defects?: CeremonyDefects;
}

/** Verifies the statement that an authenticator makes about a new credential, and finds out whether it is trusted. */
export async function verifyAttestation(
  attestation: SoftwareAttestation,
  policy: AttestationPolicy,
  { algorithm = -7, defects = {} }: Attested = {},
) {
  const authenticator = createSoftwareAuthenticator({ origin, attestation, algorithm });
  const pubKeyCredParams = [{ type: "public-key", alg: algorithm }] as const;
  const { response } = await authenticator.create({ ...options, pubKeyCredParams }, defects);
  const object = parseAttestationObject(decodeBase64url(response.attestationObject));
  const authData = parseAttestationData(object.authenticatorData);
  const publicKey = parseCosePublicKey(authData.credentialPublicKey);
  const format = object.format as AttestationFormat;
  const statement = await verifyStatement(format, {
    ...object,
    ...authData,
    clientDataHash: createHash("sha256").update(decodeBase64url(response.clientDataJSON)).digest(),
    publicKey,
    importKey: () => importPublicKey(publicKey),
    policy,
    now,
  });
  return assessTrust({ format, statement, aaguid: authData.aaguid }, policy, now);
}

const options = {
  rp: { id: "example.com", name: "Example" },
  user: { id: "YW5u", name: "ann", displayName: "Ann" },
  challenge: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
  attestation: "direct",
} as const;
