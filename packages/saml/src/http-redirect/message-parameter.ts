import { SamlError } from "../errors.js";
import { parameterRepeated, type SamlParameter } from "./saml-parameters.js";

/** Under which name a message is sent: requests as the one, answers as the other. */
export type MessageParameter = "SAMLRequest" | "SAMLResponse";

/**
 * Tells which of the two carries the message.
 *
 * @throws {@link SamlError} `message-missing`, `parameter-repeated` if both do.
 */
export function messageParameter(parameters: ReadonlyMap<SamlParameter, string>): MessageParameter {
  const request = parameters.has("SAMLRequest");
  const response = parameters.has("SAMLResponse");
  if (request && response) throw parameterRepeated();
  const parameter = response ? "SAMLResponse" : "SAMLRequest";
  if ((parameters.get(parameter) ?? "") === "") {
    throw new SamlError("message-missing", "There is neither a SAMLRequest nor a SAMLResponse.");
  }
  return parameter;
}
