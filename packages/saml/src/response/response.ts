import { issuer } from "../assertion/issuer.js";
import { dateTime } from "../xml/date-time.js";
import { element, type XmlElement } from "../xml/element.js";
import { samlp } from "../xml/namespaces.js";

/** The envelope of an Assertion. */
export interface ResponseEnvelope {
  readonly id: string;
  readonly issueInstant: Date;
  readonly issuer: string;
  readonly destination: string;
}

/**
 * `<samlp:Response>` ([SAMLCore] §3.3.3) of a success, without its Assertion, which comes last.
 *
 * Without InResponseTo: there was no request ([SAMLProf] §4.1.5).
 */
export function successResponse(envelope: ResponseEnvelope): XmlElement {
  const identity = {
    Destination: envelope.destination,
    ID: envelope.id,
    IssueInstant: dateTime(envelope.issueInstant, "issueInstant"),
    Version: "2.0",
  };
  return element(samlp, "Response", identity, [issuer(envelope.issuer), success()]);
}

/** `<samlp:Status>` ([SAMLCore] §3.2.2.1). */
function success(): XmlElement {
  return element(samlp, "Status", {}, [
    element(samlp, "StatusCode", { Value: "urn:oasis:names:tc:SAML:2.0:status:Success" }, []),
  ]);
}
