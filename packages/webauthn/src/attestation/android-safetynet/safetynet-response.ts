import { parseCompactJws, parseJsonPart, type CompactJws } from "../../compact-jws.js";
import { WebAuthnError } from "../../errors.js";
import { ownMember, type JsonObject } from "../../json-object.js";

/** What SafetyNet signed, not verified yet, and what it says. */
export interface SafetyNetResponse {
  /** Signed with RS256, the one algorithm of the service. */
  readonly jws: CompactJws;
  /** base64 */
  readonly nonce: string;
  /** When SafetyNet judged the device, in milliseconds since 1970. */
  readonly timestampMs: number;
  /** Whether the device is one that Google certified. */
  readonly ctsProfileMatch: boolean;
}

/**
 * Parses the answer of SafetyNet.
 *
 * @throws {@link WebAuthnError} `attestation-statement-malformed` or `attestation-algorithm-unsupported`.
 */
export function parseSafetyNetResponse(response: Uint8Array): SafetyNetResponse {
  const jws = reading(() =>
    parseCompactJws(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(response)),
  );
  if (jws.algorithm !== "RS256") {
    throw new WebAuthnError("attestation-algorithm-unsupported", "SafetyNet signs with RS256.");
  }
  return { jws, ...reading(() => parsePayload(parseJsonPart(jws.payload))) };
}

function parsePayload(payload: JsonObject): Pick<SafetyNetResponse, "nonce" | "timestampMs" | "ctsProfileMatch"> {
  const nonce = ownMember(payload, "nonce");
  const timestampMs = ownMember(payload, "timestampMs");
  const ctsProfileMatch = ownMember(payload, "ctsProfileMatch");
  if (typeof nonce !== "string" || typeof timestampMs !== "number" || typeof ctsProfileMatch !== "boolean") {
    throw new SyntaxError("a member is missing");
  }
  return { nonce, timestampMs, ctsProfileMatch };
}

function reading<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new WebAuthnError("attestation-statement-malformed", "The answer of SafetyNet cannot be read.", { cause });
  }
}
