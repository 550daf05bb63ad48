import { DoctorError } from "../errors.js";
import type { DirectoryDescription } from "./parse-directories.js";

/**
 * Chooses the directory that a sign-in leads to: the one that is named, the only one, or the one whose registration code
 * stands in the relay state.
 *
 * @throws {@link DoctorError} `directory-not-found` or `directory-ambiguous`.
 */
export function chooseDirectory(
  directories: readonly DirectoryDescription[],
  { id, relayState }: { readonly id: string | undefined; readonly relayState: string | undefined },
): DirectoryDescription {
  const named = directories.filter((directory) => directory.id === id);
  if (id !== undefined && named.length === 0) {
    throw new DoctorError("directory-not-found", "the directory that --directory names is not among them");
  }
  const candidates = id === undefined ? directories : named;
  const led = candidates.filter(({ registrationCode }) => registrationCode && relayState?.includes(registrationCode));
  const [chosen, ...others] = candidates.length === 1 ? candidates : led;
  if (chosen && others.length === 0) return chosen;
  throw new DoctorError(
    "directory-ambiguous",
    "there are several directories: name the one that is meant with --directory",
  );
}
