import type { CertificateExtension } from "../certificate/certificate.js";
import { expectTag } from "../der/der-fields.js";
import type { DerElement } from "../der/parse-der.js";
import { readSmallInteger } from "../der/primitives.js";
import { serializeDer } from "../der/serialize-der.js";
import { derTag } from "../der/tag.js";
import { X509Error } from "../errors.js";
import { extensionOid } from "./extension-oids.js";
import { readExtensionValue, type Extended } from "./find-extension.js";

/**
 * Why a certificate was revoked.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-5.3.1 | RFC 5280 §5.3.1}
 */
export type RevocationReason =
  | "unspecified"
  | "keyCompromise"
  | "cACompromise"
  | "affiliationChanged"
  | "superseded"
  | "cessationOfOperation"
  | "certificateHold"
  | "removeFromCRL"
  | "privilegeWithdrawn"
  | "aACompromise";

/**
 * Reads reasonCode of an entry; `undefined` when it has none, which means `unspecified`.
 *
 * @throws {@link X509Error} `extension-malformed`, also for a reason that the standard does not define.
 */
export function readReasonCode(entry: Extended): RevocationReason | undefined {
  return readExtensionValue(entry, extensionOid.reasonCode, readValue);
}

/**
 * Builds reasonCode, not critical. `unspecified` is a `TypeError`: it is said by leaving the extension out.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-5.3.1 | RFC 5280 §5.3.1}
 */
export function reasonCode(reason: RevocationReason): CertificateExtension {
  if (reason === "unspecified") throw new TypeError("an unspecified reason is left out");
  const value = serializeDer(derTag.enumerated, Uint8Array.of(codes[reason]));
  return { oid: extensionOid.reasonCode, critical: false, value };
}

function readValue(element: DerElement): RevocationReason {
  const code = readSmallInteger(expectTag(element, derTag.enumerated));
  const reason = reasons.get(code);
  if (reason === undefined) throw new X509Error("der-malformed", "a reason that the standard does not define");
  return reason;
}

const codes: Readonly<Record<RevocationReason, number>> = {
  unspecified: 0,
  keyCompromise: 1,
  cACompromise: 2,
  affiliationChanged: 3,
  superseded: 4,
  cessationOfOperation: 5,
  certificateHold: 6,
  removeFromCRL: 8,
  privilegeWithdrawn: 9,
  aACompromise: 10,
};

const reasons: ReadonlyMap<number, RevocationReason> = new Map(
  Object.entries(codes).map(([reason, code]) => [code, reason as RevocationReason]),
);
