import { describe, expect, it } from "vitest";

import { parseClientLink } from "../client-links/parse-client-link.js";
import { findSignInEndpoint } from "../regions/sign-in-endpoints.js";
import { parseApplicationsRelayState } from "./parse-applications-relay-state.js";
import { parseRelayState } from "./parse-relay-state.js";
import { parseSecureBrowserRelayState } from "./parse-secure-browser-relay-state.js";
import { parseRegistrationCode } from "./registration-code.js";
import { checkUserAccessUrl } from "../user-access-url.js";

/** Values that AWS prints as examples, its placeholders filled in, and the page that prints them. */
const userAccessUrls = [
  ["ADFS", "https://adfs.example.com/adfs/ls/idpinitiatedsignon.aspx?RelayState=RPID=https%3A%2F%2Frp.example.com"],
  ["Microsoft Entra", "https://myapps.microsoft.com/signin/0f8fad5b?tenantId=d9cb469f"],
  ["Duo", "https://example.sso.duosecurity.com/saml2/sp/EXAMPLE/sso"],
  ["Okta", "https://example.okta.com/app/workspaces/exk1/sso/saml"],
  ["OneLogin", "https://example.onelogin.com/trust/saml2/http-post/sso/1234"],
  ["JumpCloud", "https://sso.jumpcloud.com/saml2/workspaces"],
  ["Auth0", "https://example.us.auth0.com/samlp/client"],
  ["PingFederate", "https://ping.example.com/idp/startSSO.ping?PartnerSpId=urn:amazon:webservices"],
  ["PingOne", "https://sso.connect.pingidentity.com/sso/sp/initsso?saasid=1&idpid=2"],
] as const;

// https://docs.aws.amazon.com/workspaces/latest/adminguide/setting-up-saml.html
it.each(userAccessUrls)("the user access URL of %s passes without a warning", (_, url) => {
  expect(checkUserAccessUrl(url)).toEqual([]);
});

// https://docs.aws.amazon.com/workspaces/latest/adminguide/customize-workspaces-user-login.html and articles of the AWS
// Knowledge Center
describe.each(["WSpdx+ABC12D", "wssin+CWJ5CT", "SLiad+G1234E"])("the registration code %s", (registrationCode) => {
  it("is of the usual shape", () => {
    expect(parseRegistrationCode(registrationCode)).toEqual({ registrationCode, kind: "code", usual: true });
  });

  it.each(["", "&client=native", "&client=web"])("passes in a relay state, raw or encoded, with %j", (rest) => {
    for (const code of [registrationCode, registrationCode.replace("+", "%2B")]) {
      const value = `https://workspaces.euc-sso.us-west-2.aws.amazon.com/sso-idp?registrationCode=${code}${rest}`;
      expect(parseRelayState(value)).toMatchObject({ value, registrationCode, warnings: [] });
    }
  });

  it.each(["workspaces://@", "workspaces://username@"])("passes in a link like %s", (start) => {
    for (const end of ["", "?MFACode=mfa"]) {
      expect(parseClientLink(`${start}${registrationCode}${end}`)).toMatchObject({ registrationCode, warnings: [] });
    }
  });
});

// https://docs.aws.amazon.com/appstream2/latest/developerguide/external-identity-providers-setting-up-saml.html
it.each([
  "stack=stackname&accountId=123456789012",
  "stack=stackname&accountId=123456789012&app=application-name-to-launch",
  "stack=stackname&accountId=123456789012&app=Desktop&client=native",
  "accountId=123456789012",
])("the relay state of WorkSpaces Applications with %s passes", (query) => {
  const value = `https://appstream2.euc-sso.us-east-1.aws.amazon.com/saml?${query}`;
  expect(parseApplicationsRelayState(value)).toMatchObject({ value, accountId: "123456789012", warnings: [] });
});

// https://docs.aws.amazon.com/workspaces-web/latest/adminguide/configure-idp-step2.html
it("the relay state of a Secure Browser portal passes", () => {
  const value =
    "redirect_uri=https%3A%2F%2Fportal.workspaces-web.com%2Fsso&response_type=code&client_id=id&identity_provider=name";
  expect(parseSecureBrowserRelayState(value)).toMatchObject({ value, warnings: [] });
});

// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_saml.html and
// https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-iam.html
it.each([
  "https://signin.aws.amazon.com/saml",
  "https://us-west-2.signin.aws.amazon.com/saml",
  "https://eu-central-1.signin.aws.amazon.com/saml/acs/SAMLSPABCDEFGHJKLMNPQR",
  "https://signin.amazonaws-us-gov.com/saml",
  "https://cn-north-1.signin.amazonaws.cn/saml",
])("the sign-in URL %s is known", (url) => {
  expect(findSignInEndpoint(url)).toBeDefined();
});
