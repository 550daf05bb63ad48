import { checkMessageId } from "../message-id.js";
import { afterStartTag, signEnveloped } from "../signature/sign-enveloped.js";
import type { Signer } from "../signature/signer.js";
import type { IdentityProviderDescriptor } from "./identity-provider-descriptor.js";
import { serializeEntityDescriptor } from "./serialize-identity-provider-metadata.js";

/** Metadata that is to be signed. */
export interface SignableIdentityProviderDescriptor extends IdentityProviderDescriptor {
  /** Names the document for its signature: an NCName of ASCII characters, a fresh one for each. */
  readonly id: string;
  /** Required here: a signature has no end of its own, so that a stolen key could be announced for ever. */
  readonly validUntil: Date;
}

/**
 * Writes the metadata of an identity provider and signs it, as federations and careful service providers want it.
 *
 * @param signer - best with a key of its own that signs nothing else and stays when the keys for messages roll over:
 * those who read the metadata have pinned it.
 * @throws {@link SamlError} those of {@link serializeIdentityProviderMetadata}, and `id-not-ncname`.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-metadata-2.0-os.pdf | SAML Metadata §3}
 */
export async function signIdentityProviderMetadata(
  descriptor: SignableIdentityProviderDescriptor,
  signer: Signer,
): Promise<string> {
  const { id } = descriptor;
  checkMessageId(id, "id");
  const xml = serializeEntityDescriptor(descriptor, id);
  return signEnveloped({ id, xml, signatureAt: afterStartTag(xml) }, signer);
}
