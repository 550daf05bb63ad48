import { quote, Refusal, type Finding } from "../walk/refusal.js";
import { attribute, onlyChild } from "../xml/element.js";
import type { ReceivedMessage } from "./signature.js";

/** The Response's top-level status code is Success ([SAMLCore] §3.2.2.2). */
export function checkStatus({ response }: ReceivedMessage): Finding<undefined> {
  const status = attribute(onlyChild(onlyChild(response, "samlp:Status"), "samlp:StatusCode"), "Value");
  if (status !== "urn:oasis:names:tc:SAML:2.0:status:Success") {
    throw new Refusal("status-not-success", `The status code is ${quote(status)}.`);
  }
  return { says: "The status code is Success.", value: undefined };
}
