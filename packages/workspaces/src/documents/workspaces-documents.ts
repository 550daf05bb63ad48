import { WorkspacesError } from "../errors.js";
import { arn, checkRoleName, type AwsPlace } from "./aws-names.js";
import {
  buildCertificateAuthority,
  type CertificateAuthoritySubject,
  type CreateCertificateAuthorityInput,
  type CrlPlace,
} from "./certificate-authority.js";
import { buildCrlBucketPolicy } from "./crl-bucket-policy.js";
import { buildModifySamlProperties, type ModifySamlPropertiesInput } from "./directory-properties.js";
import type { PolicyJson } from "./policy-json.js";
import { checkProviderMetadata } from "./provider-metadata.js";
import { buildWorkspacesStreamPolicy } from "./stream-policy.js";
import { buildTrustPolicy, type TrustPolicyParts } from "./trust-policy.js";

/** What one directory of WorkSpaces Personal needs in AWS to take SAML sign-in. */
export interface WorkspacesSetUp extends AwsPlace {
  readonly provider: {
    /** Name of the SAML provider in IAM: 1 to 128 letters, digits and `._-`. */
    readonly name: string;
    /** The identity provider's metadata, as it is published. */
    readonly metadata: Uint8Array;
  };
  readonly role: Omit<TrustPolicyParts, "providerArn"> & {
    readonly name: string;
    /** The `SessionDuration` that is sent, 900 to 43 200 seconds. The role is made to allow as much. */
    readonly sessionDurationSeconds: number;
  };
  readonly directory: {
    readonly id: string;
    readonly userAccessUrl: string;
    readonly relayStateParameterName?: string;
  };
  /** For certificate-based authentication; without it people still type their password in Windows. */
  readonly certificateAuthority?: { readonly subject: CertificateAuthoritySubject; readonly crl: CrlPlace };
}

/** The inputs of AWS's calls, in the order of the calls and in AWS's spelling; policies as objects. */
export interface WorkspacesDocuments {
  readonly place: AwsPlace;
  readonly samlProvider: { readonly Name: string; readonly SAMLMetadataDocument: string };
  readonly role: {
    readonly RoleName: string;
    readonly AssumeRolePolicyDocument: PolicyJson;
    readonly MaxSessionDuration: number;
  };
  readonly rolePolicy: { readonly RoleName: string; readonly PolicyName: string; readonly PolicyDocument: PolicyJson };
  readonly samlProperties: ModifySamlPropertiesInput;
  readonly certificateBasedAuth?: {
    readonly crlBucketPolicy: { readonly Bucket: string; readonly Policy: PolicyJson };
    readonly certificateAuthority: CreateCertificateAuthorityInput;
  };
}

/**
 * Everything that AWS has to be told for one directory, checked against AWS's limits and against each other.
 *
 * @throws {@link WorkspacesError} with the code of the first document that does not fit; `provider-name-malformed`,
 * `role-name-malformed` and `session-duration-out-of-range` are this function's own.
 *
 * @see {@link https://docs.aws.amazon.com/workspaces/latest/adminguide/setting-up-saml.html | Set up SAML 2.0 for WorkSpaces}
 */
export function buildWorkspacesDocuments(setUp: WorkspacesSetUp): WorkspacesDocuments {
  const { accountId, region, provider, role, directory, certificateAuthority } = setUp;
  const place = { accountId, region };
  const providerArn = arn("iam", place, `saml-provider/${checkProviderName(provider.name)}`);
  const RoleName = checkRoleName(role.name);
  return {
    place,
    samlProvider: { Name: provider.name, SAMLMetadataDocument: checkProviderMetadata(provider.metadata) },
    role: {
      RoleName,
      AssumeRolePolicyDocument: buildTrustPolicy({ ...role, providerArn }),
      MaxSessionDuration: maximumSession(role.sessionDurationSeconds),
    },
    rolePolicy: {
      RoleName,
      PolicyName: "WorkSpacesStream",
      PolicyDocument: buildWorkspacesStreamPolicy(place, directory.id),
    },
    samlProperties: buildModifySamlProperties({ ...directory, directoryId: directory.id, status: "ENABLED" }),
    ...(certificateAuthority && {
      certificateBasedAuth: {
        crlBucketPolicy: {
          Bucket: certificateAuthority.crl.bucket,
          Policy: buildCrlBucketPolicy(place, certificateAuthority.crl.bucket),
        },
        certificateAuthority: buildCertificateAuthority(certificateAuthority.subject, certificateAuthority.crl),
      },
    }),
  };
}

function checkProviderName(name: string): string {
  // https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateSAMLProvider.html
  if (/^[A-Za-z0-9_.-]{1,128}$/.test(name)) return name;
  throw new WorkspacesError(
    "provider-name-malformed",
    "The provider's name is not 1 to 128 letters, digits and «._-».",
  );
}

/** A role's own limit cannot be below an hour. That it bounds a session of WorkSpaces is likely, not documented. */
function maximumSession(seconds: number): number {
  if (Number.isInteger(seconds) && seconds >= 900 && seconds <= 43_200) return Math.max(3600, seconds);
  throw new WorkspacesError(
    "session-duration-out-of-range",
    "The session duration is not a whole number of seconds from 900 to 43200.",
  );
}
