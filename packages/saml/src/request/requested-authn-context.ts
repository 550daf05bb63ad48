import { samlp, saml } from "../xml/namespaces.js";
import { attribute, child, children, collapsedText } from "../xml/read-element.js";
import type { ReadElement } from "../xml/unverified-element.js";

/**
 * Finds the classes by which the user may be authenticated, the best first; none if the request cannot be met.
 *
 * How strong a class is, we deem by its place in `satisfiable`; a class that is not in it has no strength. «Better» is
 * better than each of the requested ones. References to declarations are never met, as none is known.
 *
 * @param satisfiable - the classes that the identity provider can state, from the weakest to the strongest.
 * @returns for an exact comparison in the order of the request, for a maximum the strongest first ("as strong as
 * possible"), else the weakest first, which bothers the user least.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §3.3.2.2.1}
 */
export function acceptableAuthnContexts(request: ReadElement, satisfiable: readonly string[]): readonly string[] {
  const requested = child(request, samlp.uri, "RequestedAuthnContext");
  if (requested === undefined) return satisfiable;
  const classes = children(requested, saml.uri, "AuthnContextClassRef").map(collapsedText);
  if (classes.length === 0) return [];

  const strengths = classes.map((it) => satisfiable.indexOf(it));
  const known = strengths.filter((strength) => strength >= 0);
  switch (attribute(requested, "Comparison") ?? "exact") {
    case "minimum":
      return known.length === 0 ? [] : satisfiable.slice(Math.min(...known));
    case "better":
      return known.length < classes.length ? [] : satisfiable.slice(Math.max(...known) + 1);
    case "maximum":
      return known.length === 0 ? [] : satisfiable.slice(0, Math.max(...known) + 1).toReversed();
    default:
      return classes.filter((it) => satisfiable.includes(it));
  }
}
