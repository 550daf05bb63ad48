// Writes the messages of this folder anew, with fresh keys, of which only the one for decryption is kept: `node make.mjs`.
// index.json, which says what to expect of them, is written by hand.
import { writeFileSync } from "node:fs";

import { assertion, authnRequest, entity, logoutRequest, logoutResponse, response, success } from "./messages.mjs";
import { base64, certify, deflated, encrypted, query, sha1, signed, signedQuery } from "./protect.mjs";

const write = (name, content) => writeFileSync(new URL(name, import.meta.url), content);
const inLines = (text) => text.replace(/.{64}/g, "$&\r\n");
const behind = (xml, tag, more) => xml.replace(tag, `${tag}${more}`);

const [idp, old, sp, reader] = [
  certify("identity provider", "rsa:2048"),
  certify("short key", "rsa:1024"),
  certify("service provider", "rsa:2048"),
  certify("decryption", "rsa:2048"),
];
write("idp.pem", idp.certificate);
write("old.pem", old.certificate);
write("sp.pem", sp.certificate);
write("both.pem", sp.certificate + idp.certificate);
write("decryption-key.pem", `Test data of idpkit: this key protects nothing.\n${reader.key}`);

const destination = ' Destination="https://sp.example.com/acs"';
const assertionSigned = signed(response(assertion()), "_assertion", idp, {
  keyInfo:
    "<ds:X509Data><ds:X509IssuerSerial><ds:X509IssuerName>CN=idp</ds:X509IssuerName><ds:X509SerialNumber>1</ds:X509SerialNumber></ds:X509IssuerSerial></ds:X509Data>",
});
const keyValue =
  "<ds:KeyValue><ds:RSAKeyValue><ds:Modulus>AQAB</ds:Modulus><ds:Exponent>AQAB</ds:Exponent></ds:RSAKeyValue></ds:KeyValue>";
const responseSigned = signed(response(assertion(), { attributes: destination }), "_response", idp, {
  keyInfo: "<ds:KeyName>idp</ds:KeyName>",
});
write("response.xml", assertionSigned);
write("response-signed.b64", inLines(base64(responseSigned)));
write(
  "response-both.xml",
  signed(behind(assertionSigned, "<saml2p:Response", destination), "_response", idp, { keyInfo: keyValue }),
);
write("response-sha1.xml", signed(response(assertion()), "_assertion", old, { algorithms: sha1 }));
write("response-unsigned.xml", `\uFEFF${response(assertion()).replaceAll("\n", "\r\n")}`);
write("response-error.xml", response("", { code: "urn:oasis:names:tc:SAML:2.0:status:Responder" }));

const [original] = /<saml2:Assertion[^]*<\/saml2:Assertion>/.exec(assertionSigned);
write("response-encrypted.xml", response(encrypted(original, "gcm", reader)));
write("response-encrypted-cbc.xml", response(encrypted(original, "cbc", reader)));

write("response-altered.xml", assertionSigned.replace(">alice@", ">mallory@"));
write(
  "response-comment.xml",
  assertionSigned.replace("@example.com</saml2:NameID>", "@example.com<!-- -->.evil</saml2:NameID>"),
);
write("response-without-status.xml", response(assertion()).replace(/<saml2p:Status>[^]*<\/saml2p:Status>/, ""));
write("response-two-assertions.xml", response(assertion() + assertion({ id: "_second" })));
write(
  "response-object.xml",
  assertionSigned.replace("</ds:Signature>", "<ds:Object>hidden</ds:Object></ds:Signature>"),
);
// The signed Assertion hides in Extensions, and another takes its place with its signature.
const [stolen] = /<ds:Signature[^]*<\/ds:Signature>/.exec(original);
const evil = behind(assertion({ id: "_evil", name: "mallory@example.com" }), "</saml2:Issuer>", stolen);
const extensions = `<saml2p:Extensions>${original.replace(stolen, "")}</saml2p:Extensions>`;
write("response-wrapped.xml", response(evil, { beforeStatus: extensions }));

write("assertion.xml", signed(assertion().trim(), "_assertion", idp));
write("assertion-version.xml", assertion({ version: "1.1" }).trim());

const requestSigned = signed(authnRequest, "_request", sp);
const authnQuery = query(signedQuery("SAMLRequest", authnRequest, "token", sp));
write("authn-request.xml", requestSigned);
write("authn-request-unsigned.b64", deflated(authnRequest));
write("authn-request-two-references.xml", requestSigned.replace(/<ds:Reference[^]*<\/ds:Reference>/, "$&$&"));
write("authn-request.query", `${authnQuery}\n`);
write("authn-request-altered.query", authnQuery.replace("RelayState=token", "RelayState=other"));
write("authn-request-repeated.query", `${authnQuery}&RelayState=other`);

const logoutSigned = signed(logoutRequest, "_logout", sp);
const logoutParameters = Object.fromEntries(signedQuery("SAMLRequest", logoutRequest, "token", sp));
const answerSigned = signed(logoutResponse(success), "_logged-out", sp);
const soap = (header, body) =>
  `<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/">${header}<S:Body>${body}</S:Body></S:Envelope>\n`;
write("logout-request.xml", logoutSigned);
write("logout-request.json", `${JSON.stringify(logoutParameters, null, 2)}\n`);
write("logout-request-soap.xml", soap("", logoutSigned));
write("logout-request-soap-header.xml", soap('<S:Header><a xmlns="urn:a"/></S:Header>', logoutSigned));
write(
  "logout-response.txt",
  `${query([
    ["SAMLResponse", base64(answerSigned)],
    ["RelayState", "token"],
  ])}\n`,
);
write("logout-response-failed.xml", logoutResponse("urn:oasis:names:tc:SAML:2.0:status:Requester"));

const location = { reference: "/*", action: "prepend" };
write("metadata.xml", signed(entity(sp.certificate, "https://sp.example.com/acs"), "_metadata", sp, { location }));
write("metadata-script.xml", entity(sp.certificate, "javascript:alert(1)"));

write("document.xml", signed('<doc ID="_doc"><title>é &amp; ü</title></doc>', "_doc", idp));
