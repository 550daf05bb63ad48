import { compromisingStatuses, otherStatuses } from "./authenticator-status.js";
import type { MetadataEntry, StatusReport } from "./metadata-entry.js";
import { parseUtcDate } from "./utc-date.js";

/** What is known of a model at a time: the reports that hold by then. */
export interface MetadataStatus {
  /** All, in the order of the BLOB. */
  readonly reports: readonly StatusReport[];
  /**
   * Those that say that the model must not be relied on: `REVOKED`, or that its keys or its user verification are
   * broken. None is lifted by a later report: which firmware an authenticator runs is mostly unknown.
   */
  readonly compromises: readonly StatusReport[];
  /** Those whose status is newer than this package. They count for nothing, but somebody should look at them. */
  readonly unknown: readonly StatusReport[];
}

/**
 * Tells what is known of a model at a time.
 *
 * A report holds from the start, in UTC, of its effectiveDate; without one that can be read, always.
 *
 * @see {@link https://fidoalliance.org/specs/mds/fido-metadata-service-v3.1.1-ps-20260105.html | FIDO Metadata Service 3.1.1, AuthenticatorStatus}
 */
export function statusAt(entry: MetadataEntry, at: Date): MetadataStatus {
  if (Number.isNaN(at.getTime())) throw new TypeError("the time of a status must be a valid date");
  const reports = entry.statusReports.filter((report) => holdsAt(report, at));
  return {
    reports,
    compromises: reports.filter(({ status }) => compromisingStatuses.has(status)),
    unknown: reports.filter(({ status }) => !compromisingStatuses.has(status) && !otherStatuses.has(status)),
  };
}

function holdsAt({ effectiveDate = "" }: StatusReport, at: Date): boolean {
  const since = parseUtcDate(effectiveDate);
  return since === undefined || since <= at;
}
