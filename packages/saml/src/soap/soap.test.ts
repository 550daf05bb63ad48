import { describe, expect, it } from "vitest";

import { isElement } from "../xml/unverified-element.js";
import { unwrapSoap, wrapSoap } from "./soap.js";

const uri = "http://schemas.xmlsoap.org/soap/envelope/";
const envelope = (content: string) => `<e:Envelope xmlns:e="${uri}">${content}</e:Envelope>`;
const message = '<m xmlns="urn:m"></m>';

describe("unwrapSoap", () => {
  it.each([
    ["what wrapSoap wrote", wrapSoap(message)],
    ["octets", new TextEncoder().encode(wrapSoap(message))],
    ["an empty header", envelope(`<e:Header> </e:Header><e:Body>${message}</e:Body>`)],
    ["layout and a declaration", `<?xml version="1.0"?>\n${envelope(`\n<e:Body>\n${message}\n</e:Body>\n`)}\n`],
  ])("takes the message out of %s", (_, body) => {
    expect(isElement(unwrapSoap(body), "urn:m", "m")).toBe(true);
  });

  it.each([
    ["soap-malformed", "a bare message", message],
    [
      "soap-malformed",
      "SOAP 1.2",
      envelope(`<e:Body>${message}</e:Body>`).replace(uri, "http://www.w3.org/2003/05/soap-envelope"),
    ],
    ["soap-malformed", "an empty envelope", envelope("")],
    ["soap-malformed", "an empty body", envelope("<e:Body></e:Body>")],
    ["soap-malformed", "a header alone", envelope("<e:Header></e:Header>")],
    ["soap-malformed", "two messages", envelope(`<e:Body>${message}${message}</e:Body>`)],
    ["soap-malformed", "two bodies", envelope(`<e:Body>${message}</e:Body><e:Body>${message}</e:Body>`)],
    ["soap-malformed", "text beside the message", envelope(`<e:Body>x${message}</e:Body>`)],
    ["soap-malformed", "text beside the body", envelope(`x<e:Body>${message}</e:Body>`)],
    ["soap-malformed", "something behind the body", envelope(`<e:Body>${message}</e:Body>${message}`)],
    ["soap-malformed", "a body of another namespace", envelope(`<Body>${message}</Body>`)],
    ["soap-header", "a header block", envelope(`<e:Header>${message}</e:Header><e:Body>${message}</e:Body>`)],
    ["soap-header", "text in the header", envelope(`<e:Header>x</e:Header><e:Body>${message}</e:Body>`)],
    ["soap-fault", "a fault", envelope("<e:Body><e:Fault><faultcode>e:Server</faultcode></e:Fault></e:Body>")],
    ["xml-doctype", "a document type", `<!DOCTYPE e>${wrapSoap(message)}`],
  ])("refuses with %s: %s", (code, _, body) => {
    expect(() => unwrapSoap(body)).toThrow(expect.objectContaining({ code }) as Error);
  });
});
