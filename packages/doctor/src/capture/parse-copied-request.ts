import { parseFormDump } from "./parse-form-dump.js";
import type { SignInPost } from "./sign-in-post.js";

/** Whether a text is a request as the network panel copies it: for cURL, for PowerShell or for `fetch`. */
export function isCopiedRequest(text: string): boolean {
  return /^(?:curl |(?:await )?fetch\(|Invoke-WebRequest |\$session )/i.test(text);
}

/**
 * Reads what was posted of a request that was copied. Cookies and headers are not read.
 *
 * @throws {@link DoctorError} `form-without-response`.
 */
export function parseCopiedRequest(text: string): SignInPost {
  // For cmd.exe it is full of carets; a body has none of its own.
  const quoted = text.replaceAll("^", "").split(/["']/);
  return parseFormDump(quoted.find((part) => /(?:^|&)SAMLResponse=/.test(part)) ?? "");
}
