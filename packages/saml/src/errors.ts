import type { ReadStatus } from "./status/read-status.js";

/**
 * Why a message was not written. Codes are API: callers and tests match them, never messages.
 *
 * - `value-missing`: a required value is empty or only white space, or a required list has no member.
 * - `character-not-allowed`: a value holds a character that XML 1.0 cannot carry, not even escaped.
 * - `id-not-ncname`: an ID is not an NCName of ASCII characters.
 * - `id-repeated`: Response and Assertion have the same ID.
 * - `instant-invalid`: a `Date` is invalid, or outside the years 1 to 9999.
 * - `instants-out-of-order`: a period ends before it begins, or the authentication lies after the issue.
 * - `entity-id-too-long`: an entity ID has more than 1024 characters.
 * - `name-id-too-long`: a persistent or transient NameID has more than 256 characters.
 * - `email-address-malformed`: a NameID in the emailAddress format is not an addr-spec.
 * - `secret-too-short`: the secret of pairwise names has fewer than 256 bits.
 * - `randomness-too-short`: there are fewer than 128 random bits.
 * - `endpoint-not-allowed`: an address is neither https nor http on the loopback host.
 * - `key-unsupported`: the key is of another kind than its use needs, or cannot be used with the algorithm that is wanted.
 * - `key-too-short`: the RSA key has fewer than 2048 bits.
 * - `certificate-malformed`: the bytes are not a DER certificate.
 * - `certificate-mismatch`: the certificate holds another public key.
 * - `signer-answer-malformed`: the service that keeps the key returned something else than a signature of its algorithm.
 * - `signing-key-missing`: the timetable of the signing keys has an instant at which none signs.
 * - `signing-keys-ambiguous`: two signing keys begin at the same time.
 * - `metadata-too-short`: the document has fewer characters than AWS IAM takes.
 * - `duration-invalid`: a duration is not a whole number of seconds above zero.
 * - `metadata-root-unexpected`: the root of a metadata document is neither an EntityDescriptor nor an EntitiesDescriptor.
 * - `metadata-entity-missing`: metadata does not describe the entity that was asked for.
 * - `metadata-entity-repeated`: metadata describes the entity that was asked for several times.
 * - `metadata-expired`: the `validUntil` of metadata has passed.
 * - `metadata-valid-until-missing`: metadata never expires, so that an old copy would do for ever.
 * - `metadata-valid-too-long`: metadata expires later than is allowed.
 * - `metadata-role-missing`: the entity is not a service provider of SAML 2.0.
 * - `metadata-role-repeated`: metadata describes the entity as a service provider of SAML 2.0 several times.
 * - `metadata-key-missing`: a KeyDescriptor holds no certificate.
 * - `metadata-index-repeated`: two endpoints or services of a kind have one index.
 * - `message-not-base64`: the value is not what `encodePostBinding` returns, or the message of a query or form is not base64.
 * - `relay-state-not-allowed`: an HTML form would not submit the RelayState unaltered.
 * - `nonce-malformed`: a nonce is not base64 of 128 bits or more.
 * - `asset-url-not-allowed`: a style sheet is not an absolute path on the same origin.
 * - `redirect-origin-not-allowed`: neither `https:` nor the bare origin of an allowed endpoint.
 * - `encryption-algorithm-unsupported`: what is to be encrypted, or is encrypted, names only algorithms that are unknown here.
 * - `encryption-algorithm-insecure`: it names CBC, which was not allowed, or RSA 1.5, which never is.
 * - `encrypted-data-malformed`: EncryptedData or EncryptedKey has another structure than SAML and this package know.
 * - `decryption-failed`: no key at hand decrypts the content; why is not told to anybody.
 * - `xml-encoding`: the document is not UTF-8, or declares another encoding.
 * - `xml-not-well-formed`: the document is not the narrow, well-formed XML that SAML messages are.
 * - `xml-too-large`: the document exceeds a limit of size, depth, elements, attributes or prefixes.
 * - `xml-doctype`: the document holds a document type or another declaration.
 * - `xml-processing-instruction`: the document holds a processing instruction.
 * - `xml-cdata`: the document holds a CDATA section.
 * - `xml-comment`: the document holds a comment; in metadata: one beside text.
 * - `xml-character-not-allowed`: the document holds a character, or a reference to one, that XML 1.0 does not allow.
 * - `xml-prefix-undeclared`: a name has a prefix that no namespace declaration binds.
 * - `xml-namespace-not-allowed`: a namespace declaration is reserved, relative or malformed.
 * - `xml-attribute-repeated`: an element has two attributes or declarations of one name.
 * - `xml-id-repeated`: two elements of a document have one ID.
 * - `schema-invalid`: the document lacks something that the schema demands, or holds what it does not know.
 * - `schema-extension-unknown`: the document holds a condition, a statement or an identifier of a type of others.
 * - `signature-missing`: an element that has to be signed is not.
 * - `signature-repeated`: an element has several signatures.
 * - `signature-malformed`: a signature has not the form of [XMLSig] §4, or holds more than SAML allows.
 * - `signature-object`: a signature holds a `<ds:Object>`.
 * - `canonicalization-not-allowed`: a signature asks for another canonicalization than exclusive.
 * - `signature-algorithm-not-allowed`: a signature has an algorithm that is unknown or too weak.
 * - `reference-not-to-parent`: a signature refers to something else than the element that holds it.
 * - `transform-not-allowed`: a signature has other transforms than enveloped-signature and exclusive canonicalization.
 * - `digest-algorithm-not-allowed`: a digest has an algorithm that is unknown or too weak.
 * - `signature-invalid`: none of the trusted keys made the signature.
 * - `digest-mismatch`: the element was changed after it was signed.
 * - `query-malformed`: a query or form is not percent-encoded UTF-8, or encodes the name of a SAML parameter.
 * - `parameter-repeated`: a parameter of SAML occurs twice in a query or form, or request and response at once.
 * - `message-missing`: a query or form holds neither a SAMLRequest nor a SAMLResponse.
 * - `message-too-large`: a query, a form or an inflated message exceeds its limit.
 * - `message-deflated`: the message of a form is not XML, but deflated like that of a query.
 * - `message-not-deflated`: the message of a query is not raw DEFLATE, or octets follow it.
 * - `saml-encoding-unsupported`: a query names another SAMLEncoding than DEFLATE.
 * - `message-unexpected`: the message is another one than this endpoint takes.
 * - `version-unsupported`: the message is of another version of SAML than 2.0.
 * - `id-too-long`: the ID of a message has more than 256 characters.
 * - `issuer-missing`: a message does not say whom it comes from.
 * - `issuer-not-entity`: the Issuer has another format than entity, or a qualifier.
 * - `issuer-mismatch`: a message names another Issuer than the one whose keys it was verified with.
 * - `service-provider-unknown`: a message comes from nobody whose metadata is known.
 * - `verification-key-missing`: a message is signed, and no key of its sender is known.
 * - `signature-misplaced`: a message in a query has a signature of its own, or a form one beside its message.
 * - `destination-missing`: a message is signed, but does not say for which endpoint.
 * - `destination-mismatch`: a message is meant for another endpoint.
 * - `issue-instant-too-old`: a message was issued too long ago.
 * - `issue-instant-in-future`: a message was issued in the future, by more than clocks may differ.
 * - `message-replayed`: a message of this ID was used before.
 * - `assertion-consumer-service-ambiguous`: a request names its endpoint by index and otherwise, too.
 * - `assertion-consumer-service-unknown`: a request names an endpoint that is not registered.
 * - `protocol-binding-unsupported`: a request wants its answer by another binding than HTTP-POST.
 * - `soap-malformed`: a body is not a SOAP 1.1 envelope around one message.
 * - `soap-header`: a SOAP envelope has header blocks, of which none is understood.
 * - `soap-fault`: the other side answered with a SOAP fault.
 * - `in-response-to-mismatch`: an answer belongs to another request than was sent, or to none.
 * - `decryption-key-missing`: something is encrypted, and no key to decrypt it with was given.
 * - `name-id-missing`: a LogoutRequest names nobody by a NameID, or an Assertion by an empty one.
 * - `in-response-to-unexpected`: an answer belongs to a request, and none was sent.
 * - `status-not-success`: the identity provider answered with an error: see {@link SamlError.status}.
 * - `assertion-missing`: a Response has no Assertion.
 * - `assertion-repeated`: a Response has several Assertions.
 * - `assertion-misplaced`: an Assertion stands in an extension, or in another place that may hold anything.
 * - `signature-insufficient`: another part of a Response is signed than has to be.
 * - `conditions-contradictory`: the conditions of an Assertion end before they begin.
 * - `condition-repeated`: an Assertion has a condition several times that it may have once.
 * - `assertion-not-yet-valid`: the conditions of an Assertion begin later.
 * - `assertion-expired`: an Assertion came after its conditions, or after the time for its delivery.
 * - `audience-mismatch`: an Assertion was made for other service providers, or for nobody in particular.
 * - `bearer-confirmation-missing`: an Assertion does not say that its bearer is its subject.
 * - `bearer-confirmation-period`: the time for the delivery of an Assertion has no end, or a beginning.
 * - `recipient-mismatch`: an Assertion is to be delivered to another endpoint.
 * - `authn-statement-missing`: an Assertion states no authentication.
 * - `authn-instant-in-future`: an Assertion states an authentication that has not happened yet.
 * - `session-expired`: an Assertion came after the end of the session that it allows.
 * - `name-id-for-another`: the name in an Assertion was made for another service provider.
 * - `logout-request-expired`: a LogoutRequest came after its NotOnOrAfter.
 */
export type SamlErrorCode =
  | "encryption-algorithm-unsupported"
  | "encryption-algorithm-insecure"
  | "encrypted-data-malformed"
  | "decryption-failed"
  | "value-missing"
  | "character-not-allowed"
  | "id-not-ncname"
  | "id-repeated"
  | "instant-invalid"
  | "instants-out-of-order"
  | "entity-id-too-long"
  | "name-id-too-long"
  | "email-address-malformed"
  | "secret-too-short"
  | "randomness-too-short"
  | "endpoint-not-allowed"
  | "key-unsupported"
  | "key-too-short"
  | "certificate-malformed"
  | "certificate-mismatch"
  | "signer-answer-malformed"
  | "signing-key-missing"
  | "signing-keys-ambiguous"
  | "metadata-too-short"
  | "duration-invalid"
  | "metadata-root-unexpected"
  | "metadata-entity-missing"
  | "metadata-entity-repeated"
  | "metadata-expired"
  | "metadata-valid-until-missing"
  | "metadata-valid-too-long"
  | "metadata-role-missing"
  | "metadata-role-repeated"
  | "metadata-key-missing"
  | "metadata-index-repeated"
  | "message-not-base64"
  | "relay-state-not-allowed"
  | "nonce-malformed"
  | "asset-url-not-allowed"
  | "redirect-origin-not-allowed"
  | "xml-encoding"
  | "xml-not-well-formed"
  | "xml-too-large"
  | "xml-doctype"
  | "xml-processing-instruction"
  | "xml-cdata"
  | "xml-comment"
  | "xml-character-not-allowed"
  | "xml-prefix-undeclared"
  | "xml-namespace-not-allowed"
  | "xml-attribute-repeated"
  | "xml-id-repeated"
  | "schema-invalid"
  | "schema-extension-unknown"
  | "signature-missing"
  | "signature-repeated"
  | "signature-malformed"
  | "signature-object"
  | "canonicalization-not-allowed"
  | "signature-algorithm-not-allowed"
  | "reference-not-to-parent"
  | "transform-not-allowed"
  | "digest-algorithm-not-allowed"
  | "signature-invalid"
  | "digest-mismatch"
  | "query-malformed"
  | "parameter-repeated"
  | "message-missing"
  | "message-too-large"
  | "message-deflated"
  | "message-not-deflated"
  | "saml-encoding-unsupported"
  | "message-unexpected"
  | "version-unsupported"
  | "id-too-long"
  | "issuer-missing"
  | "issuer-not-entity"
  | "issuer-mismatch"
  | "service-provider-unknown"
  | "verification-key-missing"
  | "signature-misplaced"
  | "destination-missing"
  | "destination-mismatch"
  | "issue-instant-too-old"
  | "issue-instant-in-future"
  | "message-replayed"
  | "assertion-consumer-service-ambiguous"
  | "assertion-consumer-service-unknown"
  | "protocol-binding-unsupported"
  | "soap-malformed"
  | "soap-header"
  | "soap-fault"
  | "in-response-to-mismatch"
  | "decryption-key-missing"
  | "name-id-missing"
  | "in-response-to-unexpected"
  | "status-not-success"
  | "assertion-missing"
  | "assertion-repeated"
  | "assertion-misplaced"
  | "signature-insufficient"
  | "conditions-contradictory"
  | "condition-repeated"
  | "assertion-not-yet-valid"
  | "assertion-expired"
  | "audience-mismatch"
  | "bearer-confirmation-missing"
  | "bearer-confirmation-period"
  | "recipient-mismatch"
  | "authn-statement-missing"
  | "authn-instant-in-future"
  | "session-expired"
  | "name-id-for-another"
  | "logout-request-expired";

/** What an error carries beside its code. */
export interface SamlErrorOptions extends ErrorOptions {
  /** With `status-not-success`: what the identity provider said. */
  readonly status?: ReadStatus;
}

/** The only error this package throws on purpose. Its message names the field, never the value. */
export class SamlError extends Error {
  override readonly name = "SamlError";
  /** The reason, stable across releases. */
  readonly code: SamlErrorCode;
  /** With `status-not-success`: what the identity provider said. Its message is a stranger's text. */
  readonly status: ReadStatus | undefined;

  constructor(code: SamlErrorCode, message: string, options?: SamlErrorOptions) {
    super(message, options);
    this.code = code;
    this.status = options?.status;
  }
}
