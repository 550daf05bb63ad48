import { createHash } from "node:crypto";

import { checkDigest, findDigestAlgorithm, verifySignedInfo } from "../../signature/verify-enveloped-signature.js";
import { datePolicy, findSha1Use, type Sha1Use } from "../../signature/signature-policy.js";
import type { XmlNode } from "../../xml/xml-node.js";
import type { MetadataTrust } from "../metadata-trust.js";

/** What a signature says of a document that is yet to pass by. */
export interface MetadataSeal {
  /** Of its canonicalization. */
  readonly prefixList: readonly string[];
  /** What there is to log of it. */
  readonly sha1Use: Sha1Use;
  /** Takes the next part of the document in canonical form. */
  update(xml: string): void;
  /**
   * Says whether what passed by is what was signed.
   *
   * @throws {@link SamlError} `digest-mismatch`.
   */
  check(): void;
}

/**
 * Verifies the signature of a metadata document as far as that can be before the document itself was seen: by whom it was
 * made, and that it refers to the root.
 *
 * @param root - with the signature as its child, if it has one.
 * @param now - decides whether what the policy of `trust` grants has ended.
 * @throws {@link SamlError} the codes of {@link verifySignedInfo}, and `digest-algorithm-not-allowed`.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-metadata-2.0-os.pdf | SAML Metadata §3.1}
 */
export function openSeal(root: XmlNode, trust: MetadataTrust, now: Date): MetadataSeal {
  if (trust.insecureUnsigned === true) return noSeal;
  const policy = datePolicy(trust, now);
  const { reference, signatureHash } = verifySignedInfo(root, trust.keys, policy);
  const digestHash = findDigestAlgorithm(reference, policy);
  const hash = createHash(digestHash);
  let pending = "";
  return {
    prefixList: reference.inclusivePrefixes,
    sha1Use: findSha1Use(signatureHash, digestHash),
    update(xml) {
      // A call costs as much as some thousand characters, and most parts are short.
      pending += xml;
      if (pending.length < 65_536) return;
      hash.update(pending);
      pending = "";
    },
    check() {
      checkDigest(hash.update(pending).digest(), reference);
    },
  };
}

const noSeal: MetadataSeal = { prefixList: [], sha1Use: {}, update: () => undefined, check: () => undefined };
