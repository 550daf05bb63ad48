import type { SignInPost } from "../capture/sign-in-post.js";
import type { Verdict } from "./verdict.js";

/** How the time was chosen at which a response is judged. */
export type TimeSource = "now" | "told" | "posted" | "issued";

/** What the way in which a response was captured may have to do with the verdict. */
export function hintsFor(
  { verdict }: Verdict,
  { kind, timeSource }: Pick<SignInPost, "kind"> & { readonly timeSource: TimeSource },
): readonly string[] {
  const code = verdict?.code ?? "";
  if (timeSource === "now" && tooLate.has(code)) {
    return ["(It was judged now; one that was captured earlier is judged as it was sent with --at issued.)"];
  }
  if (kind === "xml" && code === "signed-content-changed") {
    return ["(XML that a viewer has formatted verifies no more: bring a HAR, or the base64 as it was posted.)"];
  }
  if (code === "assertion-encrypted") return ["(Here: --decryption-key FILE.)"];
  return [];
}

const tooLate: ReadonlySet<string> = new Set(["issued-too-long-ago", "assertion-expired", "session-ended"]);
