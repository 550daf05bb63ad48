import { derChildren, derFields, expectTag } from "../der/der-fields.js";
import { readObjectIdentifier } from "../der/object-identifier.js";
import { parseDer, type DerElement } from "../der/parse-der.js";
import { readOctetsOfBitString } from "../der/primitives.js";
import { sameOctets } from "../der/same-octets.js";
import { derTag } from "../der/tag.js";
import { X509Error } from "../errors.js";

/** The fields of everything that is signed here: certificates, lists and requests ([RFC5280] §4.1.1, [RFC2986] §4.2). */
export interface SignedFields {
  /** The whole. */
  readonly der: Uint8Array;
  /** What was signed. */
  readonly tbs: DerElement;
  readonly algorithm: DerElement;
  readonly signature: Uint8Array;
}

/** Opens what is signed. The octets are copied first, so that what was read stays what was given. */
export function readSignedFields(der: Uint8Array): SignedFields {
  const signed = parseDer(new Uint8Array(der));
  const fields = derFields(signed, derTag.sequence);
  const tbs = fields.take(derTag.sequence);
  const algorithm = fields.take(derTag.sequence);
  const signature = readOctetsOfBitString(fields.take(derTag.bitString));
  fields.finish();
  return { der: signed.der, tbs, algorithm, signature };
}

/** [RFC5280] §4.1.1.2, §5.1.1.2: the algorithm is named twice, once under the signature, and both must be the same. */
export function checkSameAlgorithm(inner: DerElement, outer: DerElement): void {
  if (!sameOctets(inner.der, outer.der)) {
    throw new X509Error("signature-algorithm-mismatch", "the algorithms inside and outside the signature differ");
  }
}

/** `AlgorithmIdentifier`: the OID, and parameters that each algorithm has of its own. */
export function readAlgorithm(element: DerElement): string {
  const [algorithm, , ...others] = derChildren(element, derTag.sequence);
  if (algorithm === undefined || others.length > 0) {
    throw new X509Error("der-malformed", "an AlgorithmIdentifier without algorithm, or with more than parameters");
  }
  return readObjectIdentifier(expectTag(algorithm, derTag.objectIdentifier));
}
