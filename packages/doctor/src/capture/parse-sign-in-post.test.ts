import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { DoctorError } from "../errors.js";
import { parseSignInPost } from "./parse-sign-in-post.js";

const xml = "<samlp:Response>é</samlp:Response>";
const base64 = Buffer.from(`${xml}?>`).toString("base64");
const relayState =
  "https://workspaces.euc-sso.eu-central-1.aws.amazon.com/sso-idp?registrationCode=WSfra+ABC12D&client=web";
const body = new URLSearchParams({ SAMLResponse: base64, RelayState: relayState }).toString();

describe("a response alone", () => {
  it("is read from XML, to its last octet", () => {
    const { kind, SAMLResponse, RelayState } = parseSignInPost(`\n${xml}\n`);
    expect({ kind, text: Buffer.from(SAMLResponse, "base64").toString(), RelayState }).toEqual({
      kind: "xml",
      text: `${xml}\n`,
      RelayState: undefined,
    });
  });

  it.each([
    ["as it is", base64],
    ["in lines", base64.replace(/.{10}/g, "$&\r\n")],
    ["percent-encoded", encodeURIComponent(base64)],
  ])("is read from base64 %s", (_, text) => {
    expect(parseSignInPost(text)).toEqual({ kind: "base64", SAMLResponse: base64 });
  });

  it("keeps base64url as it is, for the diagnosis to name", () => {
    expect(parseSignInPost("PHNhbWw_-A").SAMLResponse).toBe("PHNhbWw_-A");
  });
});

describe("a form", () => {
  it.each([
    ["as a body", body],
    [
      "as a body with the relay state first",
      `RelayState=${encodeURIComponent(relayState)}&SAMLResponse=${encodeURIComponent(base64)}`,
    ],
    ["as a body that is shown decoded", `SAMLResponse=${base64}&RelayState=${relayState}`],
    ["as a decoded body with the relay state first", `RelayState=${relayState}&SAMLResponse=${base64}`],
    ["as lines with colons", `SAMLResponse: ${base64}\r\nRelayState: ${relayState}\r\n`],
    ["as lines with equals signs", `SAMLResponse=${base64}\nRelayState=${relayState}`],
    ["as names and values on lines of their own", `SAMLResponse\n${base64}\nRelayState\n${relayState}`],
    ["as a table", `SAMLResponse\t${base64}\nRelayState\t${relayState}`],
    ["as lines left encoded", body.replace("&", "\n")],
    ["in JSON", JSON.stringify({ SAMLResponse: base64, RelayState: relayState })],
    ["in JSON under a heading", JSON.stringify({ "Form data": { RelayState: relayState, SAMLResponse: base64 } })],
    [
      "as a request for cURL",
      `curl 'https://signin.aws.amazon.com/saml' \\\n  -H 'Cookie: a=b' \\\n  --data-raw '${body}'`,
    ],
    [
      "as a request for cURL in cmd.exe",
      `curl ^"https://signin.aws.amazon.com/saml^" --data-raw ^"${body.replaceAll("%", "^%^")}^"`,
    ],
    ["as a request for fetch", `fetch("https://signin.aws.amazon.com/saml", {"body": "${body}", "method": "POST"});`],
    ["as a request for PowerShell", `$session = New-Object X\nInvoke-WebRequest -Method "POST" -Body "${body}"`],
    [
      "in the page that posts it",
      page(`value="${base64.replaceAll("+", "&#43;")}"`, relayState.replaceAll("&", "&amp;")),
    ],
    [
      "in the page of another hand",
      page(`value='${base64.replaceAll("=", "&#x3D;")}'`, relayState.replaceAll("&", "&#38;")),
    ],
    ["in quotes", `"SAMLResponse": "${base64}",\n"RelayState": "${relayState}"`],
  ])("is read %s", (_, text) => {
    expect(parseSignInPost(text)).toEqual({ kind: "form", SAMLResponse: base64, RelayState: relayState });
  });

  it("reads a plus that was not encoded as AWS does, as a blank", () => {
    const lost = body.replace("WSfra%2BABC12D", "WSfra+ABC12D");
    expect(parseSignInPost(lost).RelayState).toBe(relayState.replace("+", " "));
  });

  it("knows a form without a relay state from a response without a form", () => {
    expect(parseSignInPost(`SAMLResponse=${encodeURIComponent(base64)}`).RelayState).toBe("");
  });

  it("is refused without its field", () => {
    expect(() => parseSignInPost("the SAMLResponse was empty")).toThrow(refusal("form-without-response"));
  });

  it.each([
    ["request", "curl 'https://signin.aws.amazon.com/saml' --data-raw 'SAMLRequest=x'"],
    ["page", "<!DOCTYPE html><html><body>Your request included an invalid SAML response.</body></html>"],
    ["page in XHTML", '<?xml version="1.0"?>\n<!DOCTYPE html><html></html>'],
  ])("is refused when a %s has none", (_, text) => {
    expect(() => parseSignInPost(text)).toThrow(refusal("form-without-response"));
  });
});

describe("a HAR", () => {
  it("is read with the time and the endpoint of the POST", () => {
    expect(parseSignInPost(har(post({})))).toEqual({
      kind: "har",
      SAMLResponse: base64,
      RelayState: relayState,
      acs: "https://signin.aws.amazon.com/saml",
      postedAt: new Date("2026-11-22T08:00:00Z"),
    });
  });

  it.each([
    ["decoded", base64, relayState],
    ["encoded", encodeURIComponent(base64), encodeURIComponent(relayState)],
  ])("is read from parameters that the browser has left %s", (_, response, state) => {
    const params = [
      { name: "SAMLResponse", value: response },
      { name: "RelayState", value: state },
    ];
    expect(parseSignInPost(har(post({ postData: { params } })))).toMatchObject({
      SAMLResponse: base64,
      RelayState: relayState,
    });
  });

  it("gives the latest of several, in whatever order they stand", () => {
    const other = post({ postData: { text: "SAMLResponse=b3RoZXI%3D" } }, "2026-11-22T07:00:00Z");
    expect(parseSignInPost(har(post({}), other)).SAMLResponse).toBe(base64);
    expect(parseSignInPost(har(other, post({}))).SAMLResponse).toBe(base64);
  });

  it("gives the last where no times are kept", () => {
    const other = post({ postData: { text: "SAMLResponse=b3RoZXI%3D" } }, "yesterday");
    expect(parseSignInPost(har(post({}, ""), other)).SAMLResponse).toBe("b3RoZXI=");
  });

  it("knows the endpoint of AWS with a query behind it", () => {
    const url = "https://eu-central-1.signin.aws.amazon.com/saml?region=eu-central-1#x";
    expect(parseSignInPost(har(post({ url }))).acs).toBe("https://eu-central-1.signin.aws.amazon.com/saml");
  });

  it("prefers what went to AWS to a later response for another service", () => {
    const elsewhere = post({ url: "https://mail.example.com/saml" }, "2026-11-22T09:00:00Z");
    expect(parseSignInPost(har(post({}), elsewhere)).acs).toBe("https://signin.aws.amazon.com/saml");
  });

  it("takes a response that went elsewhere, when none went to AWS", () => {
    const { acs, SAMLResponse } = parseSignInPost(har(post({ url: "https://sso.example.com/acs" })));
    expect({ acs, SAMLResponse }).toEqual({ acs: undefined, SAMLResponse: base64 });
  });

  it("passes over values that are no text", () => {
    const odd = { toString: 1 };
    const params = [
      { name: odd, value: odd },
      { name: "SAMLResponse", value: base64 },
    ];
    const { postedAt, SAMLResponse } = parseSignInPost(
      har({ ...post({ postData: { params } }), startedDateTime: odd }),
    );
    expect({ postedAt, SAMLResponse }).toEqual({ postedAt: undefined, SAMLResponse: base64 });
  });

  it("passes over entries that are none", () => {
    const { SAMLResponse } = parseSignInPost(
      har(null, 1, {}, { request: [] }, { request: { method: "POST" } }, post({})),
    );
    expect(SAMLResponse).toBe(base64);
  });

  it.each([
    ["har-malformed", har(post({})).slice(0, -9)],
    ["har-malformed", '{"log":{}}'],
    ["har-malformed", '{"Role":{}}'],
    ["har-malformed", '{"log":{"entries":{}}}'],
    ["har-without-sign-in", har()],
    ["har-without-sign-in", har(post({ method: "GET" }))],
    ["har-without-sign-in", har(post({ url: "https://mail.example.com/saml", postData: undefined }))],
    ["har-without-body", har(post({ postData: undefined }))],
    ["har-without-body", har(post({ postData: { mimeType: "application/x-www-form-urlencoded", text: "" } }))],
    ["har-without-body", har(post({ postData: { text: "RelayState=x" } }))],
  ])("is refused with %s", (code, text) => {
    expect(() => parseSignInPost(text)).toThrow(refusal(code));
  });
});

it.each([
  [""],
  [" \n"],
  ["-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----"],
  ["[1, 2]"],
  ["not a capture!"],
  ["\u0000\u0001"],
])("%j is no capture", (text) => {
  expect(() => parseSignInPost(text)).toThrow(refusal("capture-not-recognised"));
});

it.each([
  ["blanks", `SAMLResponse: x${" ".repeat(2_000_000)}y`],
  ["tabs before a name", `${"\t".repeat(2_000_000)}SAMLResponse`],
  ["fields", `SAMLResponse=x${"&a=b".repeat(500_000)}`],
  ["brackets", `{"log":${"[".repeat(2_000_000)}`],
  ["percent signs", "%2".repeat(1_000_000)],
  ["inputs", `<html>${"<input name=".repeat(500_000)}`],
  ["blanks in an input", `<html><input ${"name ".repeat(500_000)}>`],
  ["quotes", `curl ${"'&".repeat(1_000_000)}`],
])("is done with millions of %s", (_, text) => {
  const outcome = () => {
    try {
      return parseSignInPost(text).kind;
    } catch (error) {
      return error instanceof DoctorError ? "form" : error;
    }
  };
  expect(outcome()).toBe("form");
});

it("gives a post or a DoctorError, whatever the text is", () => {
  const near = fc.constantFrom("{", "<", "SAMLResponse", "RelayState", "=", "&", ":", "\n", '"', "%", "log", "entries");
  const texts = fc.array(fc.oneof(near, fc.string({ unit: "binary", maxLength: 8 })), { maxLength: 12 });
  fc.assert(
    fc.property(texts, (parts) => {
      try {
        return typeof parseSignInPost(parts.join("")).SAMLResponse === "string";
      } catch (error) {
        return error instanceof DoctorError;
      }
    }),
  );
});

it("reads every body that a browser writes", () => {
  fc.assert(
    fc.property(fc.base64String({ minLength: 4 }), fc.string({ unit: "binary" }), (SAMLResponse, RelayState) => {
      const written = new URLSearchParams({ SAMLResponse, RelayState }).toString();
      expect(parseSignInPost(written)).toEqual({ kind: "form", SAMLResponse, RelayState });
    }),
  );
});

function page(value: string, state: string): string {
  return (
    `<!DOCTYPE html>\n<html><body onload="document.forms[0].submit()"><form method="post" action="https://signin.aws.amazon.com/saml">` +
    `<input type="hidden" name="SAMLResponse" ${value}/><INPUT value="${state}" name='RelayState'></form></body></html>`
  );
}

function har(...entries: readonly unknown[]): string {
  return JSON.stringify({ log: { version: "1.2", entries } });
}

function post(changes: Readonly<Record<string, unknown>>, startedDateTime = "2026-11-22T09:00:00.000+01:00"): object {
  const request = { method: "POST", url: "https://signin.aws.amazon.com/saml", postData: { text: body } };
  return { startedDateTime, request: { ...request, ...changes } };
}

function refusal(code: string): unknown {
  return expect.objectContaining({ name: "DoctorError", code });
}
