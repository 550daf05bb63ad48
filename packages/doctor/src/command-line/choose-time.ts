import { Buffer } from "node:buffer";

import type { SignInPost } from "../capture/sign-in-post.js";
import type { TimeSource } from "../verdict/hints.js";

/** The time at which a response is judged, and how it was chosen. */
export interface ChosenTime {
  readonly at: Date;
  readonly source: TimeSource;
}

/** As it was told; else when the response was posted, as a HAR knows; else now. */
export function chooseTime(told: Date | "issued" | undefined, post: SignInPost, now: Date): ChosenTime {
  if (told instanceof Date) return { at: told, source: "told" };
  const issued = told === "issued" ? issuedAt(post.SAMLResponse) : undefined;
  if (issued) return { at: issued, source: "issued" };
  if (told === "issued") return { at: now, source: "now" };
  return post.postedAt ? { at: post.postedAt, source: "posted" } : { at: now, source: "now" };
}

/** The latest `IssueInstant` of the message, which is the assertion's or the same; of an encrypted one the Response's. */
function issuedAt(samlResponse: string): Date | undefined {
  const xml = Buffer.from(samlResponse, "base64").toString("latin1");
  return Array.from(xml.matchAll(/\sIssueInstant=["']([\dT:.Z-]{20,32})["']/g), ([, text = ""]) => new Date(text))
    .filter((instant) => !Number.isNaN(instant.getTime()))
    .reduce<Date | undefined>((latest, instant) => (latest && latest > instant ? latest : instant), undefined);
}
