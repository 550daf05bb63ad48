import { SamlError } from "../errors.js";

/** The parameters that SAML gives a meaning to, in a query and in a form. */
export type SamlParameter = "SAMLRequest" | "SAMLResponse" | "RelayState" | "SAMLEncoding" | "SigAlg" | "Signature";

/**
 * Finds SAML's parameters in a query or in the body of a form, and leaves their values as they were sent.
 *
 * Each may occur once, and only under its own spelling: whoever reads a name that was percent-encoded, or the first of
 * two values where the next one reads the second, lets one value be signed and another be used (CVE-2025-31335).
 *
 * @param encoded - application/x-www-form-urlencoded, raw. What other parameters hold is of no interest.
 * @param maximumLength - in characters.
 * @throws {@link SamlError} `message-too-large`, `query-malformed`, `parameter-repeated`.
 */
export function samlParameters(encoded: string, maximumLength: number): ReadonlyMap<SamlParameter, string> {
  if (encoded.length > maximumLength) throw new SamlError("message-too-large", "The query or form is too long.");
  if (!/^[\x21-\x7e]*$/.test(encoded)) throw malformed("The query or form holds a character that has to be encoded.");

  const found = new Map<SamlParameter, string>();
  const pairs = encoded.split("&", maximumPairs + 1);
  if (pairs.length > maximumPairs)
    throw new SamlError("message-too-large", "The query or form has too many parameters.");
  for (const pair of pairs) {
    const end = pair.includes("=") ? pair.indexOf("=") : pair.length;
    const name = parameterName(pair.slice(0, end));
    if (name === undefined) continue;
    if (found.has(name)) throw parameterRepeated();
    found.set(name, pair.slice(end + 1));
  }
  return found;
}

/**
 * Decodes a value, once.
 *
 * @throws {@link SamlError} `query-malformed`; also for octets that are not UTF-8.
 */
export function decodePercent(raw: string): string {
  if (!raw.includes("%")) return raw;
  try {
    return decodeURIComponent(raw);
  } catch (cause) {
    throw new SamlError("query-malformed", "A percent sign in the query or form does not encode UTF-8.", { cause });
  }
}

/** The same, where a space may have been written as `+` ([URL] §5.1). */
export function decodeFormValue(raw: string): string {
  return decodePercent(raw.replaceAll("+", " "));
}

/** The refusal of a parameter that occurs twice, also for those who got a form that somebody else took apart. */
export function parameterRepeated(): SamlError {
  return new SamlError("parameter-repeated", "A parameter of SAML occurs twice.");
}

function parameterName(raw: string): SamlParameter | undefined {
  const name = /[%+]/.test(raw) ? decodeFormValue(raw) : raw;
  if (!isSamlParameter(name)) return undefined;
  if (name !== raw) throw malformed("The name of a SAML parameter is percent-encoded.");
  return name;
}

/** Whether a decoded name is one of SAML's. */
export function isSamlParameter(name: string): name is SamlParameter {
  return (names as ReadonlySet<string>).has(name);
}

function malformed(message: string): SamlError {
  return new SamlError("query-malformed", message);
}

/** Browsers bring six of SAML's and a few of gateways'. */
const maximumPairs = 64;

const names: ReadonlySet<SamlParameter> = new Set<SamlParameter>([
  "SAMLRequest",
  "SAMLResponse",
  "RelayState",
  "SAMLEncoding",
  "SigAlg",
  "Signature",
]);
