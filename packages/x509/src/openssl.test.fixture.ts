import { isProgramMissing, runProgram } from "./program.test.fixture.js";

/** Whether to skip tests that need openssl: it is missing, and IDPKIT_REQUIRE_LABS does not insist on it. */
export function isOpensslMissing(): boolean {
  return isProgramMissing("openssl");
}

/** Runs openssl over files of PEM or DER; `undefined` when it refuses. The names of the files stand for their paths. */
export async function openssl(
  parameters: readonly string[],
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<string | undefined> {
  return runProgram("openssl", parameters, files);
}
