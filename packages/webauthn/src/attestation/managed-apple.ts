import { readBasicConstraints, type Certificate } from "@idpkit/x509";

import { formatAaguid } from "./aaguid.js";
import {
  checkAaguidExtension,
  checkCertificateVersion,
  readingCertificate,
  unfitCertificate,
} from "./attestation-certificate.js";

/** Apple devices that an organisation manages, and that attest with an identity that its device management gave them. */
export interface ManagedApplePolicy {
  /**
   * DER certificates of authorities of the organisation, at one of which the path must end. They vouch for these devices
   * alone, and for these devices nobody else does. Whoever has any certificate below them counts as a managed device: let
   * the authority issue to nothing else.
   */
  readonly trustAnchors: readonly Uint8Array[];
}

/** The policy for authenticator data that claim to come from a managed Apple device: `undefined` for all others. */
export function findManagedApplePolicy(
  aaguid: Uint8Array,
  { managedApple }: { readonly managedApple?: ManagedApplePolicy },
): ManagedApplePolicy | undefined {
  return formatAaguid(aaguid) === "dd4ec289-e01d-41c9-bb89-70fa845d4bf2" ? managedApple : undefined;
}

/**
 * Checks the certificate of a device's identity, in the place of what [WebAuthn] §8.2.1 asks of those of vendors.
 *
 * Apple leaves its names and extensions to the organisation.
 *
 * @see {@link https://developer.apple.com/documentation/devicemanagement/securitypasskeyattestation | SecurityPasskeyAttestation}
 */
export function checkManagedAppleCertificate(certificate: Certificate, aaguid: Uint8Array): void {
  checkCertificateVersion(certificate);
  if (readingCertificate(() => readBasicConstraints(certificate))?.ca === true) {
    throw unfitCertificate("is one of an authority");
  }
  checkAaguidExtension(certificate, aaguid);
}
