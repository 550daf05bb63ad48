import { SamlError } from "../../errors.js";
import { parseDateTime } from "../../xml/date-time.js";
import { collapsedAttribute } from "../../xml/read-element.js";
import type { ReadElement } from "../../xml/unverified-element.js";
import { parseDuration } from "../duration.js";

/** How long metadata may be used. */
export interface MetadataValidity {
  /** From when it must not be used any more; absent if it never expires. */
  readonly validUntil?: Date;
  /** After how many seconds it should be read again; absent if it does not say. */
  readonly cacheDuration?: number;
}

/** What is expected of the validity of metadata. */
export interface ExpectedValidity {
  /** What the end of the metadata is held against. */
  readonly now: Date;
  /**
   * How far ahead metadata may expire, in seconds. By default 28 days: as long as that a withdrawn key or a copy from before
   * can be passed off as current, and federations publish for less.
   */
  readonly maximumValidity?: number;
  /** Takes metadata that never expires, or later than that. What has expired is refused all the same. */
  readonly insecureAllowUnlimitedValidity?: boolean;
}

/**
 * Reads the validity of metadata: the earliest end and the shortest duration of an entity and whatever stands around it.
 *
 * @param path - elements with such attributes, one within the other.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-metadata-2.0-os.pdf | SAML Metadata §2.3.1, §2.3.2, §2.4.1}
 */
export function readValidity(path: readonly ReadElement[]): MetadataValidity {
  const ends = valuesOf(path, "validUntil").map((text) => parseDateTime(text).getTime());
  const durations = valuesOf(path, "cacheDuration").map(parseDuration);
  return {
    ...(ends.length > 0 && { validUntil: new Date(Math.min(...ends)) }),
    ...(durations.length > 0 && { cacheDuration: Math.min(...durations) }),
  };
}

/**
 * Refuses metadata that has expired, that never does, or that does so too late.
 *
 * @throws {@link SamlError} `metadata-expired`, `metadata-valid-until-missing`, `metadata-valid-too-long`.
 */
export function checkValidity({ validUntil }: MetadataValidity, expected: ExpectedValidity): void {
  const { now, maximumValidity = federationValidity, insecureAllowUnlimitedValidity = false } = expected;
  // Written so that an invalid date or number refuses.
  const left = (validUntil?.getTime() ?? Infinity) - now.getTime();
  if (!(left > 0)) throw new SamlError("metadata-expired", "The metadata has expired.");
  if (insecureAllowUnlimitedValidity) return;
  if (validUntil === undefined) {
    throw new SamlError("metadata-valid-until-missing", "The metadata does not say when it expires.");
  }
  if (!(left <= maximumValidity * 1000)) {
    throw new SamlError("metadata-valid-too-long", "The metadata expires later than is allowed.");
  }
}

function valuesOf(path: readonly ReadElement[], name: string): string[] {
  return path.map((element) => collapsedAttribute(element, name)).filter((value) => value !== undefined);
}

/** 28 days. */
const federationValidity = 2_419_200;
