import { readDecryptionKeys } from "../../encryption/decryption-key.js";
import { AwsTwinError } from "../../errors.js";
import type { ProviderMetadata } from "../../metadata/read-metadata.js";
import { readForm } from "../../sign-in/form.js";
import { checkIssuer } from "../../sign-in/issuer.js";
import { readMessage } from "../../sign-in/message.js";
import { checkSignature, type ReceivedMessage } from "../../sign-in/signature.js";
import { checkStatus } from "../../sign-in/status.js";
import { Refusal } from "../refusal.js";
import type { Surroundings } from "../surroundings.js";

/**
 * The form, its XML, the signature, the issuer and the status.
 *
 * Without a signature that verifies, a diagnosis goes on with the message as it came: what is read there is shown to the
 * operator and grants nothing.
 */
export async function takeMessageSteps(surroundings: Surroundings): Promise<ReceivedMessage | undefined> {
  const { form, evidence, provider, recorder } = surroundings;
  const { decryptionKeys = [], assertionEncryptionMode: mode = "Allowed" } = evidence.samlProvider ?? {};
  const { take, skip } = recorder;
  const bytes = await take("form", () => readForm(form.SAMLResponse));
  const unverified =
    bytes && (await take("xml", () => readMessage(bytes, { keys: readDecryptionKeys(decryptionKeys), mode })));
  if (!unverified) return undefined;
  if (provider === undefined) {
    skip("signature", "Bring the metadata document of the SAML provider, to verify the signature.");
    skip("issuer", "Bring the metadata document of the SAML provider, to compare its entityID.");
  }
  const message = provider && (await take("signature", () => checkSignature(unverified, readProvider(provider).keys)));
  const received = message ?? unverified;
  if (provider !== undefined && !(provider instanceof AwsTwinError)) {
    await take("issuer", () => checkIssuer(received, provider.entityId));
  }
  await take("status", () => checkStatus(received));
  return received;
}

function readProvider(provider: ProviderMetadata | AwsTwinError): ProviderMetadata {
  if (provider instanceof AwsTwinError) throw new Refusal("provider-metadata-refused", provider.message);
  return provider;
}
