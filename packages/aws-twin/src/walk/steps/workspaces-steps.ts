import type { RelayState } from "@idpkit/workspaces";

import { checkStreamPermission } from "../../iam/stream-permission.js";
import type { TwinAccount } from "../../set-up.js";
import { checkDirectory } from "../../workspaces/directory.js";
import { checkRelayState } from "../../workspaces/relay-state.js";
import { checkUser } from "../../workspaces/user.js";
import type { Surroundings } from "../surroundings.js";
import type { Session } from "./session-steps.js";

/** Where WorkSpaces leads, and whom it knows there. */
export interface WorkspacesUser {
  readonly account: TwinAccount | undefined;
  readonly relayState: RelayState | undefined;
}

/** From the permission to stream to the relay state: what WorkSpaces looks at. `session` is missing without a message. */
export async function takeWorkspacesSteps(
  session: Session | undefined,
  surroundings: Surroundings,
): Promise<WorkspacesUser> {
  const { form, evidence, recorder } = surroundings;
  const { directory, regions } = evidence;
  if (session) await takeStreamPermission(session, surroundings);
  await takeDirectory(surroundings);
  const account = session && (await takeUser(session, surroundings));
  const expected = { region: directory?.region, registrationCode: directory?.registrationCode, regions };
  const relayState = await recorder.take("relay-state", () => checkRelayState(form.RelayState, expected));
  return { account, relayState };
}

async function takeStreamPermission(
  { pair, ...session }: Session,
  { evidence, recorder }: Surroundings,
): Promise<void> {
  const { permissionPolicies = [] } = evidence.role ?? {};
  const { id, region } = evidence.directory ?? {};
  if (evidence.role?.permissionPolicies === undefined || id === undefined || region === undefined) {
    recorder.skip(
      "stream-permission",
      "Bring the role's permission policies and the directory's id and Region, to ask for workspaces:Stream.",
    );
    return;
  }
  if (!pair) return;
  await recorder.take("stream-permission", () =>
    checkStreamPermission(permissionPolicies, { ...session, pair, directory: { id, region } }),
  );
}

async function takeDirectory({ evidence, recorder }: Surroundings): Promise<void> {
  const { directory = {}, role } = evidence;
  const { state, samlProperties, certificateBasedAuthProperties } = directory;
  if (state === undefined && samlProperties === undefined && certificateBasedAuthProperties === undefined) {
    recorder.skip("directory", "Bring what «aws workspaces describe-workspace-directories» prints of the directory.");
    return;
  }
  await recorder.take("directory", () => checkDirectory(directory, role?.arn));
}

async function takeUser({ subject, tags }: Session, { evidence, recorder }: Surroundings) {
  const accounts = evidence.directory?.accounts;
  if (!accounts) {
    recorder.skip("user", "Bring the account as Active Directory has it, to compare its name and its mail.");
    return undefined;
  }
  return recorder.take("user", () => checkUser(subject.name, tags, accounts));
}
