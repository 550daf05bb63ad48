import { execFile } from "node:child_process";
import { createPrivateKey, X509Certificate, type KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

/** A private key and the self-signed certificate of its public key, in memory and as PEM files. */
export interface Identity {
  readonly privateKey: KeyObject;
  /** DER. */
  readonly certificate: Uint8Array;
  readonly privateKeyFile: string;
  readonly certificateFile: string;
}

/** Makes an {@link Identity} by openssl, as `NAME.key` and `NAME.crt` in a folder. */
export async function createIdentity(folder: string, name: string, kind: keyof typeof keyKinds): Promise<Identity> {
  const privateKeyFile = join(folder, `${name}.key`);
  const certificateFile = join(folder, `${name}.crt`);
  const files = ["-keyout", privateKeyFile, "-out", certificateFile];
  const certificate = ["-x509", "-nodes", "-subj", `/CN=${name}`, "-days", "2", "-sha256"];
  await promisify(execFile)("openssl", ["req", ...certificate, "-newkey", ...keyKinds[kind], ...files]);
  return {
    privateKey: createPrivateKey(readFileSync(privateKeyFile)),
    certificate: new Uint8Array(new X509Certificate(readFileSync(certificateFile)).raw),
    privateKeyFile,
    certificateFile,
  };
}

/** What `openssl req -newkey` takes. */
const keyKinds = {
  rsa: ["rsa:2048"],
  p256: ["ec", "-pkeyopt", "ec_paramgen_curve:P-256"],
  p384: ["ec", "-pkeyopt", "ec_paramgen_curve:P-384"],
  p521: ["ec", "-pkeyopt", "ec_paramgen_curve:P-521"],
} as const;
