import { expect, it } from "vitest";

import { thrownCode } from "./testing/thrown-code.test.fixture.js";
import { checkUserAccessUrl } from "./user-access-url.js";

const ofLength = (length: number) => "https://idp.example.com/".padEnd(length, "x");

it.each(["https://idp.example.com/launch", "http://localhost:3000/launch?x=y", "http://a", ofLength(200)])(
  "a user access URL like %s is taken",
  (url) => {
    expect(
      thrownCode(() => {
        checkUserAccessUrl(url);
      }),
    ).toBeUndefined();
  },
);

it.each([
  ["user-access-url-length", "empty", ""],
  ["user-access-url-length", "of 7 characters", "http://"],
  ["user-access-url-length", "of 201 characters", ofLength(201)],
  ["user-access-url-malformed", "without host", "https://"],
  ["user-access-url-malformed", "with an impossible host", "https://[::/launch"],
  ["user-access-url-malformed", "of another scheme", "ftp://idp.example.com"],
  ["user-access-url-malformed", "with a blank", "https://idp.example.com/a b"],
  ["user-access-url-malformed", "with a line break at its end", "https://idp.example.com/\n"],
  ["user-access-url-malformed", "relative", "/launch/workspaces"],
  [
    "user-access-url-is-relay-state",
    "a relay state of WorkSpaces",
    "https://workspaces.euc-sso.eu-central-1.aws.amazon.com/sso-idp?registrationCode=WSpdx+ABC12D",
  ],
  [
    "user-access-url-is-relay-state",
    "a relay-state host of GovCloud, in capitals",
    "https://WORKSPACES.EUC-SSO-FIPS.us-gov-west-1.amazonaws-us-gov.com/sso-idp",
  ],
  [
    "user-access-url-is-relay-state",
    "a relay state of WorkSpaces Applications in a Region that is not in the table",
    "https://appstream2.euc-sso.xx-new-1.aws.amazon.com/saml?accountId=111122223333",
  ],
])("with %s a user access URL is refused that is %s", (code, _, url) => {
  expect(
    thrownCode(() => {
      checkUserAccessUrl(url);
    }),
  ).toBe(code);
});

it.each([
  [[], "https://idp.example.com/launch"],
  [[], "https://workspaces.euc-sso.example.com/launch"],
  [["user-access-url-not-https"], "http://idp.example.com/launch"],
  [["user-access-url-expects-request"], "https://login.microsoftonline.com/contoso.example/saml2"],
  [[], "https://login.microsoftonline.com/contoso.example/launch"],
  [[], "https://idp.example.com/saml2"],
])("%j is the warning for %s", (warnings, url) => {
  expect(checkUserAccessUrl(url)).toEqual(warnings);
});

it("an identity provider whose launch address ends in /launch has 185 characters left for its host", () => {
  const launch = (hostLength: number) => `https://${"x.".repeat(hostLength).slice(0, hostLength - 1)}x/launch`;
  expect(checkUserAccessUrl(launch(185))).toEqual([]);
  expect(thrownCode(() => checkUserAccessUrl(launch(186)))).toBe("user-access-url-length");
});
