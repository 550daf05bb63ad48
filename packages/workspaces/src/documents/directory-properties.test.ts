import { describe, expect, it } from "vitest";
import { thrownCode } from "../testing/thrown-code.test.fixture.js";
import { buildModifyCertificateBasedAuthProperties, buildModifySamlProperties } from "./directory-properties.js";

const parts = { directoryId: "d-926722edaf", status: "ENABLED" } as const;
const authority =
  "arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/11223344-1234-1122-2233-112233445566";

describe("the SAML properties of a directory", () => {
  it("are in AWS's spelling", () => {
    const full = { ...parts, userAccessUrl: "https://idp.example.com/", relayStateParameterName: "TargetResource" };
    expect(buildModifySamlProperties(full)).toEqual({
      ResourceId: "d-926722edaf",
      SamlProperties: {
        Status: "ENABLED",
        UserAccessUrl: "https://idp.example.com/",
        RelayStateParameterName: "TargetResource",
      },
    });
  });

  it("say nothing of what is not to be changed", () => {
    expect(buildModifySamlProperties({ ...parts, status: "DISABLED" }).SamlProperties).toEqual({ Status: "DISABLED" });
  });

  it("let old clients pass SAML by only when told to", () => {
    const { SamlProperties } = buildModifySamlProperties({ ...parts, dangerouslyAllowDirectoryLogin: true });
    expect(SamlProperties.Status).toBe("ENABLED_WITH_DIRECTORY_LOGIN_FALLBACK");
  });

  it.each([
    [undefined, "a URL of 200", { userAccessUrl: `https://x.test/${"a".repeat(185)}` }],
    ["user-access-url-length", "a URL of 201", { userAccessUrl: `https://x.test/${"a".repeat(186)}` }],
    ["user-access-url-malformed", "another scheme", { userAccessUrl: "ftp://idp.example.com/" }],
    [undefined, "a parameter of one character", { relayStateParameterName: "R" }],
    ["relay-state-parameter-name-empty", "no parameter", { relayStateParameterName: "" }],
    ["directory-id-malformed", "no directory", { directoryId: "" }],
    ["directory-login-without-saml", "a fallback", { status: "DISABLED", dangerouslyAllowDirectoryLogin: true }],
  ] as const)("are answered with %s: %s", (code, _, change) => {
    expect(thrownCode(() => buildModifySamlProperties({ ...parts, ...change }))).toBe(code);
  });
});

describe("the certificate properties of a directory", () => {
  it("are in AWS's spelling", () => {
    expect(buildModifyCertificateBasedAuthProperties("d-926722edaf", authority)).toEqual({
      ResourceId: "d-926722edaf",
      CertificateBasedAuthProperties: { Status: "ENABLED", CertificateAuthorityArn: authority },
    });
  });

  it.each([
    [undefined, "200 characters", authority + "a".repeat(200 - authority.length)],
    [undefined, "GovCloud", authority.replace("aws", "aws-us-gov").replace("eu-central-1", "us-gov-west-1")],
    ["certificate-authority-arn-malformed", "201 characters", authority + "a".repeat(201 - authority.length)],
    ["certificate-authority-arn-malformed", "nothing", ""],
    ["certificate-authority-arn-malformed", "a certificate of ACM", authority.replace("acm-pca", "acm")],
    ["certificate-authority-arn-malformed", "a certificate of the authority", `${authority}/certificate/0`],
    ["certificate-authority-arn-malformed", "a line break at the end", `${authority}\n`],
  ])("are answered with %s for an ARN of %s", (code, _, arn) => {
    expect(thrownCode(() => buildModifyCertificateBasedAuthProperties("d-926722edaf", arn))).toBe(code);
  });

  it("are refused for a directory of another form", () => {
    expect(thrownCode(() => buildModifyCertificateBasedAuthProperties("", authority))).toBe("directory-id-malformed");
  });
});
