import { describe, expect, it } from "vitest";

import { serializeObjectIdentifier } from "../der/object-identifier.js";
import { serializeDer } from "../der/serialize-der.js";
import { derTag } from "../der/tag.js";
import { nameConstraints } from "../extensions/name-constraints.js";
import { subjectAltName } from "../extensions/subject-alt-name.js";
import type { GeneralName } from "../name/general-name.js";
import { distinguishedName } from "../name/distinguished-name.js";
import { authority, issue, verifying } from "../path/hierarchy.test.fixture.js";
import { refusal } from "../refusal.test.fixture.js";

const corp = { type: "dNSName", value: "corp.example" } as const;
const corpMail = { type: "rfc822Name", value: "corp.example" } as const;
const elsewhere = { type: "dNSName", value: "elsewhere.example" } as const;
const refused = refusal("name-not-permitted", { position: 0 });
const serverAuth = { extendedKeyUsage: ["1.3.6.1.5.5.7.3.1"] };

async function createRoot(permitted: GeneralName) {
  const constraints = nameConstraints({ permittedSubtrees: [permitted] });
  return issue("Root", { extensions: [...authority(), constraints] });
}

describe("names under constraints", () => {
  it("are the subject, unless it is empty", async () => {
    const root = await createRoot({ type: "directoryName", value: { der: Uint8Array.of(0x30, 0), attributes: [] } });
    const any = await issue("Anybody", { issuer: root });
    expect(verifying(any, [root], [])).not.toThrow();
    const { certificate } = any;
    const narrow = await createRoot({ type: "directoryName", value: certificate.subject });
    const same = await issue("Anybody", { issuer: narrow });
    const other = await issue("Somebody", { issuer: narrow });
    const nobody = await issue("Nobody", {
      issuer: narrow,
      subject: Uint8Array.of(0x30, 0),
      extensions: [subjectAltName([elsewhere], { critical: true })],
    });
    expect(verifying(same, [narrow], [])).not.toThrow();
    expect(verifying(other, [narrow], [])).toThrow(refused);
    expect(verifying(nobody, [narrow], [])).not.toThrow();
  });

  it("are those of subjectAltName, all of them", async () => {
    const root = await createRoot(corp);
    const leaf = await issue("Leaf", { issuer: root, extensions: [subjectAltName([corp, elsewhere])] });
    expect(verifying(leaf, [root], [])).toThrow(refused);
  });

  it("are mail addresses in the subject, if subjectAltName has none", async () => {
    const root = await createRoot(corpMail);
    const subject = mailSubject("alice@elsewhere.example");
    const bare = await issue("Leaf", { issuer: root, subject });
    const named = await issue("Leaf", { issuer: root, subject, extensions: [subjectAltName([elsewhere])] });
    const mailed = { type: "rfc822Name", value: "alice@corp.example" } as const;
    const both = await issue("Leaf", { issuer: root, subject, extensions: [subjectAltName([mailed])] });
    expect(verifying(bare, [root], [])).toThrow(refused);
    expect(verifying(named, [root], [])).toThrow(refused);
    expect(verifying(both, [root], [])).not.toThrow();
  });

  it("are mail addresses in the subject, in which no letter beyond ASCII passes for another", async () => {
    const root = await createRoot({ type: "rfc822Name", value: "k.example" });
    const [permitted, kelvin] = [mailSubject("alice@K.example"), mailSubject("alice@\u212a.example")];
    expect(verifying(await issue("Leaf", { issuer: root, subject: permitted }), [root], [])).not.toThrow();
    const unsupported = refusal("name-constraints-unsupported", { position: 0 });
    expect(verifying(await issue("Leaf", { issuer: root, subject: kelvin }), [root], [])).toThrow(unsupported);
  });

  it("are common names like that of a host, if a server is asked for and there is no dNSName", async () => {
    const root = await createRoot(corp);
    const host = await issue("www.elsewhere.example", { issuer: root });
    const wildcard = await issue("*.elsewhere.example", { issuer: root });
    const person = await issue("Alice Liddell", { issuer: root });
    const named = await issue("www.elsewhere.example", { issuer: root, extensions: [subjectAltName([corp])] });
    expect(verifying(host, [root], [], serverAuth)).toThrow(refused);
    expect(verifying(wildcard, [root], [], serverAuth)).toThrow(refused);
    expect(verifying(host, [root], [])).not.toThrow();
    expect(verifying(person, [root], [], serverAuth)).not.toThrow();
    expect(verifying(named, [root], [], serverAuth)).not.toThrow();
  });

  it("are not those of an authority that issued itself a new key, but of a leaf that did", async () => {
    const root = await createRoot(corp);
    const extensions = [...authority(), subjectAltName([elsewhere])];
    const rolledOver = await issue("Root", { issuer: root, extensions });
    const below = await issue("Leaf", { issuer: rolledOver });
    expect(verifying(below, [root], [rolledOver])).not.toThrow();
    expect(verifying(rolledOver, [root], [])).toThrow(refused);
  });

  it("are not those of the authority that constrains them", async () => {
    const constraints = nameConstraints({ permittedSubtrees: [corp] });
    const root = await issue("Root", { extensions: [...authority(), subjectAltName([elsewhere]), constraints] });
    expect(verifying(await issue("Leaf", { issuer: root }), [root], [])).not.toThrow();
  });
});

function mailSubject(address: string): Uint8Array {
  const mail = serializeDer(
    derTag.sequence,
    serializeObjectIdentifier("1.2.840.113549.1.9.1"),
    serializeDer(derTag.utf8String, new TextEncoder().encode(address)),
  );
  const commonName = distinguishedName([["CN", "Leaf"]]).subarray(2);
  return serializeDer(derTag.sequence, commonName, serializeDer(derTag.set, mail));
}
