/** `SubjectConfirmation/@Method`: whoever bears the Assertion is taken for its subject ([SAMLProf] §3.3). */
export const bearer = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
