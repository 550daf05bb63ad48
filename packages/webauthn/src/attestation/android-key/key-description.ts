import { derTag, findExtension, parseDer, parseDerElements, type Certificate } from "@idpkit/x509";

import { readingCertificate, unfitCertificate } from "../attestation-certificate.js";
import { readAuthorizationList, readSmallNumber, type AuthorizationList } from "./authorization-list.js";

/**
 * What the Android Keystore says of a key.
 *
 * @see {@link https://source.android.com/docs/security/features/keystore/attestation#schema | Android Keystore: schema}
 */
export interface KeyDescription {
  /** Who made the attestation, a {@link SecurityLevel}. */
  readonly attestationSecurityLevel: number;
  /** Who keeps the key, a {@link SecurityLevel}. */
  readonly keyMintSecurityLevel: number;
  readonly attestationChallenge: Uint8Array;
  /** What the operating system promises to enforce. */
  readonly softwareEnforced: AuthorizationList;
  /** What the trusted execution environment or a secure element enforces. */
  readonly teeEnforced: AuthorizationList;
}

/** Hardware that stands for something; other values, 0 and 100, are the operating system's own. */
export const SecurityLevel = { trustedEnvironment: 1, strongBox: 2 } as const;

/**
 * Reads the key description of a path, which must stand in its first certificate and in no other.
 *
 * Of several, the one nearest to the root holds. The owner of a genuine key could otherwise issue, as if that key were
 * one of an authority, a certificate with a description of his own making.
 *
 * @throws {@link WebAuthnError} `attestation-certificate-unfit` or `attestation-certificate-malformed`.
 */
export function readKeyDescription([attestationCertificate, ...issuers]: readonly [
  Certificate,
  ...Certificate[],
]): KeyDescription {
  const extension = findExtension(attestationCertificate, idKeyDescription);
  if (extension === undefined) throw unfitCertificate("describes no Android key");
  if (issuers.some((issuer) => findExtension(issuer, idKeyDescription) !== undefined)) {
    throw unfitCertificate("was issued with a key that is itself one of an application");
  }
  return readingCertificate(() => parseKeyDescription(extension.value));
}

const idKeyDescription = "1.3.6.1.4.1.11129.2.1.17";

function parseKeyDescription(der: Uint8Array): KeyDescription {
  const elements = parseDerElements(parseDer(der).content);
  const [, attestationLevel, , keyMintLevel, challenge, , softwareEnforced, teeEnforced] = elements;
  const tags = [parseDer(der).tag, ...elements.map(({ tag }) => tag)];
  if (
    !attestationLevel ||
    !keyMintLevel ||
    !challenge ||
    !softwareEnforced ||
    !teeEnforced ||
    tags.join() !== keyDescriptionTags.join()
  ) {
    throw new RangeError("not a KeyDescription");
  }
  return {
    attestationSecurityLevel: readSmallNumber(attestationLevel, derTag.enumerated),
    keyMintSecurityLevel: readSmallNumber(keyMintLevel, derTag.enumerated),
    attestationChallenge: challenge.content,
    softwareEnforced: readAuthorizationList(softwareEnforced.content),
    teeEnforced: readAuthorizationList(teeEnforced.content),
  };
}

/** The sequence; version and level of the attestation, of the Keystore; challenge, unique ID; the two lists. */
const { sequence, integer, enumerated, octetString } = derTag;
const keyDescriptionTags = [
  ...[sequence, integer, enumerated, integer, enumerated],
  ...[octetString, octetString, sequence, sequence],
];
