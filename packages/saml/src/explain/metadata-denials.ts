import type { MetadataRefreshDenial } from "../metadata/decide-metadata-refresh.js";
import type { RefusalRow } from "./refusals.js";

/** Every reason to keep the metadata in use has a row: a new one without does not compile. */
export const metadataDenials: Readonly<Record<MetadataRefreshDenial, RefusalRow>> = {
  "entity-id-changed": [
    "metadata",
    "entityID",
    "[SAMLMeta] §2.3.2",
    "Look whether the URL is the right one; register a service provider that was renamed as a new one.",
  ],
  "signature-removed": [
    "metadata",
    "signature",
    "[SAMLMeta] §3",
    "Ask the publisher to sign again; never switch to unsigned metadata to get past this.",
  ],
  "valid-until-removed": [
    "metadata",
    "validUntil",
    "[SAMLMeta] §2.3.2",
    "Ask the publisher for validUntil: without it an attacker can serve an old copy for ever.",
  ],
  "valid-until-went-back": [
    "metadata",
    "validUntil",
    "[SAMLMeta] §2.3.2",
    "Fetch it again: a cache may have served an old copy, or an attacker; if it stays, ask the publisher.",
  ],
  "authn-requests-signed-removed": [
    "metadata",
    "AuthnRequestsSigned",
    "[SAMLMeta] §2.4.4",
    "Ask the service provider whether it means to stop signing its requests.",
  ],
  "want-assertions-signed-removed": [
    "metadata",
    "WantAssertionsSigned",
    "[SAMLMeta] §2.4.4",
    "Ask the service provider whether it means to take unsigned assertions.",
  ],
  "signing-keys-removed": [
    "metadata",
    "KeyDescriptor",
    "[SAMLMeta] §2.4.1.1",
    "Ask the service provider to publish its signing certificate again.",
  ],
  "unsigned-signing-key-added": [
    "metadata",
    "KeyDescriptor",
    "[SAMLMeta] §4.3",
    "Confirm the new key with the service provider by another way than this URL, or pin a key that signs its metadata.",
  ],
  "unsigned-signing-keys-replaced": [
    "metadata",
    "KeyDescriptor",
    "[SAMLMeta] §4.3",
    "Confirm the new keys with the service provider by another way than this URL; in a roll-over the old key is published beside the new one.",
  ],
  "unsigned-endpoint-added": [
    "metadata",
    "endpoints",
    "[SAMLMeta] §4.3",
    "Ask the service provider whether the new endpoints are its own, or pin a key that signs its metadata.",
  ],
  "encryption-keys-removed": [
    "metadata",
    "KeyDescriptor",
    "[SAMLMeta] §2.4.1.1",
    "Ask the service provider to publish its encryption certificate again.",
  ],
  "encryption-weakened": [
    "metadata",
    "EncryptionMethod",
    "[SAMLMeta] §2.4.1.1",
    "Ask the service provider to offer AES-GCM and RSA-OAEP again.",
  ],
};
