import type { EncryptionMethod } from "../../encryption/encryption-method.js";
import { xenc11 } from "../../encryption/namespaces.js";
import { SamlError } from "../../errors.js";
import {
  createVerificationKey,
  type VerificationKey,
  type VerificationKeyOptions,
} from "../../signature/verification-key.js";
import { decodeBase64 } from "../../xml/decode-base64.js";
import { ds, md } from "../../xml/namespaces.js";
import { child, children, collapsedAttribute, text } from "../../xml/read-element.js";
import type { ReadElement } from "../../xml/unverified-element.js";
import type { EncryptionKey } from "../service-provider.js";

/** Keys of a role, by their uses. */
export interface PublishedKeys {
  readonly signingKeys: readonly VerificationKey[];
  readonly encryptionKeys: readonly EncryptionKey[];
}

/**
 * Reads all `<md:KeyDescriptor>` of a role.
 *
 * One without `use` counts for both uses: who looks for `use="signing"` only finds no key there, and whoever has no key may
 * come to think that there is nothing to verify (CVE-2026-16443). An EC key without `use` signs only, as nothing is
 * encrypted for such keys here. A key that cannot be used is refused instead of left out, for the same reason.
 *
 * @throws {@link SamlError} `metadata-key-missing`, `certificate-malformed`, `key-unsupported`, `key-too-short`.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-metadata-2.0-os.pdf | SAML Metadata §2.4.1.1}
 */
export function readKeyDescriptors(role: ReadElement, options: VerificationKeyOptions): PublishedKeys {
  const signingKeys: VerificationKey[] = [];
  const encryptionKeys: EncryptionKey[] = [];
  for (const descriptor of children(role, md.uri, "KeyDescriptor")) {
    const use = collapsedAttribute(descriptor, "use");
    const certificate = readCertificate(descriptor);
    const key = createVerificationKey(certificate, options);
    const isRsa = key.keyType === "rsa";
    if (use === "encryption" && !isRsa) {
      throw new SamlError("key-unsupported", "A key for encryption is not an RSA key.");
    }
    if (use !== "encryption") signingKeys.push(key);
    if (use !== "signing" && isRsa) encryptionKeys.push({ certificate, methods: readMethods(descriptor) });
  }
  return { signingKeys, encryptionKeys };
}

/** A KeyInfo names one key: the first certificate holds it, others are those of its issuers ([XMLSig] §4.5.4). */
function readCertificate(descriptor: ReadElement): Uint8Array {
  const [x509Certificate] = children(descriptor, ds.uri, "KeyInfo")
    .flatMap((it) => children(it, ds.uri, "X509Data"))
    .flatMap((it) => children(it, ds.uri, "X509Certificate"));
  const certificate = x509Certificate && decodeBase64(text(x509Certificate));
  if (certificate === undefined) throw new SamlError("metadata-key-missing", "A KeyDescriptor holds no certificate.");
  return certificate;
}

/** In the order of the document, which is that of preference. */
function readMethods(descriptor: ReadElement): EncryptionMethod[] {
  return children(descriptor, md.uri, "EncryptionMethod").map((method) => ({
    algorithm: algorithm(method) ?? "",
    digestMethod: algorithm(child(method, ds.uri, "DigestMethod")),
    maskGenerationFunction: algorithm(child(method, xenc11.uri, "MGF")),
  }));
}

function algorithm(method: ReadElement | undefined): string | undefined {
  return method && collapsedAttribute(method, "Algorithm");
}
