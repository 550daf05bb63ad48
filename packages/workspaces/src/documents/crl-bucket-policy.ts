import { arn, checkCertificateAuthorityArn, partitionOf, type AwsPlace } from "./aws-names.js";
import { checkBucket } from "./certificate-authority.js";
import { statementsOf, type PolicyJson } from "./policy-json.js";

/**
 * Lets AWS Private CA write its CRL into a bucket, for one account and, once it is known, one certificate authority.
 *
 * Makes nothing public: that is the ACL of the objects. An authority in an opt-in Region with its bucket in another
 * needs a service principal of its Region, which is not written here.
 *
 * @throws {@link WorkspacesError} `bucket-malformed`, `account-id-malformed`, `region-malformed` or
 * `certificate-authority-arn-malformed`.
 *
 * @see {@link https://docs.aws.amazon.com/privateca/latest/userguide/crl-planning.html | Plan a CRL, access policies in S3}
 */
export function buildCrlBucketPolicy(place: AwsPlace, bucket: string, certificateAuthorityArn?: string): PolicyJson {
  const bucketArn = `arn:${partitionOf(place)}:s3:::${checkBucket(bucket)}`;
  const ofAccount = arn("acm-pca", place, "certificate-authority/*");
  return statementsOf({
    Effect: "Allow",
    Principal: { Service: "acm-pca.amazonaws.com" },
    Action: ["s3:PutObject", "s3:PutObjectAcl", "s3:GetBucketAcl", "s3:GetBucketLocation"],
    Resource: [`${bucketArn}/*`, bucketArn],
    Condition: {
      StringEquals: { "aws:SourceAccount": place.accountId },
      ArnLike: {
        "aws:SourceArn":
          certificateAuthorityArn === undefined ? ofAccount : checkCertificateAuthorityArn(certificateAuthorityArn),
      },
    },
  });
}
