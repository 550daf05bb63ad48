import { WorkspacesError } from "../errors.js";

/** What a directory is named by in relay states and client links. */
export interface RegistrationCode {
  /** As given. */
  readonly registrationCode: string;
  /** Whether it is the FQDN of a cross-Region connection alias, which stands for a code. */
  readonly kind: "code" | "connection-alias";
  /** Whether it looks like the codes AWS prints (`WSpdx+ABC12D`). AWS publishes no pattern: warn, never refuse. */
  readonly usual: boolean;
}

/**
 * Reads a registration code, or the FQDN of a connection alias that stands for one.
 *
 * AWS limits their lengths but publishes no pattern for the code, so a code of another shape than the usual one is taken.
 *
 * @throws {@link WorkspacesError} `registration-code-missing`, `registration-code-plus-lost` or
 * `registration-code-malformed`.
 *
 * @see {@link https://docs.aws.amazon.com/workspaces/latest/api/API_WorkspaceDirectory.html | RegistrationCode: 1 to 20 characters}
 * @see {@link https://docs.aws.amazon.com/workspaces/latest/api/API_ConnectionAlias.html | ConnectionString: 1 to 255 characters}
 */
export function parseRegistrationCode(code: string | undefined): RegistrationCode {
  if (code === undefined || code === "") {
    throw new WorkspacesError("registration-code-missing", "There is no registration code.");
  }
  if (code.includes(" ")) throw plusLost();
  if (isConnectionAlias(code)) return { registrationCode: code, kind: "connection-alias", usual: true };
  if (!/^[\x21-\x7e]{1,20}$/.test(code)) {
    throw new WorkspacesError(
      "registration-code-malformed",
      "The registration code is longer than 20 characters or holds characters that cannot be printed, " +
        "and it is not the name of a connection alias (at most 255 characters).",
    );
  }
  return { registrationCode: code, kind: "code", usual: usualCode.test(code) };
}

/** A blank in a code is almost always a «+» that was form-decoded on the way, and has its own remedy. */
export function plusLost(): WorkspacesError {
  return new WorkspacesError(
    "registration-code-plus-lost",
    "There is a blank where a registration code has «+»: read the query without turning «+» into a blank.",
  );
}

function isConnectionAlias(code: string): boolean {
  return code.length <= 255 && /^[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)+$/.test(code);
}

/** Two letters, the airport of the Region, «+», six characters: so look the codes AWS prints, as in `WSpdx+ABC12D`. */
const usualCode = /^[A-Za-z]{2}[a-z]{3}\+[A-Za-z0-9]{6}$/;
