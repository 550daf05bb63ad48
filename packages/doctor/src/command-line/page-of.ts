import type { BringOption } from "../verdict/bring.js";
import type { Page } from "../verdict/render-verdict.js";
import type { ChosenTime } from "./choose-time.js";
import type { Gathered } from "./gather.js";
import type { Options } from "./parse-options.js";

/** What stands around the verdict of what was gathered. */
export function pageOf(options: Options, gathered: Gathered, time: ChosenTime): Pick<Page, "about" | "known"> {
  return { about: aboutOf(gathered, time), known: knownOf(options, gathered) };
}

function aboutOf({ post, region }: Gathered, { at, source }: ChosenTime): readonly string[] {
  return [
    `${captures[post.kind]}${post.acs === undefined ? "" : ` posted to ${post.acs}`}`,
    `Judged at ${at.toISOString()}${times[source]}`,
    ...(region ? [`Region ${region.region}, as ${region.from} says`] : []),
  ];
}

/** The Region is asked for only where a directory is known, and nothing tells it. */
function knownOf(options: Options, { region }: Gathered): ReadonlySet<BringOption> {
  const given: readonly (readonly [BringOption, boolean])[] = [
    ["--provider", options.provider !== undefined],
    ["--role", options.role !== undefined],
    ["--role-policy", options.rolePolicies.length > 0],
    ["--directories", options.directories !== undefined],
    ["--region", options.directories === undefined || region !== undefined],
    ["--account", options.accounts.length > 0],
  ];
  return new Set(given.filter(([, known]) => known).map(([option]) => option));
}

const captures = {
  har: "A response in a HAR",
  form: "A posted form",
  base64: "A response in base64",
  xml: "A response in XML",
};

const times = { now: ", which is now", told: "", posted: ", when it was posted", issued: ", when it was issued" };
