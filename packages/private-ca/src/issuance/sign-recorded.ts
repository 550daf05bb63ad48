import { createHash } from "node:crypto";

import {
  basicConstraints,
  extendedKeyUsage,
  keyUsage,
  parseCertificate,
  signCertificate,
  subjectKeyIdentifier,
  type Certificate,
  type CertificateExtension,
  type CertificateSigner,
  type DistinguishedName,
  type PublicKey,
} from "@idpkit/x509";

import type { CertificateProfile } from "../profiles/certificate-profile.js";
import type { AuthorityStore } from "../store/authority-store.js";
import { checkSigner } from "./check-signer.js";
import type { CertifiedKey } from "./public-key.js";
import { createSerialNumber } from "./serial-number.js";
import type { Validity } from "./validity.js";

/** A certificate that was decided on. */
export interface DecidedCertificate extends Validity {
  readonly profile: CertificateProfile;
  readonly issuer: DistinguishedName;
  readonly subject: DistinguishedName;
  readonly key: CertifiedKey;
  /** Besides those that the profile sets. */
  readonly extensions: readonly CertificateExtension[];
}

/** Who signs a certificate, and where it is recorded: nowhere if nobody is ever asked for its status. */
export interface RecordedSigner {
  readonly signer: CertificateSigner;
  readonly publicKey: PublicKey;
  readonly store?: Pick<AuthorityStore, "recordIssuance">;
}

/** Records a certificate, signs it, and verifies that it was signed with the issuer's key. */
export async function signRecorded(
  decided: DecidedCertificate,
  { signer, publicKey, store }: RecordedSigner,
  crypto: Crypto = globalThis.crypto,
): Promise<Certificate> {
  const { notBefore, notAfter, profile } = decided;
  const [issuer, subject] = [decided.issuer.der, decided.subject.der];
  const { subjectPublicKeyInfo } = decided.key;
  const serialNumber = createSerialNumber(crypto);
  const extensions = [...profileExtensions(decided), subjectKeyIdentifier(subjectPublicKeyInfo), ...decided.extensions];
  const fields = { serialNumber, issuer, subject, notBefore, notAfter, subjectPublicKeyInfo, extensions };
  const record = { serialNumber: toHex(serialNumber), profile: profile.name, subject, notBefore, notAfter };

  const der = await signCertificate(fields, {
    algorithm: signer.algorithm,
    async sign(tbs) {
      await store?.recordIssuance({ ...record, tbsSha256: createHash("sha256").update(tbs).digest("hex") });
      return signer.sign(tbs);
    },
  });
  const certificate = parseCertificate(der);
  checkSigner(certificate, publicKey);
  return certificate;
}

function profileExtensions({ profile, key }: DecidedCertificate): readonly CertificateExtension[] {
  const [first, ...others] = profile.extendedKeyUsage;
  return [
    basicConstraints(profile.basicConstraints),
    keyUsage(profile.keyUsage[key.type]),
    ...(first === undefined ? [] : [extendedKeyUsage([first, ...others])]),
  ];
}

function toHex(octets: Uint8Array): string {
  return Array.from(octets, (octet) => octet.toString(16).padStart(2, "0")).join("");
}
