import { WorkspacesError } from "../errors.js";

/**
 * Checks what IAM says of an identity provider's metadata, as far as its bytes alone tell.
 *
 * 1000 to 10 000 000 characters of UTF-8 without byte order mark, one to ten entity descriptors, and at most ten keys
 * for signing. A short document of one certificate may well have fewer than 1000 characters: IAM refuses that too.
 * It does not parse: whether the XML is well formed, the keys are RSA of 1024 bits, or certificates repeat an extension
 * is for a reader of XML and of certificates. IAM never looks at the dates of metadata or certificates.
 *
 * @throws {@link WorkspacesError} `metadata-byte-order-mark`, `metadata-not-utf8`, `metadata-length`,
 * `metadata-malformed`, `metadata-too-many-entities` or `metadata-too-many-keys`.
 *
 * @see {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateSAMLProvider.html | CreateSAMLProvider}
 * @see {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml.html | Create a SAML identity provider in IAM}
 */
export function checkProviderMetadata(metadata: Uint8Array): string {
  const text = decode(metadata);
  if (text.length < 1000 || text.length > 10_000_000) {
    throw new WorkspacesError("metadata-length", "The metadata does not have 1000 to 10000000 characters.");
  }
  const tags = startTags(text);
  const entities = tags.filter(({ name }) => name === "EntityDescriptor").length;
  if (entities === 0) throw malformed("The metadata has no EntityDescriptor.");
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html, for both numbers.
  if (entities > 10) {
    throw new WorkspacesError("metadata-too-many-entities", "The metadata has more than ten EntityDescriptors.");
  }
  const keys = tags.filter(
    ({ name, text: tag }) => name === "KeyDescriptor" && !/\suse\s*=\s*["']encryption["']/.test(tag),
  );
  if (keys.length === 0) throw malformed("The metadata has no KeyDescriptor for signing.");
  if (keys.length > 10) {
    throw new WorkspacesError("metadata-too-many-keys", "The metadata has more than ten KeyDescriptors for signing.");
  }
  return text;
}

function decode(metadata: Uint8Array): string {
  const text = decodeUtf8(metadata);
  if (!text.startsWith("\u{feff}")) return text;
  throw new WorkspacesError("metadata-byte-order-mark", "The metadata begins with a byte order mark: save it without.");
}

function decodeUtf8(metadata: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(metadata);
  } catch (cause) {
    throw new WorkspacesError("metadata-not-utf8", "The metadata is not UTF-8.", { cause });
  }
}

/**
 * The start tags outside of comments, by local name. A document type would let names mean anything, and metadata has no
 * use for CDATA sections, so both are refused rather than read.
 */
function startTags(text: string): { name: string; text: string }[] {
  const tags: { name: string; text: string }[] = [];
  for (const [tag, comment, declaration, name] of text.matchAll(markup)) {
    if (declaration !== undefined) throw malformed("The metadata has a document type or a CDATA section.");
    if (comment !== undefined && !comment.endsWith("-->")) throw malformed("A comment of the metadata does not end.");
    if (name !== undefined) tags.push({ name, text: tag });
  }
  return tags;
}

function malformed(message: string): WorkspacesError {
  return new WorkspacesError("metadata-malformed", message);
}

/**
 * A comment to its end or to that of the text, another declaration, or a start tag with its quoted attributes. The name is
 * taken whole: tried at every length, a tag that does not end would take quadratic time.
 */
const markup = /(<!--[^]*?(?:-->|$))|(<!)|<(?:[\w.-]+:)?([\w.-]+)(?![\w.-])(?:[^<>"']|"[^"<]*"|'[^'<]*')*>/g;
