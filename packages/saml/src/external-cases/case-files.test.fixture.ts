import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";

import { readDecrypter, readSigningKeys } from "./case-keys.test.fixture.js";

import { CaseProblem } from "./case-problem.test.fixture.js";
import type { ExternalCase } from "./external-case.test.fixture.js";
import type { Circumstances } from "./judgement.test.fixture.js";
import { readServiceProviders } from "./known-service-provider.test.fixture.js";

/**
 * Reads a file that a case names.
 *
 * @throws {@link CaseProblem} `file-unreadable`, `file-too-large`.
 */
export function readCaseFile(folder: string, file: string): Uint8Array {
  const path = resolve(folder, file);
  try {
    if (statSync(path).size <= largestFile) return readFileSync(path);
  } catch (cause) {
    throw new CaseProblem("file-unreadable", { cause });
  }
  throw new CaseProblem("file-too-large");
}

/**
 * Reads what a case holds its message against: keys, metadata, and what is asked for.
 *
 * @throws {@link CaseProblem} `file-unreadable`, `file-too-large`, `certificate-unreadable`, `decryption-key-unreadable`;
 * {@link SamlError} if a key is too short or of no use, or the metadata is refused.
 */
export function readCircumstances({ cert, decryptionKey, params }: ExternalCase, folder: string): Circumstances {
  const { allowSha1 = false, allowCbc = false, spMetadata, now } = params;
  const { clockSkewSeconds, maximumAgeSeconds } = params;
  return {
    params,
    now: now ?? anyInstant,
    ...(allowSha1 && { insecureAllowSha1Until: farOff }),
    insecureAllowCbc: allowCbc,
    ...(cert !== undefined && {
      signingKeys: readSigningKeys(readCaseFile(folder, cert), { insecureAllowRsa1024: allowSha1 }),
    }),
    ...(decryptionKey !== undefined && { decrypters: [readDecrypter(readCaseFile(folder, decryptionKey))] }),
    ...(spMetadata !== undefined && { serviceProviders: readServiceProviders(readMetadata(folder, spMetadata)) }),
    ...(now !== undefined && {
      clock: {
        now,
        ...(clockSkewSeconds !== undefined && { clockSkewSeconds }),
        ...(maximumAgeSeconds !== undefined && { maximumAgeSeconds }),
      },
    }),
  };
}

/** Metadata stands in the index itself, or in a file. */
function readMetadata(folder: string, spMetadata: string): Uint8Array {
  return /^\s*</.test(spMetadata) ? new TextEncoder().encode(spMetadata) : readCaseFile(folder, spMetadata);
}

/** A case allows SHA-1 or not, whatever time it is. */
const farOff = new Date(8.64e15);
const anyInstant = new Date(0);

/** In octets: the aggregate of a large federation. */
const largestFile = 2 ** 27;
