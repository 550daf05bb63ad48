import { findSignInEndpoint } from "@idpkit/workspaces";

import { DoctorError } from "../errors.js";
import { isRecord } from "../json/record.js";
import { decodeFields, parseBody } from "./parse-form-dump.js";
import type { SignInPost } from "./sign-in-post.js";

/**
 * Finds the sign-in in a HAR: the latest POST of a SAML response to AWS sign-in, or to wherever else one was posted.
 *
 * Of each entry it looks at method, address, time and posted fields. Cookies, headers and answers are not read.
 *
 * @throws {@link DoctorError} `har-malformed`, `har-without-sign-in`, or `har-without-body` when the browser saved the
 * request without what was posted.
 * @see {@link http://www.softwareishard.com/blog/har-12-spec/ | HTTP Archive 1.2}
 */
export function parseHar(text: string): SignInPost {
  const posts = entriesOf(text).flatMap(readPost);
  const toAws = posts.filter(({ acs }) => acs !== undefined);
  const withResponse = posts.filter(({ fields }) => fields?.has("SAMLResponse"));
  const candidates = toAws.length > 0 ? toAws : withResponse;
  const whole = candidates.filter(({ fields }) => fields?.has("SAMLResponse"));
  if (candidates.length === 0) {
    throw new DoctorError(
      "har-without-sign-in",
      "the HAR has no POST to AWS sign-in: record from the click to the error",
    );
  }
  const latest = latestOf(whole);
  if (!latest?.fields) {
    throw new DoctorError(
      "har-without-body",
      "the HAR has the POST to AWS sign-in, but not what was posted: save it anew with content (in Chrome «with sensitive data»)",
    );
  }
  const { fields, acs, postedAt } = latest;
  return {
    kind: "har",
    SAMLResponse: fields.get("SAMLResponse") ?? "",
    RelayState: fields.get("RelayState") ?? "",
    ...(acs !== undefined && { acs }),
    ...(postedAt !== undefined && { postedAt }),
  };
}

interface Post {
  readonly acs: string | undefined;
  readonly postedAt: Date | undefined;
  readonly fields: ReadonlyMap<string, string> | undefined;
}

function entriesOf(text: string): readonly unknown[] {
  let har: unknown;
  try {
    har = JSON.parse(text);
  } catch {
    throw new DoctorError("har-malformed", "the HAR is not JSON, or was cut off");
  }
  const log = isRecord(har) ? har["log"] : undefined;
  const entries = isRecord(log) ? log["entries"] : undefined;
  if (!Array.isArray(entries)) throw new DoctorError("har-malformed", "the JSON has no log with entries: it is no HAR");
  return entries;
}

function readPost(entry: unknown): readonly Post[] {
  const request = isRecord(entry) ? entry["request"] : undefined;
  if (!isRecord(entry) || !isRecord(request) || request["method"] !== "POST") return [];
  const [url = ""] = typeof request["url"] === "string" ? request["url"].split(/[?#]/) : [];
  const started = entry["startedDateTime"];
  const startedAt = new Date(typeof started === "string" ? started : Number.NaN);
  return [
    {
      acs: findSignInEndpoint(url) ? url : undefined,
      postedAt: Number.isNaN(startedAt.getTime()) ? undefined : startedAt,
      fields: readFields(request["postData"]),
    },
  ];
}

/** `text` is what went over the wire; browsers differ in whether they decode `params`, so those come second. */
function readFields(postData: unknown): ReadonlyMap<string, string> | undefined {
  if (!isRecord(postData)) return undefined;
  const { text, params } = postData;
  if (typeof text === "string" && text !== "") return parseBody(text);
  if (!Array.isArray(params)) return undefined;
  const fields = params.filter(isRecord).map(({ name, value }) => [textOf(name), textOf(value)] as const);
  return decodeFields(new Map(fields));
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** The last of them in time; the order of the file decides where times are missing or equal. */
function latestOf(posts: readonly Post[]): Post | undefined {
  return posts.reduce<Post | undefined>(
    (latest, post) =>
      (latest?.postedAt ?? earliest) <= (post.postedAt ?? latest?.postedAt ?? earliest) ? post : latest,
    undefined,
  );
}

const earliest = new Date(0);
