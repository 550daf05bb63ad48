import * as fc from "fast-check";

/**
 * Changes a text in one place or two, with no respect for what it means: a character, a few more or fewer, a part twice or
 * elsewhere, or something that parsers are known to read differently.
 */
export function mutationOf(text: string): fc.Arbitrary<string> {
  return fc
    .array(mutation, { minLength: 1, maxLength: 2 })
    .map((mutations) => mutations.reduce((it, change) => change(it), text));
}

type Mutation = (text: string) => string;

/** A place in a text of any length. */
const place = fc.nat({ max: 2 ** 30 });

const flip: fc.Arbitrary<Mutation> = fc.tuple(place, fc.integer({ min: 0, max: 6 })).map(([at, bit]) => (text) => {
  const i = at % text.length;
  return splice(text, i, i + 1, String.fromCharCode(text.charCodeAt(i) ^ (1 << bit)));
});

const remove: fc.Arbitrary<Mutation> = fc
  .tuple(place, fc.integer({ min: 1, max: 30 }))
  .map(([at, length]) => (text) => {
    const i = at % text.length;
    return splice(text, i, i + length, "");
  });

const insert: fc.Arbitrary<Mutation> = fc
  .tuple(
    place,
    fc.constantFrom(
      ...[
        "<!---->",
        "<!-- x -->",
        "<?x ?>",
        "<![CDATA[]]>",
        "<x/>",
        "</x>",
        "&amp;",
        "&#32;",
        "&#0;",
        "&x;",
        " ",
        "\n",
        "\t",
        "\r",
        "\0",
      ],
      ...[
        '"',
        "'",
        "<",
        ">",
        "&",
        "=",
        "]]>",
        "\ufffe",
        "é",
        "x",
        "admin",
        ' ID="x"',
        ' Id="x"',
        ' xmlns="urn:x"',
        ' xmlns:saml="urn:x"',
        "<x xmlns='y'/>",
      ],
    ),
  )
  .map(
    ([at, inserted]) =>
      (text) =>
        splice(text, at % (text.length + 1), at % (text.length + 1), inserted),
  );

/** Moves or copies whole elements, as those do who wrap a signature. */
const transplant: fc.Arbitrary<Mutation> = fc.tuple(place, place, fc.boolean()).map(([from, to, isMove]) => (text) => {
  const elements = [...text.matchAll(/<([\w:]+)(?: [^<>]*)?>(?:[^<]|<(?!\/\1>))*<\/\1>/g)];
  const element = elements[from % Math.max(elements.length, 1)];
  if (element === undefined) return text;
  const rest = isMove ? splice(text, element.index, element.index + element[0].length, "") : text;
  const gaps = [...rest.matchAll(/></g)].map(({ index }) => index + 1);
  const at = gaps[to % Math.max(gaps.length, 1)] ?? 0;
  return splice(rest, at, at, element[0]);
});

const mutation = fc.oneof(flip, remove, insert, transplant);

function splice(text: string, start: number, end: number, replacement: string): string {
  return text.slice(0, start) + replacement + text.slice(end);
}
