import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { readAuthnRequest } from "./authn-request.test.fixture.js";
import { acceptableAuthnContexts } from "./requested-authn-context.js";

const weak = "urn:example:weak";
const middle = "urn:example:middle";
const strong = "urn:example:strong";
const satisfiable = [weak, middle, strong];
const other = "urn:example:other";

type Comparison = "exact" | "minimum" | "maximum" | "better";

function acceptable(comparison: Comparison | undefined, classes: readonly string[]): readonly string[] {
  const references = classes.map((it) => `<saml:AuthnContextClassRef>${it}</saml:AuthnContextClassRef>`).join("");
  const attribute = comparison === undefined ? "" : ` Comparison="${comparison}"`;
  const content = `<samlp:RequestedAuthnContext${attribute}>${references}</samlp:RequestedAuthnContext>`;
  return acceptableAuthnContexts(readAuthnRequest({ content }), satisfiable);
}

describe("acceptableAuthnContexts", () => {
  it("accepts all where none is requested", () => {
    expect(acceptableAuthnContexts(readAuthnRequest({}), satisfiable)).toEqual(satisfiable);
  });

  it.each<[Comparison | undefined, string[], string[]]>([
    [undefined, [middle], [middle]],
    ["exact", [strong, other, weak], [strong, weak]],
    ["exact", [other], []],
    ["minimum", [middle], [middle, strong]],
    ["minimum", [strong, middle], [middle, strong]],
    ["minimum", [other, strong], [strong]],
    ["minimum", [other], []],
    ["maximum", [middle], [middle, weak]],
    ["maximum", [weak, middle], [middle, weak]],
    ["maximum", [other, weak], [weak]],
    ["maximum", [other], []],
    ["better", [weak], [middle, strong]],
    ["better", [weak, middle], [strong]],
    ["better", [strong], []],
    ["better", [other], []],
    ["better", [weak, other], []],
  ])("for %s of %j accepts %j", (comparison, classes, accepted) => {
    expect(acceptable(comparison, classes)).toEqual(accepted);
  });

  it("reads a class with white space around it", () => {
    expect(acceptable("exact", [`\n  ${middle}\n`])).toEqual([middle]);
  });

  it.each(["exact", "minimum", "maximum", "better"])(
    "for %s never meets a reference to a declaration",
    (comparison) => {
      const references = `<saml:AuthnContextDeclRef>${weak}</saml:AuthnContextDeclRef>`;
      const content = `<samlp:RequestedAuthnContext Comparison="${comparison}">${references}</samlp:RequestedAuthnContext>`;
      expect(acceptableAuthnContexts(readAuthnRequest({ content }), satisfiable)).toEqual([]);
    },
  );

  it("compares as the standard says, whatever is requested", () => {
    const strength = (it: string) => satisfiable.indexOf(it);
    const holds: Record<Comparison, (accepted: number, requested: readonly number[]) => boolean> = {
      exact: (accepted, requested) => requested.includes(accepted),
      minimum: (accepted, requested) => requested.some((it) => accepted >= it),
      maximum: (accepted, requested) => requested.some((it) => accepted <= it),
      better: (accepted, requested) => requested.every((it) => accepted > it),
    };
    const classes = fc.array(fc.constantFrom(...satisfiable), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        fc.constantFrom<Comparison>("exact", "minimum", "maximum", "better"),
        classes,
        (comparison, requested) => {
          const allowed = satisfiable.filter((it) => holds[comparison](strength(it), requested.map(strength)));
          expect(new Set(acceptable(comparison, requested))).toEqual(new Set(allowed));
        },
      ),
    );
  });
});
