import { describe, expect, it } from "vitest";
import { serializeAsCommandLine } from "./aws-command-line.js";
import { buildCloudFormation } from "./cloudformation.js";
import { isProgramMissing, runProgram } from "./program.test.fixture.js";
import { metadata, passwordSetUp, setUp } from "./set-up.test.fixture.js";
import { buildWorkspacesDocuments } from "./workspaces-documents.js";

const documents = buildWorkspacesDocuments(setUp);
const { files, commands } = serializeAsCommandLine(documents);

/** The words that a shell hands to `aws`, whose answers name the call. */
async function wordsOf(lines: readonly string[]): Promise<string[][]> {
  const recorder = 'aws() { printf "%s\\036" "$@" >> words; printf "\\035" >> words; echo "answer-of-$2"; }';
  const script = [recorder, "{", ...lines, "} > answers", "cat words"].join("\n");
  const calls = (await runProgram("sh", ["-eu"], {}, script)).split("\u{1d}").slice(0, -1);
  return calls.map((call) => call.split("\u{1e}").slice(0, -1));
}

describe("the documents as files", () => {
  it("are read as what they were", () => {
    expect(files["metadata.xml"]).toBe(metadata);
    const { role, rolePolicy, samlProperties, certificateBasedAuth } = documents;
    expect(JSON.parse(files["trust-policy.json"] ?? "")).toEqual(role.AssumeRolePolicyDocument);
    expect(JSON.parse(files["stream-policy.json"] ?? "")).toEqual(rolePolicy.PolicyDocument);
    expect(JSON.parse(files["saml-properties.json"] ?? "")).toEqual(samlProperties);
    expect(JSON.parse(files["crl-bucket-policy.json"] ?? "")).toEqual(certificateBasedAuth?.crlBucketPolicy.Policy);
    expect(JSON.parse(files["certificate-authority.json"] ?? "")).toEqual(certificateBasedAuth?.certificateAuthority);
  });

  it("are the same for the same set-up", () => {
    expect(serializeAsCommandLine(buildWorkspacesDocuments(structuredClone(setUp)))).toEqual({ files, commands });
  });

  it("have no certificates where none are wanted", () => {
    const password = serializeAsCommandLine(buildWorkspacesDocuments(passwordSetUp));
    expect(Object.keys(password.files)).toHaveLength(4);
    expect(password.commands).toHaveLength(4);
  });
});

describe.skipIf(isProgramMissing("sh"))("the commands", () => {
  it("are these, each of which names the Region and only files that are there", async () => {
    const words = await wordsOf(commands);
    expect(words.map(([service, operation]) => `${String(service)} ${String(operation)}`)).toEqual([
      "iam create-saml-provider",
      "iam create-role",
      "iam put-role-policy",
      "s3api put-bucket-policy",
      "acm-pca create-certificate-authority",
      "acm-pca wait",
      "acm-pca get-certificate-authority-csr",
      "acm-pca issue-certificate",
      "acm-pca wait",
      "acm-pca get-certificate",
      "acm-pca import-certificate-authority-certificate",
      "workspaces modify-saml-properties",
      "iam attach-role-policy",
      "workspaces modify-certificate-based-auth-properties",
    ]);
    expect(words.every((call) => call[call.indexOf("--region") + 1] === "eu-central-1")).toBe(true);
    const named = words.flat().flatMap((word) => /^file:\/\/(.+)/.exec(word)?.[1] ?? []);
    expect(named.toSorted()).toEqual(Object.keys(files).toSorted());
  });

  it("hand the certificate authority's ARN on to those that need it", async () => {
    const words = await wordsOf(commands);
    const authority = "answer-of-create-certificate-authority";
    expect(words.filter((call) => call.includes(authority))).toHaveLength(6);
    expect(words.at(-1)?.at(-1)).toBe(`Status=ENABLED,CertificateAuthorityArn=${authority}`);
    expect(words.filter((call) => call.includes("answer-of-issue-certificate"))).toHaveLength(2);
  });

  it("quote what a shell would read", async () => {
    const [modify] = await wordsOf(["certificateAuthorityArn=x", ...buildCloudFormation(documents).commands]);
    expect(JSON.parse(modify?.at(-1) ?? "")).toEqual(documents.samlProperties);
  });
});
