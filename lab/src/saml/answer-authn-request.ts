import { chooseEncryption, type ServiceProvider, type VerifiedAuthnRequest } from "@idpkit/saml";

import { respond, subject, type Occasion, type Protection } from "./responses/respond.js";

/** Answers an AuthnRequest as it wishes, at the address that was found for it. */
export function answerAuthnRequest(
  request: VerifiedAuthnRequest,
  occasion: Occasion,
  protection: Protection = {},
): Promise<string> {
  if (request.outcome !== "authenticate") throw new Error(`It cannot be fulfilled: ${request.reason}.`);
  const [format = ""] = request.nameIdFormats;
  const [authnContextClassRef = ""] = request.authnContextClassRefs;
  return respond(occasion, protection, {
    inResponseTo: request.inResponseTo,
    destination: request.assertionConsumerService.location,
    nameId: { value: subject, format },
    authnContextClassRef,
  });
}

/** How an Assertion is encrypted for a service provider whose metadata has a key for that. */
export function encryptionAskedFor({ encryptionKeys: [key] }: ServiceProvider): Protection {
  if (key === undefined) throw new Error("The metadata has no key for encryption.");
  return { encryption: chooseEncryption(key.methods), encryptionKey: key };
}
