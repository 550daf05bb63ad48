import { WorkspacesError } from "../errors.js";
import { parseRegistrationCode } from "../relay-state/registration-code.js";
import type { ClientLink } from "./client-link.js";

/** A `workspaces://` link that was read. */
export interface ParsedClientLink extends ClientLink {
  /** What was received, byte for byte. */
  readonly value: string;
  /** A code of another shape than those AWS prints; AWS publishes no pattern. */
  readonly warnings: readonly "registration-code-unusual"[];
}

/**
 * Reads a link that opens the WorkSpaces client, in one of the five forms that AWS documents.
 *
 * The links by which AWS itself opens the client after SAML sign-in are another, undocumented kind, and refused.
 *
 * @throws {@link WorkspacesError} `client-link-malformed`, `registration-code-missing`, `registration-code-plus-lost` or
 * `registration-code-malformed`.
 *
 * @see {@link https://docs.aws.amazon.com/workspaces/latest/adminguide/customize-workspaces-user-login.html | Customize how users log in to their WorkSpaces}
 */
export function parseClientLink(value: string): ParsedClientLink {
  if (value === "workspaces://") return { value, warnings: [] };
  const parts = value.length > maximumLength ? null : form.exec(value);
  if (!parts) {
    throw new WorkspacesError("client-link-malformed", "The link is not of a form that WorkSpaces clients document.");
  }
  const [, userName = "", code, mfaCode] = parts.map((part) => decode(part));
  const { registrationCode, usual } = parseRegistrationCode(code);
  return {
    value,
    registrationCode,
    ...(userName !== "" && { userName }),
    ...(mfaCode !== undefined && { mfaCode }),
    warnings: usual ? [] : ["registration-code-unusual"],
  };
}

function decode(part: string | undefined): string | undefined {
  try {
    return part === undefined ? undefined : decodeURIComponent(part);
  } catch (cause) {
    throw new WorkspacesError("client-link-malformed", "The link is wrongly percent-encoded.", { cause });
  }
}

/** Data holds printable ASCII but for `@ : / ? & =`, which AWS wants percent-encoded, and `#`, which ends a URI. */
const form = /^workspaces:\/\/([!"$%'-.0-9;<>A-~]*)@([!"$%'-.0-9;<>A-~]*)(?:\?MFACode=([!"$%'-.0-9;<>A-~]+))?$/;
const maximumLength = 2048;
