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
])("with %s a user access URL is refused that is %s", (code, _, url) => {
  expect(
    thrownCode(() => {
      checkUserAccessUrl(url);
    }),
  ).toBe(code);
});
