import { gzipSync } from "node:zlib";

import { build } from "esbuild";

import type { Study } from "../frame/study.js";

/** What an application pays for one job: only what is imported, with everything that it stands on. */
export const bundleSize: Study = {
  name: "bundle-size",
  title: "minified and gzipped, dependencies included",
  async run() {
    const rows: [string, ...number[]][] = [];
    for (const [name, source] of Object.entries(jobs)) rows.push([name, ...(await bundle(source))]);
    return { columns: ["KB minified", "KB gzipped"], rows };
  },
};

const jobs: Readonly<Record<string, string>> = {
  "sign a response": `export { createSigner, encodePostBinding, signResponse } from "@idpkit/saml";`,
  "verify a response": `export { createVerificationKey, verifyResponse } from "@idpkit/saml";`,
  "answer a request": `export { createSigner, createVerificationKey, signResponse, verifyAuthnRequest } from "@idpkit/saml";`,
  "verify a sign-in": `export { verifyAuthentication } from "@idpkit/webauthn";`,
  "begin, take and verify a sign-in": `export { beginAuthentication, createPublicKeyCache, keepRequest, takeRequest,
    verifyAuthentication } from "@idpkit/webauthn";`,
  "all of @idpkit/webauthn": `export * from "@idpkit/webauthn";`,
  "all of @simplewebauthn/server": `export * from "@simplewebauthn/server";`,
};

async function bundle(source: string): Promise<[minified: number, gzipped: number]> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "node",
    write: false,
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error("nothing was bundled");
  return [file.contents.length / 1024, gzipSync(file.contents, { level: 9 }).length / 1024];
}
