/** An element that can be signed for itself. */
export type SignablePart = "Response" | "Assertion";

/** Whether that part of a Response carries a signature. Reads only what our package wrote: prefixes and order are ours. */
export function isSigned(part: SignablePart, response: string): boolean {
  return signatureIn[part].test(response);
}

/** Whether the Assertion of a Response is encrypted. */
export function isEncrypted(response: string): boolean {
  return response.includes("<saml:EncryptedAssertion");
}

const signatureIn: Readonly<Record<SignablePart, RegExp>> = {
  Response: /<samlp:Response [^>]*><saml:Issuer[^>]*>[^<]*<\/saml:Issuer><ds:Signature /,
  Assertion: /<saml:Assertion [^>]*><saml:Issuer[^>]*>[^<]*<\/saml:Issuer><ds:Signature /,
};
