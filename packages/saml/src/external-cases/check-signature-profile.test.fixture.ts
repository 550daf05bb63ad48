import { SamlError } from "../errors.js";
import { verifyEnvelopedSignature } from "../signature/verify-enveloped-signature.js";
import type { UnverifiedElement } from "../xml/unverified-element.js";

/**
 * Judges the signature of an element without knowing whose it is: its form, its reference and its transforms.
 *
 * Without any key the verification comes exactly as far as that. Neither algorithm nor digest is looked at.
 *
 * @throws {@link SamlError} `signature-repeated`, `signature-malformed`, `signature-object`,
 * `canonicalization-not-allowed`, `reference-not-to-parent`, `transform-not-allowed`.
 */
export function checkSignatureProfile(element: UnverifiedElement): void {
  try {
    verifyEnvelopedSignature(element, []);
  } catch (error) {
    if (!(error instanceof SamlError && beyondProfile.has(error.code))) throw error;
  }
}

const beyondProfile: ReadonlySet<string> = new Set(["signature-algorithm-not-allowed", "signature-invalid"]);
