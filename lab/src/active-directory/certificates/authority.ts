import {
  basicConstraints,
  createCertificateSigner,
  distinguishedName,
  keyUsage,
  type Certificate,
  type CertificateExtension,
  type CertificateSignatureAlgorithm,
} from "@idpkit/x509";

import { generateRsaKeyPair, type KeyPair } from "./key-pair.js";
import {
  writeCertificate,
  writeSelfSignedCertificate,
  type CertificateContents,
  type Issuer,
} from "./write-certificate.js";

/** An authority, sound or not. */
export interface Authority extends Issuer {
  /** Its certificate first, the root last. */
  readonly chain: readonly Certificate[];
}

/** What is odd about an authority. */
type Oddities = Partial<Omit<CertificateContents, "publicKey" | "extensions">> & {
  /** Default: a new RSA key. */
  readonly keys?: KeyPair;
  /** By what its key signs. Default: the usual for the key. */
  readonly algorithm?: CertificateSignatureAlgorithm;
  /** In place of those of a sound one, by their names; `undefined` leaves one out. */
  readonly extensions?: Readonly<Record<string, CertificateExtension | undefined>>;
};

/** Makes an authority as it is told, below `parent` or as a root. */
export async function writeAuthority(
  parent: Authority | undefined,
  { keys, algorithm, extensions, ...oddities }: Oddities = {},
): Promise<Authority> {
  const { publicKey, privateKey } = keys ?? (await generateRsaKeyPair());
  const signer = createCertificateSigner(privateKey, algorithm && { algorithm });
  const contents = {
    subject: distinguishedName([["CN", "Odd CA"]]),
    ...oddities,
    publicKey,
    extensions: extensionsWith(soundExtensions, extensions),
  };
  const certificate = await (parent
    ? writeCertificate(parent, contents)
    : writeSelfSignedCertificate(signer, contents));
  return { certificate, signer, chain: [certificate, ...(parent?.chain ?? [])] };
}

/** The sound extensions with others in their place. */
export function extensionsWith(
  sound: Readonly<Record<string, CertificateExtension>>,
  others: Readonly<Record<string, CertificateExtension | undefined>> = {},
): readonly CertificateExtension[] {
  const extensions: Readonly<Record<string, CertificateExtension | undefined>> = { ...sound, ...others };
  return Object.values(extensions).filter((extension) => extension !== undefined);
}

const soundExtensions = {
  basicConstraints: basicConstraints({ ca: true }),
  keyUsage: keyUsage(["keyCertSign", "cRLSign"]),
};
