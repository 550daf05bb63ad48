import { WorkspacesError, type WorkspacesErrorCode } from "../errors.js";

/** How a refused tag value is reported; the value itself never is. */
interface TagRefusal {
  readonly code: WorkspacesErrorCode;
  readonly name: string;
  readonly remedy: string;
}

/**
 * Session tags take letters, blanks, digits and `_.:/=+-@`, at most 256 characters, not beginning with `aws:`.
 *
 * Anything else makes AWS refuse the whole sign-in with «Unable to validate tags». The apostrophe is the one that real
 * names have, so it is named.
 *
 * @see {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html | Session tags, rules}
 */
export function checkTagValue(value: string, refusal: TagRefusal): void {
  const problem = findProblem(value);
  if (problem !== undefined) {
    throw new WorkspacesError(
      refusal.code,
      `The ${refusal.name} cannot be a session tag: ${problem}. ${refusal.remedy}`,
    );
  }
}

function findProblem(value: string): string | undefined {
  if (value.includes("'")) return "AWS allows no apostrophe there";
  if (!/^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u.test(value)) return "it holds a character that AWS does not allow there";
  if (!/^.{0,256}$/su.test(value)) return "it is longer than 256 characters";
  if (/^aws:/i.test(value)) return "it begins with «aws:», which AWS keeps for itself";
  return undefined;
}
