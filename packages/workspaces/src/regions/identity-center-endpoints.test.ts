import { expect, it } from "vitest";

import { findIdentityCenterEndpoint } from "./identity-center-endpoints.js";

const uuid = "0f8fad5b-d9cb-469f-a165-70867728950e";

it("an assertion consumer service of IAM Identity Center is known by its form", () => {
  expect(findIdentityCenterEndpoint(`https://eu-central-1.signin.aws.amazon.com/platform/saml/acs/${uuid}`)).toEqual({
    use: "acs",
    region: "eu-central-1",
    id: uuid,
  });
});

it("an audience of IAM Identity Center is known by its form", () => {
  expect(findIdentityCenterEndpoint("https://us-east-1.signin.aws.amazon.com/platform/saml/d-1234567890")).toEqual({
    use: "audience",
    region: "us-east-1",
    id: "d-1234567890",
  });
});

it.each([
  "https://signin.aws.amazon.com/saml",
  "https://eu-central-1.signin.aws.amazon.com/saml",
  "https://eu-central-1.signin.aws.amazon.com/platform/saml/",
  "https://eu-central-1.signin.aws.amazon.com/platform/saml/acs/",
  `http://eu-central-1.signin.aws.amazon.com/platform/saml/acs/${uuid}`,
  `https://eu-central-1.signin.aws.amazon.com/platform/saml/acs/${uuid}/x`,
  `https://evil.example/https://eu-central-1.signin.aws.amazon.com/platform/saml/acs/${uuid}`,
  "https://evil.example/https://eu-central-1.signin.aws.amazon.com/platform/saml/d-1234567890",
  `https://eu-central-1.signin.aws.amazon.com.example/platform/saml/acs/${uuid}`,
])("%s is of another form", (url) => {
  expect(findIdentityCenterEndpoint(url)).toBeUndefined();
});
