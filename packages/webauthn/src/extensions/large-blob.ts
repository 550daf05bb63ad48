import { decodeBase64url } from "../base64url.js";
import { WebAuthnError } from "../errors.js";
import { ownMember, type JsonObject } from "../json-object.js";
import type { AuthenticationExtensions, ClaimedAuthenticationOutputs } from "./authentication-extensions.js";
import { booleanOutput, malformedOutput, objectOutput } from "./client-outputs.js";
import { presentMembers } from "./present-members.js";
import type { ClaimedRegistrationOutputs, RegistrationExtensions } from "./registration-extensions.js";

/** The longest blob in bytes. Security keys have from 1 to 4 KiB, for the compressed blobs of all their credentials. */
export const maxLargeBlobLength = 0x4000;

/** Reads whether there is room for a blob. */
export function readLargeBlobSupport(claimed: JsonObject): ClaimedRegistrationOutputs["largeBlob"] {
  const output = objectOutput(claimed, "largeBlob");
  return output && presentMembers({ supported: booleanOutput(output, "supported") });
}

/**
 * Holds clients to `required`: those that know the extension make no credential without room for a blob, and those that
 * do not know it made one that is of no use for what it was asked for.
 */
export function checkLargeBlobSupport(
  asked: RegistrationExtensions,
  claimed: ClaimedRegistrationOutputs["largeBlob"],
): void {
  if (asked.largeBlob?.support === "required" && claimed?.supported !== true) {
    throw new WebAuthnError("large-blob-unsupported", "The credential has no room for a blob.");
  }
}

/** Reads the blob that was asked for, or whether one was written. */
export function readLargeBlob(
  asked: NonNullable<AuthenticationExtensions["largeBlob"]>,
  claimed: JsonObject,
): ClaimedAuthenticationOutputs["largeBlob"] {
  const output = objectOutput(claimed, "largeBlob");
  if (output === undefined) return undefined;
  return presentMembers("read" in asked ? { blob: readBlob(output) } : { written: booleanOutput(output, "written") });
}

function readBlob(output: JsonObject): string | undefined {
  const blob = ownMember(output, "blob") ?? undefined;
  if (blob === undefined) return undefined;
  if (typeof blob !== "string" || blob.length > maxLargeBlobText) throw malformedOutput("blob");
  try {
    decodeBase64url(blob);
  } catch (cause) {
    throw malformedOutput("blob", { cause });
  }
  return blob;
}

const maxLargeBlobText = Math.ceil((maxLargeBlobLength * 4) / 3);
