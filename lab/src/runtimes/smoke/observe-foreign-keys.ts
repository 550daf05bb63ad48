import { createSoftwareAuthenticator } from "@idpkit/webauthn/testing";

import { answer, origin, register, signIn } from "./relying-party.js";
import { verdictOf, type Verdicts } from "./verdict.js";

/**
 * Has an answer judged by keys that were made elsewhere, so that a runtime that makes none of the kind is asked, too.
 *
 * The answer is of another key, and is refused everywhere; what differs is why.
 */
export async function observeForeignKeys(): Promise<Verdicts> {
  const authenticator = createSoftwareAuthenticator({ origin, algorithm: -7 });
  const { credential } = await register(authenticator, { algorithm: -7 });
  const verdicts: Record<string, string> = {};
  for (const { name, algorithm, publicKey } of foreignKeys) {
    verdicts[name] = await verdictOf(async () =>
      signIn(await answer(authenticator), { ...credential, algorithm, publicKey }),
    );
  }
  return verdicts;
}

/** COSE keys, base64url. */
const foreignKeys = [
  {
    name: "ES256K",
    algorithm: -47,
    publicKey:
      "pQECAzguIAghWCAMkpCsqITzcfNClZPJNmo5SKykfWIsAhs0tijIVxicXyJYIPInpikSnMrUywsT1enFf7n2WIikok74I21Ccf9YcGSu",
  },
  {
    name: "Ed448",
    algorithm: -53,
    publicKey: "pAEBAzg0IAchWDklXTByO-vTP7PnfvDdE6p3EMefza2Ez4gYgIXXt4YPlAezo_JuYK3n5u2lTL5EtRmaRiQS94tWkYA",
  },
] as const;
