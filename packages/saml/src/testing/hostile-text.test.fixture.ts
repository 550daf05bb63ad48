import * as fc from "fast-check";

/**
 * Text that XML can carry but that a careless writer breaks on: markup, quotes, white space that parsers normalize,
 * characters outside the basic plane, and marks that turn the direction of writing.
 *
 * Without U+0085 and U+2028, which the parser inside xml-crypto takes for line ends as XML 1.1 does: they are left to
 * xmlsec1 and xmllint.
 */
export function hostileText(): fc.Arbitrary<string> {
  const piece = fc.constantFrom(
    ...['"', "'", "<", ">", "&", "\r", "\n", "\r\n", "\t", " ", "]]>", "<!--", "-->", "<?x ?>", "<![CDATA[", "&amp;"],
    ...["&#x3c;", "</saml:Issuer>", "</samlp:Status>", 'xmlns:saml="x"', "${x}", "$&", "a", "=", "/", "{}"],
    ...["é", "א", "\u202e", "\u200f", "漢", "😀", "\u{10ffff}", "\ufffd", "\ufeff", "\u00a0", "\ud7ff", "\ue000"],
  );
  // Most fields need a visible character; that each also takes white space at its ends is part of the test.
  return fc.array(piece, { maxLength: 12 }).map((pieces) => [...pieces, "x", ...pieces.toReversed()].join(""));
}
