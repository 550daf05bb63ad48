import type { Element } from "@xmldom/xmldom";

import { AwsTwinError } from "../errors.js";
import { attribute, children, is, namespaces, onlyChild, text } from "../xml/element.js";
import { parseXml } from "../xml/parse-xml.js";
import { readSigningKey, type SigningKey } from "./signing-key.js";

/** What IAM keeps of a SAML provider's metadata document. */
export interface ProviderMetadata {
  readonly entityId: string;
  /** Keys for `signing` and those without a stated use. */
  readonly keys: readonly SigningKey[];
}

/**
 * Reads the metadata document of an identity provider as `CreateSAMLProvider` would: one `EntityDescriptor` with an
 * `IDPSSODescriptor` for SAML 2.0. Its signature, its dates and those of its certificates are not looked at: IAM does not
 * look at them either.
 *
 * @throws {@link AwsTwinError} `metadata-length`, `metadata-malformed`, `metadata-entity-id`,
 * `metadata-no-signing-certificate` or `metadata-certificate`.
 *
 * @see {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateSAMLProvider.html | CreateSAMLProvider: 1000 to 10 000 000 characters}
 */
export function readMetadata(document: string): ProviderMetadata {
  checkLength(document);
  const entity = parseEntityDescriptor(document);
  const entityId = attribute(entity, "entityID");
  if (entityId === undefined || entityId.trim() === "") {
    throw new AwsTwinError("metadata-entity-id", "The provider's metadata has no entityID.");
  }
  const keys = signingCertificates(readRole(entity)).map(readSigningKey);
  if (keys.length === 0) {
    throw new AwsTwinError(
      "metadata-no-signing-certificate",
      "The provider's metadata has no certificate for signing.",
    );
  }
  return { entityId, keys };
}

function checkLength(document: string): void {
  if (document.length < 1000 || document.length > 10_000_000) {
    throw new AwsTwinError("metadata-length", "IAM takes metadata of 1000 to 10 000 000 characters, and this is not.");
  }
}

function parseEntityDescriptor(document: string): Element {
  let root: Element;
  try {
    root = parseXml(withoutComments(document));
  } catch (cause) {
    throw malformed("it is not XML that can be read", cause);
  }
  if (!is(root, "md:EntityDescriptor")) throw malformed("its root is not an EntityDescriptor");
  return root;
}

/**
 * The operator's own document, not a stranger's: comments are common in metadata, and skipped. One that does not end is
 * met once and stays, to be refused; looked for from each of its beginnings, many would take quadratic time.
 */
function withoutComments(document: string): string {
  return document.replace(/<!--[^]*?(-->|$)/g, (comment, end) => (end === "" ? comment : ""));
}

function readRole(entity: Element): Element {
  const role = onlyChild(entity, "md:IDPSSODescriptor");
  if (!attribute(role, "protocolSupportEnumeration")?.split(/\s+/).includes(namespaces.samlp) || !role) {
    throw malformed("it does not describe one identity provider for SAML 2.0");
  }
  return role;
}

function signingCertificates(role: Element): readonly string[] {
  return children(role, "md:KeyDescriptor")
    .filter((descriptor) => ["signing", undefined].includes(attribute(descriptor, "use")))
    .flatMap((descriptor) => children(descriptor, "ds:KeyInfo"))
    .flatMap((keyInfo) => children(keyInfo, "ds:X509Data"))
    .flatMap((data) => children(data, "ds:X509Certificate"))
    .map((certificate) => text(certificate) ?? "");
}

function malformed(problem: string, cause?: unknown): AwsTwinError {
  return new AwsTwinError("metadata-malformed", `The provider's metadata is not what IAM takes: ${problem}.`, {
    cause,
  });
}
