import type { BasicConstraints, KeyUsage } from "@idpkit/x509";

/**
 * What certificates of one kind look like, and what their request may ask for: plain data, for applications to alter
 * (`{ ...smartCardLogon, lifetimeSeconds: … }`) or to write.
 *
 * What a profile does not name is refused. The key identifiers come by themselves.
 */
export interface CertificateProfile {
  /** For records, e.g. `smart-card-logon`. */
  readonly name: string;
  readonly basicConstraints: BasicConstraints;
  /** By kind of key: an EC key enciphers nothing ([RFC5480] §3). */
  readonly keyUsage: {
    readonly RSA: readonly [KeyUsage, ...KeyUsage[]];
    readonly EC: readonly [KeyUsage, ...KeyUsage[]];
  };
  /** OIDs in dotted decimal; none leaves the extension out, which allows everything. */
  readonly extendedKeyUsage: readonly string[];
  /**
   * The kinds of names in subjectAltName: a type of `GeneralName`, or for an otherName its type-id. A URI that holds a SID is a
   * kind of its own, `tag:microsoft.com,2022-09-14:sid:`.
   */
  readonly subjectAltName: RequestRule;
  /** The other extensions, as OIDs in dotted decimal, that a request brings. */
  readonly extensions: RequestRule;
  /** What is taken from a certification request besides its key. All else in it is passed over. */
  readonly certificationRequest: {
    /** Whether the subject is the one asked for, instead of a common name that the application gives. */
    readonly subject: "taken" | "ignored";
    /** The extensions, as OIDs in dotted decimal, that count as brought, unless the application brings its own. */
    readonly extensions: readonly string[];
  };
  readonly lifetimeSeconds: {
    /** When a request names none. */
    readonly default: number;
    readonly minimum: number;
    readonly maximum: number;
  };
  /** How long before its issue a certificate is valid, for clocks that are behind. */
  readonly backdatingSeconds: number;
}

/** What a request has to bring, and what else it may bring. */
export interface RequestRule {
  readonly required: readonly string[];
  readonly allowed: readonly string[];
}
