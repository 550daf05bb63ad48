import {
  contextConstructed,
  derTag,
  serializeDer,
  serializeSmallInteger,
  type CertificateExtension,
} from "@idpkit/x509";

import { concatBytes } from "../concat-bytes.js";

/** What an Android Keystore says of a key. */
export interface AndroidKeyDescription {
  readonly attestationSecurityLevel: number;
  readonly keyMintSecurityLevel: number;
  readonly attestationChallenge: Uint8Array;
  readonly softwareEnforced: AndroidAuthorizationList;
  readonly teeEnforced: AndroidAuthorizationList;
}

/** Some of the members of a list; those that are left out are not written. */
export interface AndroidAuthorizationList {
  readonly purpose?: readonly number[];
  readonly allApplications?: true;
  readonly origin?: number;
}

/**
 * Writes the extension with a key description.
 *
 * @see {@link https://source.android.com/docs/security/features/keystore/attestation#schema | Android Keystore: schema}
 */
export function androidKeyDescription(description: AndroidKeyDescription): CertificateExtension {
  const level = (value: number): Uint8Array => serializeDer(derTag.enumerated, Uint8Array.of(value));
  const value = serializeDer(
    derTag.sequence,
    version,
    level(description.attestationSecurityLevel),
    version,
    level(description.keyMintSecurityLevel),
    serializeDer(derTag.octetString, description.attestationChallenge),
    serializeDer(derTag.octetString),
    serializeAuthorizationList(description.softwareEnforced),
    serializeAuthorizationList(description.teeEnforced),
  );
  return { oid: "1.3.6.1.4.1.11129.2.1.17", critical: false, value };
}

/** Of attestation and Keystore, as Android 13 has it. */
const version = serializeSmallInteger(300);

function serializeAuthorizationList({ purpose, allApplications, origin }: AndroidAuthorizationList): Uint8Array {
  return serializeDer(
    derTag.sequence,
    ...(purpose === undefined ? [] : [member([0xa1], serializeDer(derTag.set, ...purpose.map(serializeSmallInteger)))]),
    ...(allApplications === undefined ? [] : [member([0xbf, 0x84, 0x58], serializeDer(derTag.null))]),
    ...(origin === undefined ? [] : [member([0xbf, 0x85, 0x3e], serializeSmallInteger(origin))]),
  );
}

/** An explicitly tagged member: 1, 600 or 702, of which the latter two take more than one octet. */
function member(identifier: readonly number[], value: Uint8Array): Uint8Array {
  const withOtherIdentifier = serializeDer(contextConstructed(0), value);
  return concatBytes(Uint8Array.from(identifier), withOtherIdentifier.subarray(1));
}
