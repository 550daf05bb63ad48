import { WorkspacesError } from "../errors.js";

/** The subject of a certificate authority, in AWS's names of its attributes. */
export interface CertificateAuthoritySubject {
  /** At most 64 characters. */
  readonly CommonName: string;
  /** At most 64 characters. */
  readonly Organization?: string;
  /** At most 64 characters. */
  readonly OrganizationalUnit?: string;
  /** Two letters. */
  readonly Country?: string;
  /** At most 128 characters. */
  readonly State?: string;
  /** At most 128 characters. */
  readonly Locality?: string;
}

/** Where a certificate authority puts its list of revoked certificates, which desktops and domain controllers fetch. */
export interface CrlPlace {
  /** The S3 bucket. */
  readonly bucket: string;
  /**
   * The host in the certificates' distribution point, without scheme, that serves a private bucket, such as that of
   * CloudFront. Without it the bucket's objects are made public, which S3 refuses while it blocks public access.
   */
  readonly customCname?: string;
  /** 1 to 5000; 7 unless given. Once a list has lapsed, no certificate of the authority opens a desktop. */
  readonly expirationInDays?: number;
}

/** Input of `CreateCertificateAuthority`. */
export interface CreateCertificateAuthorityInput {
  readonly CertificateAuthorityType: "ROOT";
  readonly CertificateAuthorityConfiguration: {
    readonly KeyAlgorithm: "RSA_2048";
    readonly SigningAlgorithm: "SHA256WITHRSA";
    readonly Subject: CertificateAuthoritySubject;
  };
  readonly RevocationConfiguration: {
    readonly CrlConfiguration: {
      readonly Enabled: true;
      readonly ExpirationInDays: number;
      readonly CustomCname?: string;
      readonly S3BucketName: string;
      readonly S3ObjectAcl: "PUBLIC_READ" | "BUCKET_OWNER_FULL_CONTROL";
    };
  };
  readonly UsageMode: "SHORT_LIVED_CERTIFICATE";
  readonly Tags: readonly [{ readonly Key: "euc-private-ca"; readonly Value: string }];
}

/**
 * The root certificate authority that WorkSpaces issues logon certificates from: short-lived, RSA, with a CRL, and the
 * tag without which WorkSpaces may not use it.
 *
 * With a complete CRL an authority can issue a million certificates in its life, and WorkSpaces takes one for each
 * person and day. It cannot issue the certificates of domain controllers: those have to live longer than seven days.
 *
 * @throws {@link WorkspacesError} `certificate-authority-subject-malformed`, `bucket-malformed`, `crl-host-malformed` or
 * `crl-expiration-out-of-range`.
 *
 * @see {@link https://docs.aws.amazon.com/workspaces/latest/adminguide/certificate-based-authentication.html | Certificate-based authentication and WorkSpaces Personal}
 * @see {@link https://docs.aws.amazon.com/privateca/latest/APIReference/API_CreateCertificateAuthority.html | CreateCertificateAuthority}
 */
export function buildCertificateAuthority(
  subject: CertificateAuthoritySubject,
  crl: CrlPlace,
): CreateCertificateAuthorityInput {
  return {
    CertificateAuthorityType: "ROOT",
    CertificateAuthorityConfiguration: {
      KeyAlgorithm: "RSA_2048",
      SigningAlgorithm: "SHA256WITHRSA",
      Subject: checkSubject(subject),
    },
    RevocationConfiguration: {
      CrlConfiguration: {
        Enabled: true,
        ExpirationInDays: checkExpiration(crl.expirationInDays ?? 7),
        ...(crl.customCname !== undefined && { CustomCname: checkHost(crl.customCname) }),
        S3BucketName: checkBucket(crl.bucket),
        S3ObjectAcl: crl.customCname === undefined ? "PUBLIC_READ" : "BUCKET_OWNER_FULL_CONTROL",
      },
    },
    UsageMode: "SHORT_LIVED_CERTIFICATE",
    Tags: [{ Key: "euc-private-ca", Value: "" }],
  };
}

/** The name of a bucket of S3: 3 to 63 small letters, digits, dots and hyphens. */
export function checkBucket(bucket: string): string {
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
  if (/^[a-z0-9](?:[a-z0-9-]|\.(?!\.)){1,61}[a-z0-9]$/.test(bucket)) return bucket;
  throw new WorkspacesError("bucket-malformed", "The bucket's name is not one that S3 allows.");
}

function checkSubject(subject: CertificateAuthoritySubject): CertificateAuthoritySubject {
  const { CommonName, Organization, OrganizationalUnit, Country, State, Locality } = subject;
  const fits =
    CommonName !== "" &&
    [CommonName, Organization, OrganizationalUnit].every((value) => value === undefined || value.length <= 64) &&
    [State, Locality].every((value) => value === undefined || value.length <= 128) &&
    (Country === undefined || /^[A-Za-z]{2}$/.test(Country));
  if (fits) return subject;
  throw new WorkspacesError(
    "certificate-authority-subject-malformed",
    "The subject has no CommonName, an attribute that is too long, or a Country that is not two letters.",
  );
}

/** A host name alone: Windows fetches CRLs by plain `http`, and AWS writes that and the path itself. */
function checkHost(host: string): string {
  if (host.length <= 253 && /^[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)+$/.test(host)) return host;
  throw new WorkspacesError("crl-host-malformed", "The CRL's host is not a host name of at most 253 characters.");
}

function checkExpiration(days: number): number {
  if (Number.isInteger(days) && days >= 1 && days <= 5000) return days;
  throw new WorkspacesError("crl-expiration-out-of-range", "The CRL does not expire after 1 to 5000 days.");
}
