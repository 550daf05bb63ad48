import { workspacesRegions } from "@idpkit/workspaces";

/** The Region of a directory, and where it was learnt from; AWS does not print it with the directory. */
export interface LearntRegion {
  readonly region: string;
  readonly from: "--region" | "the CertificateAuthorityArn" | "the relay state";
}

/**
 * Learns a directory's Region: as it is told, else from its certificate authority, which is in the same one, else from the
 * endpoint in the relay state, which then agrees by itself.
 */
export function regionOf(sources: {
  readonly told: string | undefined;
  readonly certificateAuthorityArn: string | undefined;
  readonly relayState: string | undefined;
}): LearntRegion | undefined {
  if (sources.told !== undefined) return { region: sources.told, from: "--region" };
  const [, region] = /^arn:aws[a-z-]*:acm-pca:([a-z0-9-]+):/.exec(sources.certificateAuthorityArn ?? "") ?? [];
  if (region !== undefined) return { region, from: "the CertificateAuthorityArn" };
  const host = hostOf(sources.relayState ?? "");
  const row = workspacesRegions.find(({ relayStateHost, relayStateFipsHost }) =>
    [relayStateHost, relayStateFipsHost].includes(host),
  );
  return row && { region: row.region, from: "the relay state" };
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : "";
}
