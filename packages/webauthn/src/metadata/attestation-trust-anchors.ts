import { Buffer } from "node:buffer";

import { parseCertificate } from "@idpkit/x509";

import { ownMember } from "../json-object.js";
import type { MetadataEntry } from "./metadata-entry.js";

/**
 * Reads the certificates at which the attestation of a model may end, for the trust anchors of an
 * {@link AttestationPolicy}. They are for this model only: look it up first.
 *
 * Authorities, or attestation certificates themselves: such a one is trusted as the first of a path, and for no other.
 * Vendors publish some that cannot be read; without them less is trusted, so they are left out.
 *
 * @returns DER certificates.
 * @see {@link https://fidoalliance.org/specs/mds/fido-metadata-statement-v3.1.1-ps-20260105.html | FIDO Metadata Statement 3.1.1, attestationRootCertificates}
 */
export function attestationTrustAnchors({ metadataStatement = {} }: MetadataEntry): readonly Uint8Array[] {
  const certificates: unknown = ownMember(metadataStatement, "attestationRootCertificates");
  if (!Array.isArray(certificates)) return [];
  return certificates.filter((certificate) => typeof certificate === "string").flatMap(readCertificate);
}

/** Base64, in which vendors leave line breaks. */
function readCertificate(base64: string): readonly Uint8Array[] {
  const der = new Uint8Array(Buffer.from(base64, "base64"));
  try {
    parseCertificate(der);
    return [der];
  } catch {
    return [];
  }
}
