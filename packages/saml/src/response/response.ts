import { issuer } from "../assertion/issuer.js";
import { status, type Status } from "../status/status.js";
import { dateTime } from "../xml/date-time.js";
import { element, type XmlElement } from "../xml/element.js";
import { samlp } from "../xml/namespaces.js";

/** What every Response says, whatever became of the request. */
export interface ResponseEnvelope {
  readonly id: string;
  readonly inResponseTo?: string;
  readonly issueInstant: Date;
  readonly issuer: string;
  readonly destination: string;
}

/** `<samlp:Response>` ([SAMLCore] §3.3.3) without its Assertion, which comes last. */
export function responseElement(envelope: ResponseEnvelope, outcome: Status): XmlElement {
  const identity = {
    Destination: envelope.destination,
    ID: envelope.id,
    // An unsolicited Response must not have one ([SAMLProf] §4.1.5).
    InResponseTo: envelope.inResponseTo,
    IssueInstant: dateTime(envelope.issueInstant, "issueInstant"),
    Version: "2.0",
  };
  return element(samlp, "Response", identity, [issuer(envelope.issuer), status(outcome)]);
}
