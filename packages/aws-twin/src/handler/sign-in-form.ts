import type { SignInForm } from "../walk/surroundings.js";

/** Why a posted body is no form; said to the person in front of the browser. */
export interface FormProblem {
  readonly status: 400 | 415;
  readonly title: string;
  readonly problem: string;
}

/**
 * Reads the fields of the HTTP POST binding from a request's body.
 *
 * A field that is missing becomes an empty one: the walk has the words for that.
 *
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-bindings-2.0-os.pdf | SAML Bindings §3.5}
 */
export function readSignInForm(contentType: string | undefined, body: string): SignInForm | FormProblem {
  if (!/^application\/x-www-form-urlencoded *(;|$)/i.test(contentType ?? "")) {
    return {
      status: 415,
      title: "That is not a form",
      problem: "AWS sign-in takes application/x-www-form-urlencoded, as a browser sends it for a plain form.",
    };
  }
  const fields = new URLSearchParams(body);
  const [samlResponse = "", ...moreResponses] = fields.getAll("SAMLResponse");
  const [relayState = "", ...moreRelayStates] = fields.getAll("RelayState");
  if (moreResponses.length > 0 || moreRelayStates.length > 0) {
    return { status: 400, title: "A field came twice", problem: "SAMLResponse and RelayState may each come once." };
  }
  return { SAMLResponse: samlResponse, RelayState: relayState };
}
