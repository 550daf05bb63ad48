// Keys, signatures and encryption for make.mjs: by xml-crypto, OpenSSL and Node, not by the package that they are to test.
import { execFileSync } from "node:child_process";
import { constants, createCipheriv, publicEncrypt, randomBytes, sign } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";

import { SignedXml } from "xml-crypto";

import { saml2 } from "./messages.mjs";

export const base64 = (content) => Buffer.from(content).toString("base64");
export const deflated = (xml) => base64(deflateRawSync(xml));
export const query = (entries) => entries.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");

/** Makes a key and a certificate, both PEM. */
export function certify(commonName, algorithm) {
  const folder = mkdtempSync(join(tmpdir(), "idpkit-vectors-"));
  const [keyout, out] = [join(folder, "key.pem"), join(folder, "certificate.pem")];
  const subject = `/CN=test data of idpkit: ${commonName}`;
  const options = ["-days", "3650", "-subj", subject, "-keyout", keyout, "-out", out];
  execFileSync("openssl", ["req", "-x509", "-nodes", "-newkey", algorithm, ...options], { stdio: "ignore" });
  const pair = { key: readFileSync(keyout, "utf8"), certificate: readFileSync(out, "utf8") };
  rmSync(folder, { recursive: true });
  return pair;
}

/** Signs the element of an ID, and puts the signature behind its first child, or where `location` says. */
export function signed(xml, id, { key }, { algorithms = sha256, keyInfo, location } = {}) {
  const signature = new SignedXml({
    privateKey: key,
    canonicalizationAlgorithm: exclusive,
    signatureAlgorithm: algorithms.signatureAlgorithm,
    getKeyInfoContent: () => keyInfo ?? null,
  });
  signature.addReference({
    xpath: `//*[@ID='${id}']`,
    transforms: [enveloped, exclusive],
    digestAlgorithm: algorithms.digestAlgorithm,
  });
  const behindFirst = { reference: `//*[@ID='${id}']/*[1]`, action: "after" };
  signature.computeSignature(xml, { prefix: "ds", location: location ?? behindFirst });
  return signature.getSignedXml();
}

/** The parameters of a signed query, decoded, in the order of the standard. */
export function signedQuery(name, xml, relayState, { key }) {
  const entries = [
    [name, deflated(xml)],
    ["RelayState", relayState],
    ["SigAlg", sha256.signatureAlgorithm],
  ];
  return [...entries, ["Signature", base64(sign("sha256", query(entries), key))]];
}

/** `<saml2:EncryptedAssertion>` with AES-256 in mode `gcm` or `cbc`. */
export function encrypted(xml, mode, { certificate }) {
  const [key, iv] = [randomBytes(32), randomBytes(mode === "gcm" ? 12 : 16)];
  const cipher = createCipheriv(`aes-256-${mode}`, key, iv);
  const ciphertext = [iv, cipher.update(xml), cipher.final()];
  const content = Buffer.concat(mode === "gcm" ? [...ciphertext, cipher.getAuthTag()] : ciphertext);
  const wrapped = publicEncrypt({ key: certificate, padding: constants.RSA_PKCS1_OAEP_PADDING }, key);
  const algorithm = mode === "gcm" ? "http://www.w3.org/2009/xmlenc11#aes256-gcm" : `${xenc}aes256-cbc`;
  const cipherData = (octets) =>
    `<xenc:CipherData><xenc:CipherValue>${base64(octets)}</xenc:CipherValue></xenc:CipherData>`;
  const encryptedKey = `<xenc:EncryptedKey><xenc:EncryptionMethod Algorithm="${xenc}rsa-oaep-mgf1p"/>${cipherData(wrapped)}</xenc:EncryptedKey>`;
  const keyInfo = `<ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">${encryptedKey}</ds:KeyInfo>`;
  return `<saml2:EncryptedAssertion xmlns:saml2="${saml2}"><xenc:EncryptedData xmlns:xenc="${xenc}" Type="${xenc}Element"><xenc:EncryptionMethod Algorithm="${algorithm}"/>${keyInfo}${cipherData(content)}</xenc:EncryptedData></saml2:EncryptedAssertion>`;
}

export const sha1 = {
  signatureAlgorithm: "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
  digestAlgorithm: "http://www.w3.org/2000/09/xmldsig#sha1",
};

const sha256 = {
  signatureAlgorithm: "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
  digestAlgorithm: "http://www.w3.org/2001/04/xmlenc#sha256",
};
const exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";
const enveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
const xenc = "http://www.w3.org/2001/04/xmlenc#";
