import { SamlError } from "../errors.js";
import type { Signer } from "./signer.js";

/** A key of the identity provider, and when it is used. */
export interface SigningKey {
  /** Signs, and holds the certificate to publish. */
  readonly signer: Signer;
  /** From when it signs, in place of the key before; absent: from the beginning. */
  readonly signsFrom?: Date;
  /** From when its certificate is not published any more; absent: that is not settled yet. */
  readonly retiresAt?: Date;
}

/** The keys of an identity provider over time. */
export interface SigningKeys {
  /**
   * Who signs at this instant: of the keys that have begun, the latest.
   *
   * @throws {@link SamlError} `signing-key-missing` before the first key begins; `instant-invalid`.
   */
  signerAt(now: Date): Signer;
  /**
   * The certificates that metadata holds at this instant: those of all keys that have not retired, also of keys that are
   * yet to sign. The one that signs comes first, for service providers that read no further.
   *
   * @throws {@link SamlError} `instant-invalid`.
   */
  publishedCertificatesAt(now: Date): [Uint8Array, ...Uint8Array[]];
}

/**
 * Sets out which key signs and which certificates are published at each time, so that a key is rolled over without a
 * moment in which a service provider does not know the key that signs.
 *
 * The usual timetable:
 *
 * 1. Add the next key with `signsFrom`. Its certificate is published from now on, beside the present one.
 * 2. Until `signsFrom`, wait until each service provider has read the metadata again: at least the `cacheDuration` of
 *    the metadata, or what the slowest one takes. At AWS IAM somebody has to upload it (`UpdateSAMLProvider`); IAM keeps
 *    several certificates and tries them all, so both overlap there as well.
 * 3. At `signsFrom` the next key signs. A service provider that lags behind fails from here on; to put `signsFrom` off
 *    mends that.
 * 4. Until `retiresAt` of the former key, wait again, for what it signed to expire and for whoever asks what was signed.
 * 5. From `retiresAt` on its certificate is not published. Once service providers have read that (IAM: another upload),
 *    take the key out of the list and destroy it.
 *
 * A stolen key leaves the list at once, without any of these waits.
 *
 * @throws {@link SamlError} `signing-key-missing`: the list is empty, a key retires before the next one begins, or the
 * last one retires; `signing-keys-ambiguous`: two keys begin at the same time; `instants-out-of-order`: a key retires
 * before it begins; `instant-invalid`.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-metadata-2.0-os.pdf | SAML Metadata §2.4.1.1}
 */
export function createSigningKeys(keys: readonly SigningKey[]): SigningKeys {
  const [first, ...others] = keys.map(period).sort((a, b) => a.begins - b.begins);
  if (first === undefined) throw missing("There is no signing key.");
  const periods = [first, ...others];
  periods.forEach((it, index) => {
    checkPeriod(it, periods[index + 1]);
  });

  const latestAt = (now: number): Period | undefined => periods.findLast(({ begins }) => begins <= now);
  return {
    signerAt(now) {
      const latest = latestAt(milliseconds(now));
      if (latest === undefined) throw missing("No signing key has begun yet.");
      return latest.signer;
    },
    publishedCertificatesAt(now) {
      const instant = milliseconds(now);
      const latest = latestAt(instant) ?? first;
      const beside = periods.filter((it) => it !== latest && instant < it.retires);
      return [latest.signer.certificate, ...beside.map(({ signer }) => signer.certificate)];
    },
  };
}

/** A {@link SigningKey} with instants in milliseconds, which nobody can change later. */
interface Period {
  readonly signer: Signer;
  readonly begins: number;
  readonly retires: number;
}

function period({ signer, signsFrom, retiresAt }: SigningKey): Period {
  return {
    signer,
    begins: signsFrom === undefined ? -Infinity : milliseconds(signsFrom),
    retires: retiresAt === undefined ? Infinity : milliseconds(retiresAt),
  };
}

function checkPeriod({ begins, retires }: Period, next: Period | undefined): void {
  if (retires <= begins) throw new SamlError("instants-out-of-order", "A signing key retires before it begins.");
  if (begins === next?.begins) {
    throw new SamlError("signing-keys-ambiguous", "Two signing keys begin at the same time.");
  }
  if (retires < (next?.begins ?? Infinity)) throw missing("A signing key retires while no other has taken over.");
}

function milliseconds(instant: Date): number {
  const time = instant.getTime();
  if (Number.isNaN(time)) throw new SamlError("instant-invalid", "An instant of the signing keys is invalid.");
  return time;
}

function missing(message: string): SamlError {
  return new SamlError("signing-key-missing", message);
}
