import { describe, expect, it } from "vitest";
import { decidePolicy } from "../policy/decide-policy.js";
import { parsePolicyDocument } from "../policy/parse-policy-document.js";
import { thrownCode } from "../testing/thrown-code.test.fixture.js";
import { buildApplicationsStreamPolicy, buildWorkspacesStreamPolicy } from "./stream-policy.js";

const place = { accountId: "111122223333", region: "eu-central-1" };

describe("a permission policy", () => {
  it("is that of the WorkSpaces guide", () => {
    expect(buildWorkspacesStreamPolicy(place, "d-926722edaf")).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "workspaces:Stream",
          Resource: "arn:aws:workspaces:eu-central-1:111122223333:directory/d-926722edaf",
          Condition: { StringEquals: { "workspaces:userId": "${saml:sub}" } },
        },
      ],
    });
  });

  it.each([
    ["allow", "Example", "alice@corp.example.com"],
    ["deny", "example", "alice@corp.example.com"],
    ["deny", "Example", "bob@corp.example.com"],
  ])("is that of the WorkSpaces Applications guide: %s the stack %s to %s", (outcome, stack, user) => {
    const policy = parsePolicyDocument(buildApplicationsStreamPolicy(place, "Example"));
    const resource = `arn:aws:appstream:eu-central-1:111122223333:stack/${stack}`;
    const context = { "saml:sub": ["alice@corp.example.com"], "appstream:userId": [user] };
    expect(decidePolicy([policy], { action: "appstream:Stream", resource, context }).outcome).toBe(outcome);
  });

  it("names the partition of GovCloud", () => {
    const [statement] = buildWorkspacesStreamPolicy({ ...place, region: "us-gov-west-1" }, "d-926722edaf").Statement;
    expect(statement?.["Resource"]).toBe("arn:aws-us-gov:workspaces:us-gov-west-1:111122223333:directory/d-926722edaf");
  });

  it.each([["d-926722ed"], [`d-${"a".repeat(63)}`], ["wsd-0a1b2c3z"], [`wsd-${"z".repeat(61)}`]])(
    "is for the directory %s",
    (id) => {
      expect(thrownCode(() => buildWorkspacesStreamPolicy(place, id))).toBeUndefined();
    },
  );

  it.each([
    ["directory-id-malformed", "d-926722e", place],
    ["directory-id-malformed", `d-${"a".repeat(64)}`, place],
    ["directory-id-malformed", "wsd-0a1b2c3", place],
    ["directory-id-malformed", `wsd-${"z".repeat(62)}`, place],
    ["directory-id-malformed", "d-926722EDAF", place],
    ["directory-id-malformed", "d-926722edaf*", place],
    ["directory-id-malformed", "d-926722edaf\n", place],
    ["account-id-malformed", "d-926722edaf", { ...place, accountId: "11112222333" }],
    ["account-id-malformed", "d-926722edaf", { ...place, accountId: "1111222233334" }],
    ["account-id-malformed", "d-926722edaf", { ...place, accountId: "*" }],
    ["region-malformed", "d-926722edaf", { ...place, region: "*" }],
    ["region-malformed", "d-926722edaf", { ...place, region: "eu-central" }],
    ["region-malformed", "d-926722edaf", { ...place, region: "cn-north-1" }],
    ["region-malformed", "d-926722edaf", { ...place, region: "EU-CENTRAL-1" }],
  ])("is refused with %s: %s, %j", (code, id, changed) => {
    expect(thrownCode(() => buildWorkspacesStreamPolicy(changed, id))).toBe(code);
  });

  it.each([
    [undefined, "a stack of 101", "s".repeat(101)],
    ["stack-malformed", "a stack of 102", "s".repeat(102)],
    ["stack-malformed", "no stack", ""],
    ["stack-malformed", "a wildcard", "*"],
    ["stack-malformed", "a hyphen before", "-stack"],
  ])("is answered with %s: %s", (code, _, stack) => {
    expect(thrownCode(() => buildApplicationsStreamPolicy(place, stack))).toBe(code);
  });
});
