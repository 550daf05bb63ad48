import { describe, expect, it } from "vitest";

import { judge, own, protocolNamespaces, readOwn } from "./judged.test.fixture.js";

describe("a case of any signed document", () => {
  const signed = readOwn("document.xml");
  const second = readOwn("assertion.xml");

  it.each<[verdict: string, string, message: string]>([
    ["accept", "the only element that is signed", `<a>${signed}</a>`],
    ["accept", "the Assertion of a Response", readOwn("response.xml")],
    ["profile/signature-misplaced", "two elements", `<a>${signed}${second}</a>`],
    [
      "profile/signature-misplaced",
      "an Assertion elsewhere in a Response",
      `<samlp:Response ${protocolNamespaces}><samlp:Extensions>${second}</samlp:Extensions></samlp:Response>`,
    ],
    [
      "signature/digest-mismatch",
      "two elements, one of them altered",
      `<a>${signed}${second.replace(">mail", ">male").replace("alice", "bob")}</a>`,
    ],
    ["policy/signature-missing", "nothing", "<a/>"],
  ])("%s: signed is %s", async (verdict, _, message) => {
    const cert = verdict.startsWith("policy") ? {} : { cert: own("idp.pem") };
    expect(await judge("XMLDSig", message, cert)).toBe(verdict);
  });
});
