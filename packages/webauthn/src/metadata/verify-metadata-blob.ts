import { parseCompactJws } from "../compact-jws.js";
import { WebAuthnError } from "../errors.js";
import { checkJwsSignature } from "./jws-signature.js";
import { checkExpectedMetadataBlob, type ExpectedMetadataBlob } from "./expected-metadata-blob.js";
import { readingBlob } from "./malformed-blob.js";
import { parseMetadataPayload } from "./metadata-payload.js";
import { verifyMetadataSigner } from "./metadata-signer.js";
import { endOfDay } from "./utc-date.js";
import type { VerifiedMetadata } from "./verified-metadata.js";

/**
 * Verifies a BLOB of the FIDO Metadata Service, and returns what it says about models of authenticators.
 *
 * Fetches nothing: the BLOB, and lists of revoked certificates if they shall count, are the caller's to bring. Members
 * and statuses that are newer than this package are kept, and change no answer.
 *
 * @param jwt - The BLOB as it was downloaded: a JWS in compact form, at most 32 MiB.
 * @throws {@link WebAuthnError} `metadata-blob-too-large`, `metadata-blob-malformed`, `metadata-untrusted`,
 * `metadata-signer-mismatch`, `metadata-algorithm-not-allowed`, `metadata-signature-invalid` or `metadata-rollback`: the
 * first check that fails.
 * @see {@link https://fidoalliance.org/specs/mds/fido-metadata-service-v3.1.1-ps-20260105.html | FIDO Metadata Service 3.1.1, metadata BLOB object processing rules}
 */
export function verifyMetadataBlob(jwt: string, expected: ExpectedMetadataBlob): VerifiedMetadata {
  checkExpectedMetadataBlob(expected);
  checkSize(jwt);
  const jws = readingBlob(() => parseCompactJws(jwt));
  const signer = verifyMetadataSigner(jws.x5c, expected);
  checkJwsSignature(jws, signer);
  const payload = parseMetadataPayload(jws.payload);
  checkNumber(payload.no, expected.previousNo);

  const { now } = expected;
  return { ...payload, stale: now >= endOfDay(payload.nextUpdate), verifiedAt: new Date(now) } as VerifiedMetadata;
}

function checkSize(jwt: string): void {
  if (jwt.length > maximumLength) throw new WebAuthnError("metadata-blob-too-large", "The metadata BLOB is too long.");
}

/** An older BLOB, served again, would hide what became known since. */
function checkNumber(no: number, previousNo: number | undefined): void {
  if (previousNo !== undefined && no <= previousNo) {
    throw new WebAuthnError("metadata-rollback", "The metadata BLOB is not newer than the one before.");
  }
}

/** The FIDO Alliance's has about 10 MB, most of them icons. */
const maximumLength = 32 * 1024 * 1024;
