import type { CertificateBasedAuthProperties, SamlProperties } from "@idpkit/aws-twin";

import { DoctorError } from "../errors.js";
import { parseJson } from "../json/parse-json.js";
import { isRecord } from "../json/record.js";

/** What `DescribeWorkspaceDirectories` says of a directory and the doctor looks at. */
export interface DirectoryDescription {
  readonly id: string;
  readonly registrationCode?: string;
  readonly state?: string;
  readonly samlProperties?: SamlProperties;
  readonly certificateBasedAuthProperties?: CertificateBasedAuthProperties;
}

/**
 * Reads the output of `aws workspaces describe-workspace-directories`, or one directory of it.
 *
 * @throws {@link DoctorError} `json-malformed` or `directories-malformed`.
 * @see {@link https://docs.aws.amazon.com/workspaces/latest/api/API_WorkspaceDirectory.html | WorkspaceDirectory}
 */
export function parseDirectories(text: string): readonly DirectoryDescription[] {
  const document = parseJson(text);
  const directories = isRecord(document) && "Directories" in document ? document["Directories"] : [document];
  if (!Array.isArray(directories) || directories.length === 0) throw malformed();
  return directories.map(readDirectory);
}

function readDirectory(directory: unknown): DirectoryDescription {
  if (!isRecord(directory) || typeof directory["DirectoryId"] !== "string") throw malformed();
  const { DirectoryId: id, RegistrationCode: code, State: state } = directory;
  return {
    id,
    ...(typeof code === "string" && { registrationCode: code }),
    ...(typeof state === "string" && { state }),
    // The API leaves them out where nobody has ever set them, which is as if they were off.
    samlProperties: readTexts(directory["SamlProperties"]),
    certificateBasedAuthProperties: readTexts(directory["CertificateBasedAuthProperties"]),
  };
}

function readTexts(properties: unknown): Readonly<Record<string, string>> {
  if (properties === undefined || properties === null) return { Status: "DISABLED" };
  if (!isRecord(properties)) throw malformed();
  return Object.fromEntries(
    Object.entries(properties).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}

function malformed(): DoctorError {
  return new DoctorError(
    "directories-malformed",
    "this is not what «aws workspaces describe-workspace-directories» prints",
  );
}
