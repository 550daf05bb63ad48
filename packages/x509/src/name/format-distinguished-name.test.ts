import { describe, expect, it } from "vitest";

import { issue } from "../certificate/certificate.test.fixture.js";
import { serializeObjectIdentifier } from "../der/object-identifier.js";
import { parseDer } from "../der/parse-der.js";
import { serializeDer } from "../der/serialize-der.js";
import { derTag } from "../der/tag.js";
import { isOpensslMissing, openssl } from "../openssl.test.fixture.js";
import { distinguishedName, readDistinguishedName } from "./distinguished-name.js";
import { formatDistinguishedName } from "./format-distinguished-name.js";

const format = (der: Uint8Array) => formatDistinguishedName(readDistinguishedName(parseDer(der)));

describe("formatDistinguishedName", () => {
  it("writes the last RDN first", () => {
    const der = distinguishedName([
      ["DC", "example"],
      ["DC", "corp"],
      ["CN", "Alice"],
    ]);
    expect(format(der)).toBe("CN=Alice,DC=corp,DC=example");
  });

  it.each([
    ['James "Jim" Smith, III', 'James \\"Jim\\" Smith\\, III'],
    ["a+b;c<d>e\\f", "a\\+b\\;c\\<d\\>e\\\\f"],
    ["#hash#", "\\#hash#"],
    [" blank ", "\\ blank\\ "],
    [" ", "\\ "],
    ["Lučić", "Lučić"],
    ["a=b", "a=b"],
    ["line\nbreak\u0000\u0085", "line\\0abreak\\00\\c2\\85"],
  ])("escapes «%s» as RFC 4514 §2.4 has it", (value, escaped) => {
    expect(format(distinguishedName([["CN", value]]))).toBe(`CN=${escaped}`);
  });

  it("joins the attributes of one RDN with a plus sign, and writes other types as OID and hex", () => {
    const attribute = (oid: string, value: Uint8Array) =>
      serializeDer(derTag.sequence, serializeObjectIdentifier(oid), value);
    const text = serializeDer(derTag.utf8String, Uint8Array.of(0x61));
    const set = serializeDer(derTag.set, attribute("2.5.4.3", text), attribute("2.5.4.5", text));
    const noText = serializeDer(derTag.set, attribute("2.5.4.3", serializeDer(derTag.null)));
    expect(format(serializeDer(derTag.sequence, set, noText))).toBe("CN=#0500,CN=a+2.5.4.5=#0c0161");
  });

  it.skipIf(isOpensslMissing())("agrees with openssl (apt-get install openssl)", async () => {
    const commonName = ' Älice "A", #1 <x>;\\+= ';
    const { certificate } = await issue(commonName);
    const parameters = ["x509", "-in", "c.der", "-noout", "-subject", "-nameopt", "RFC2253,-esc_msb,utf8"];
    expect(await openssl(parameters, { "c.der": certificate.der })).toBe(
      `subject=${formatDistinguishedName(certificate.subject)}\n`,
    );
  });
});
