import { WorkspacesError } from "../errors.js";
import { arn, checkDirectoryId, type AwsPlace } from "./aws-names.js";
import { statementsOf, type PolicyJson } from "./policy-json.js";

/**
 * Lets people open the desktop of a WorkSpaces directory that is assigned to their own NameID.
 *
 * AWS documents no other condition, and no conditions on addresses: use IP access control groups for those.
 *
 * @throws {@link WorkspacesError} `account-id-malformed`, `region-malformed` or `directory-id-malformed`.
 *
 * @see {@link https://docs.aws.amazon.com/workspaces/latest/adminguide/setting-up-saml.html | Set up SAML 2.0 for WorkSpaces, step 4}
 */
export function buildWorkspacesStreamPolicy(place: AwsPlace, directoryId: string): PolicyJson {
  return statementsOf({
    Effect: "Allow",
    Action: "workspaces:Stream",
    Resource: arn("workspaces", place, `directory/${checkDirectoryId(directoryId)}`),
    Condition: { StringEquals: { "workspaces:userId": "${saml:sub}" } },
  });
}

/**
 * Lets people open a stack of WorkSpaces Applications (AppStream 2.0) as the user of their own NameID.
 *
 * @param stack - The stack's name, upper and lower case as it was created.
 *
 * @throws {@link WorkspacesError} `account-id-malformed`, `region-malformed` or `stack-malformed`.
 *
 * @see {@link https://docs.aws.amazon.com/appstream2/latest/developerguide/external-identity-providers-setting-up-saml.html | Setting up SAML for WorkSpaces Applications}
 */
export function buildApplicationsStreamPolicy(place: AwsPlace, stack: string): PolicyJson {
  if (!/^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,100}$/.test(stack)) {
    throw new WorkspacesError("stack-malformed", "The stack's name is not 1 to 101 letters, digits and «_.-».");
  }
  return statementsOf({
    Effect: "Allow",
    Action: "appstream:Stream",
    Resource: arn("appstream", place, `stack/${stack}`),
    Condition: { StringEquals: { "appstream:userId": "${saml:sub}" } },
  });
}
