import { toPem, type Certificate, type CertificateList } from "@idpkit/x509";

import { now } from "../authority.test.fixture.js";
import { inFolder, isMissing, run } from "./program.test.fixture.js";

/** Whether to skip tests that need openssl: it is missing, and IDPKIT_REQUIRE_LABS does not insist on it. */
export const isOpensslMissing = () => isMissing("openssl", "openssl");

/** What `openssl verify` says of a certificate and its chain, strictly and at this time: «OK» or its error. */
export async function opensslVerify(
  certificate: Certificate,
  chain: readonly Certificate[],
  { at = now, lists }: { readonly at?: Date; readonly lists?: readonly CertificateList[] } = {},
): Promise<string> {
  const time = Math.floor(at.getTime() / 1000).toString();
  const parameters = ["-x509_strict", "-attime", time, "-CAfile", "root", "-untrusted", "chain"];
  const revocation = ["-crl_check_all", "-extended_crl", "-use_deltas", "-CRLfile", "lists"];
  const files = {
    certificate: toPem(certificate.der),
    root: toPem(chain.at(-1)?.der ?? new Uint8Array()),
    chain: chain.map(({ der }) => toPem(der)).join(""),
    lists: (lists ?? []).map(({ der }) => toPem(der, "X509 CRL")).join(""),
  };
  return inFolder(files, (folder) =>
    run("openssl", ["verify", ...parameters, ...(lists ? revocation : []), "certificate"], folder),
  );
}
