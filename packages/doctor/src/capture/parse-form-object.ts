import { isRecord } from "../json/record.js";
import type { SignInPost } from "./sign-in-post.js";

/** Reads the fields of a form that a browser copied as JSON, alone or under a heading; `undefined` when it is something else. */
export function parseFormObject(text: string): SignInPost | undefined {
  // A HAR may be large: it is parsed once, and elsewhere.
  if (/^\{\s*"log"/.test(text)) return undefined;
  const document = parseOrUndefined(text);
  const objects = isRecord(document) ? [document, ...Object.values(document)] : [];
  const fields = objects.filter(isRecord).find(({ SAMLResponse }) => typeof SAMLResponse === "string");
  if (typeof fields?.["SAMLResponse"] !== "string") return undefined;
  const { SAMLResponse, RelayState } = fields;
  return { kind: "form", SAMLResponse, RelayState: typeof RelayState === "string" ? RelayState : "" };
}

function parseOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
