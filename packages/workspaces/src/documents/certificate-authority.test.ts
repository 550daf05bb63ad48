import { describe, expect, it } from "vitest";
import { thrownCode } from "../testing/thrown-code.test.fixture.js";
import { buildCertificateAuthority } from "./certificate-authority.js";
import { buildCrlBucketPolicy } from "./crl-bucket-policy.js";

const subject = { CommonName: "WorkSpaces" };
const crl = { bucket: "crl-example" };
const place = { accountId: "111122223333", region: "eu-central-1" };

describe("the certificate authority", () => {
  it("is short-lived, of RSA, with a CRL and the tag that WorkSpaces looks for", () => {
    expect(buildCertificateAuthority(subject, crl)).toEqual({
      CertificateAuthorityType: "ROOT",
      CertificateAuthorityConfiguration: {
        KeyAlgorithm: "RSA_2048",
        SigningAlgorithm: "SHA256WITHRSA",
        Subject: subject,
      },
      RevocationConfiguration: {
        CrlConfiguration: {
          Enabled: true,
          ExpirationInDays: 7,
          S3BucketName: "crl-example",
          S3ObjectAcl: "PUBLIC_READ",
        },
      },
      UsageMode: "SHORT_LIVED_CERTIFICATE",
      Tags: [{ Key: "euc-private-ca", Value: "" }],
    });
  });

  it("keeps the bucket's objects private when another host serves them", () => {
    const { CrlConfiguration } = buildCertificateAuthority(subject, {
      ...crl,
      customCname: "crl.example.com",
    }).RevocationConfiguration;
    expect(CrlConfiguration).toMatchObject({
      CustomCname: "crl.example.com",
      S3ObjectAcl: "BUCKET_OWNER_FULL_CONTROL",
    });
  });

  const badSubject = "certificate-authority-subject-malformed";
  it.each([
    [undefined, "a CommonName of 64", { CommonName: "c".repeat(64) }],
    [badSubject, "a CommonName of 65", { CommonName: "c".repeat(65) }],
    [badSubject, "no CommonName", { CommonName: "" }],
    [undefined, "an Organization of 64", { Organization: "o".repeat(64) }],
    [badSubject, "an Organization of 65", { Organization: "o".repeat(65) }],
    [undefined, "an OrganizationalUnit of 64", { OrganizationalUnit: "u".repeat(64) }],
    [badSubject, "an OrganizationalUnit of 65", { OrganizationalUnit: "u".repeat(65) }],
    [undefined, "a State of 128", { State: "s".repeat(128) }],
    [badSubject, "a State of 129", { State: "s".repeat(129) }],
    [undefined, "a Locality of 128", { Locality: "l".repeat(128) }],
    [badSubject, "a Locality of 129", { Locality: "l".repeat(129) }],
    [undefined, "a Country of two letters", { Country: "IE" }],
    [badSubject, "a Country of three letters", { Country: "IRL" }],
  ])("is answered with %s: %s", (code, _, change) => {
    expect(thrownCode(() => buildCertificateAuthority({ ...subject, ...change }, crl))).toBe(code);
  });

  it.each([
    [undefined, "1 day", { expirationInDays: 1 }],
    [undefined, "5000 days", { expirationInDays: 5000 }],
    ["crl-expiration-out-of-range", "0 days", { expirationInDays: 0 }],
    ["crl-expiration-out-of-range", "5001 days", { expirationInDays: 5001 }],
    ["crl-expiration-out-of-range", "half a day", { expirationInDays: 1.5 }],
    [undefined, "a host of 253", { customCname: `${"a.".repeat(126)}a` }],
    ["crl-host-malformed", "a host of 254", { customCname: `${"a.".repeat(126)}aa` }],
    ["crl-host-malformed", "a scheme", { customCname: "http://crl.example.com" }],
    ["crl-host-malformed", "a path", { customCname: "crl.example.com/crl" }],
    ["crl-host-malformed", "no host", { customCname: "" }],
    [undefined, "a bucket of 3", { bucket: "crl" }],
    [undefined, "a bucket of 63", { bucket: "c".repeat(63) }],
    ["bucket-malformed", "a bucket of 2", { bucket: "cr" }],
    ["bucket-malformed", "a bucket of 64", { bucket: "c".repeat(64) }],
    ["bucket-malformed", "a bucket in capitals", { bucket: "CRL" }],
    ["bucket-malformed", "two dots in a bucket", { bucket: "crl..example" }],
    ["bucket-malformed", "a hyphen before a bucket", { bucket: "-crl" }],
    ["bucket-malformed", "a wildcard", { bucket: "crl*" }],
  ])("is answered with %s for a CRL with %s", (code, _, change) => {
    expect(thrownCode(() => buildCertificateAuthority(subject, { ...crl, ...change }))).toBe(code);
  });
});

describe("the policy of the CRL's bucket", () => {
  const authority =
    "arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/11223344-1234-1122-2233-112233445566";

  it("lets AWS Private CA write, for the account's authorities alone", () => {
    expect(buildCrlBucketPolicy(place, "crl-example")).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "acm-pca.amazonaws.com" },
          Action: ["s3:PutObject", "s3:PutObjectAcl", "s3:GetBucketAcl", "s3:GetBucketLocation"],
          Resource: ["arn:aws:s3:::crl-example/*", "arn:aws:s3:::crl-example"],
          Condition: {
            StringEquals: { "aws:SourceAccount": "111122223333" },
            ArnLike: { "aws:SourceArn": "arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/*" },
          },
        },
      ],
    });
  });

  it("names one authority when it is known", () => {
    const [statement] = buildCrlBucketPolicy(place, "crl-example", authority).Statement;
    expect(statement?.["Condition"]).toMatchObject({ ArnLike: { "aws:SourceArn": authority } });
  });

  it("names GovCloud's bucket", () => {
    const [statement] = buildCrlBucketPolicy({ ...place, region: "us-gov-west-1" }, "crl-example").Statement;
    expect(statement?.["Resource"]).toContain("arn:aws-us-gov:s3:::crl-example");
  });

  it.each([
    ["bucket-malformed", () => buildCrlBucketPolicy(place, "*")],
    ["account-id-malformed", () => buildCrlBucketPolicy({ ...place, accountId: "*" }, "crl-example")],
    ["account-id-malformed", () => buildCrlBucketPolicy({ ...place, accountId: "*" }, "crl-example", authority)],
    ["region-malformed", () => buildCrlBucketPolicy({ ...place, region: "*" }, "crl-example")],
    ["certificate-authority-arn-malformed", () => buildCrlBucketPolicy(place, "crl-example", "*")],
  ])("is refused with %s", (code, build) => {
    expect(thrownCode(build)).toBe(code);
  });
});
