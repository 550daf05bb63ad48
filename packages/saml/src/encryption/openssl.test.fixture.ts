import { execFileSync } from "node:child_process";
import type { KeyObject } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { OaepParameters } from "./key-transport.js";

/** RSA-OAEP encryption by OpenSSL's program. */
export function opensslEncrypt(octets: Uint8Array, publicKey: KeyObject, parameters: OaepParameters): Uint8Array {
  const pem = publicKey.export({ type: "spki", format: "pem" });
  return pkeyutl(["-encrypt", "-pubin"], pem, octets, parameters);
}

/** RSA-OAEP decryption by OpenSSL's program. */
export function opensslDecrypt(octets: Uint8Array, privateKey: KeyObject, parameters: OaepParameters): Uint8Array {
  const pem = privateKey.export({ type: "pkcs8", format: "pem" });
  return pkeyutl(["-decrypt"], pem, octets, parameters);
}

function pkeyutl(
  operation: readonly string[],
  pem: string | Buffer,
  input: Uint8Array,
  { digest, mgf }: OaepParameters,
): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), "idpkit-saml-"));
  try {
    writeFileSync(join(folder, "key.pem"), pem);
    const oaep = ["rsa_padding_mode:oaep", `rsa_oaep_md:${digest}`, `rsa_mgf1_md:${mgf}`];
    const options = oaep.flatMap((option) => ["-pkeyopt", option]);
    const output = execFileSync("openssl", ["pkeyutl", ...operation, "-inkey", "key.pem", ...options], {
      cwd: folder,
      input,
      stdio: "pipe",
    });
    return new Uint8Array(output);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
