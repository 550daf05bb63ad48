import { WorkspacesError } from "../errors.js";

/** The code of the {@link WorkspacesError} that `action` throws; `undefined` when it throws nothing. */
export function thrownCode(action: () => unknown): string | undefined {
  try {
    action();
  } catch (error) {
    if (error instanceof WorkspacesError) return error.code;
    throw error;
  }
  return undefined;
}
