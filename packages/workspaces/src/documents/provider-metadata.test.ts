import { describe, expect, it } from "vitest";
import { thrownCode } from "../testing/thrown-code.test.fixture.js";
import { checkProviderMetadata } from "./provider-metadata.js";
import { metadata, metadataOf } from "./set-up.test.fixture.js";

/** Metadata of as many characters: filled up with blanks, or cut out of a comment. */
function ofLength(length: number): string {
  const shortest = '<EntityDescriptor entityID="x"><KeyDescriptor/></EntityDescriptor>';
  return shortest + " ".repeat(length - shortest.length);
}

function codeOf(text: string): string | undefined {
  return thrownCode(() => checkProviderMetadata(new TextEncoder().encode(text)));
}

describe("the metadata of an identity provider", () => {
  it.each([
    ["one key", metadata],
    ["1000 characters", ofLength(1000)],
    ["10000000 characters", ofLength(10_000_000)],
    ["1000 characters of more bytes", ofLength(999) + "é"],
    ["ten keys", metadataOf(10)],
    ["ten entities", metadataOf(1, 10)],
    ["a comment that looks like tags", metadata + `<!--${"<EntityDescriptor>".repeat(11)}<!DOCTYPE>-->`],
    ["tags within an attribute", metadata.replace("entityID=", `a='>' b=">" entityID=`)],
  ])("is taken with %s", (_, text) => {
    expect(codeOf(text)).toBeUndefined();
  });

  it("is answered as text", () => {
    expect(checkProviderMetadata(new TextEncoder().encode(metadata))).toBe(metadata);
  });

  it.each([
    ["metadata-length", "nothing", ""],
    ["metadata-length", "999 characters", ofLength(999)],
    ["metadata-length", "999 characters of more bytes", ofLength(998) + "é"],
    ["metadata-length", "10000001 characters", ofLength(10_000_001)],
    ["metadata-byte-order-mark", "a byte order mark", `\u{feff}${metadata}`],
    ["metadata-malformed", "no entity", metadata.replaceAll("EntityDescriptor", "EntitiesDescriptor")],
    ["metadata-malformed", "a comment around it", `<!--${metadata.replace(/<!--.*?-->/, "")}-->`],
    ["metadata-malformed", "a comment that does not end", `${metadata}<!-- `],
    ["metadata-malformed", "a tag that does not end", `<${"a".repeat(1_000_000)}`],
    ["metadata-malformed", "a document type", `<!DOCTYPE x>${metadata}`],
    ["metadata-malformed", "a CDATA section", `${metadata}<![CDATA[]]>`],
    ["metadata-malformed", "a key for encryption only", metadataOf(0)],
    ["metadata-too-many-keys", "eleven keys", metadataOf(11)],
    ["metadata-too-many-keys", "eleven keys for any use", metadataOf(11).replaceAll(' use="signing"', "")],
    ["metadata-too-many-entities", "eleven entities", metadataOf(1, 11)],
  ])("is refused with %s: %s", (code, _, text) => {
    expect(codeOf(text)).toBe(code);
  });

  it.each([
    ["Latin 1", Buffer.from(`${metadata}é`, "latin1")],
    ["UTF-16", Buffer.from(`\u{feff}${metadata}`, "utf16le")],
  ])("is refused as %s", (_, bytes) => {
    expect(thrownCode(() => checkProviderMetadata(bytes))).toBe("metadata-not-utf8");
  });
});
