import { assertion } from "../assertion/assertion.js";
import { encryptedAssertion, encryptedId } from "../encryption/encrypt-element.js";
import type { EncryptionRecipient } from "../encryption/encryption-recipient.js";
import { nameID } from "../name-id/name-id.js";
import { afterIssuer, signEnveloped } from "../signature/sign-enveloped.js";
import type { Signer } from "../signature/signer.js";
import { statusCode } from "../status/status-code.js";
import { canonicalXml } from "../xml/canonical-xml.js";
import type { XmlElement } from "../xml/element.js";
import { insertAfter } from "../xml/insert-after.js";
import { checkLifetime, type LifetimePolicy } from "./check-lifetime.js";
import { responseElement } from "./response.js";
import { checkSamlResponse, type SamlResponse } from "./saml-response.js";

/** What of a Response is signed and what is encrypted, as one service provider wants it, and how long it is good for. */
export interface ResponseProtection extends LifetimePolicy {
  /**
   * What is signed. The Assertion by default: AWS asks for it (`WantAssertionsSigned`), and so do most others.
   *
   * An Assertion that is encrypted is signed whatever this says: a service provider must not take what it could decrypt for
   * what we stated (CVE-2026-2092).
   */
  readonly sign?: "assertion" | "response" | "both";
  /** For whom the Assertion is encrypted. Absent: it is not. */
  readonly encryptFor?: EncryptionRecipient;
  /** For whom the NameID is encrypted, inside of the Assertion and before it is signed. Absent: it is not. */
  readonly encryptNameIdFor?: EncryptionRecipient;
}

/**
 * Writes a Response with one Assertion, signed and encrypted as the service provider wants it.
 *
 * The document is in exclusive canonical form, so that a service provider digests the very characters that were signed.
 * The Assertion is signed, then encrypted, and then the Response around it is signed.
 *
 * Does not decide whether the user may sign in, and does not ask whether the service provider exists.
 *
 * @returns the document, for {@link encodePostBinding}.
 * @throws {@link SamlError} `value-missing`, `character-not-allowed`, `id-not-ncname`, `id-repeated`, `instant-invalid`,
 * `instants-out-of-order`, `endpoint-not-allowed`, `entity-id-too-long`, `name-id-too-long`, `email-address-malformed`; and
 * what the signer rejects with. TypeError for a lifetime of more than is allowed, or that is none.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-profiles-2.0-os.pdf | SAML Profiles §4.1.4.2, §4.1.5}
 */
export async function signResponse(
  response: SamlResponse,
  signer: Signer,
  protection: ResponseProtection = {},
): Promise<string> {
  checkSamlResponse(response);
  checkLifetime(response, protection);
  const { sign = "assertion", encryptFor } = protection;
  const unsigned = canonicalXml(assertionElement(response, protection.encryptNameIdFor));
  const inner =
    sign === "response" && encryptFor === undefined
      ? unsigned
      : await signAfterIssuer(response.assertionId, unsigned, signer);
  const content = encryptFor === undefined ? inner : canonicalXml(encryptedAssertion(inner, encryptFor));
  const whole = insertAfter("</samlp:Status>", canonicalXml(responseElement(response, success)), content);
  return sign === "assertion" ? whole : signAfterIssuer(response.id, whole, signer);
}

function assertionElement(response: SamlResponse, encryptNameIdFor: EncryptionRecipient | undefined): XmlElement {
  const { assertionId, issueInstant, issuer, destination, attributes, inResponseTo, notOnOrAfter } = response;
  const name = nameID(response.nameId);
  return assertion({
    id: assertionId,
    issueInstant,
    issuer,
    identifier: encryptNameIdFor === undefined ? name : encryptedId(canonicalXml(name), encryptNameIdFor),
    confirmation: { inResponseTo, recipient: destination, notOnOrAfter },
    conditions: response,
    authnStatement: response,
    attributes,
  });
}

function signAfterIssuer(id: string, xml: string, signer: Signer): Promise<string> {
  return signEnveloped({ id, xml, signatureAt: afterIssuer(xml) }, signer);
}

const success = { code: statusCode.success } as const;
