import { createHash } from "node:crypto";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

import type { SamlErrorCode } from "../errors.js";
import { createVerificationKey } from "../signature/verification-key.js";
import { signedInfoContent } from "../signature/signed-info.js";
import { canonicalize } from "../xml/canonicalize.js";
import { parseXmlNode } from "../xml/parse-xml.js";
import { createIdentity, type Identity } from "../testing/identity.test.fixture.js";
import { refusal } from "../testing/refusal.test.fixture.js";
import type { MetadataTrust } from "./metadata-trust.js";
import {
  entityId,
  expected,
  federation,
  octets,
  renamed,
  replaced,
  serviceProviderMetadata,
  signMetadata,
} from "./service-provider-metadata.test.fixture.js";
import {
  verifyServiceProviderMetadata,
  verifyServiceProviderMetadataStream,
  type VerifiedServiceProviderMetadata,
} from "./verify-service-provider-metadata.js";

let registrar: Identity;
let stranger: Identity;
let trust: MetadataTrust;
let metadata: string;
let signed: string;
const unsigned: MetadataTrust = { insecureUnsigned: true };

beforeAll(async () => {
  registrar = await createIdentity();
  stranger = await createIdentity();
  trust = { keys: [createVerificationKey(registrar.certificate)] };
  metadata = serviceProviderMetadata(stranger.certificate);
  const first = renamed(metadata, "https://sp.example.com/first");
  const last = renamed(metadata, "https://sp.example.com/last");
  signed = await signMetadata(federation(first, metadata, last), registrar.signer);
});

async function* stream(...pieces: readonly Uint8Array[]): AsyncIterable<Uint8Array> {
  for (const piece of pieces) yield await Promise.resolve(piece);
}

function verify(aggregate: string): Promise<VerifiedServiceProviderMetadata> {
  return verifyServiceProviderMetadataStream(stream(octets(aggregate)), trust, expected);
}

/** The entity of an aggregate that was signed by nobody, with another endpoint. */
function evilEntity(): string {
  return replaced(
    replaced(metadata, "https://sp.example.com/acs", "https://evil.example/acs"),
    ' ID="_sp"',
    "",
  ).replace(/^<\?.*\?>\s*/, "");
}

/** The only signature of a document, and the document without it. */
function cutSignature(document: string): [signature: string, rest: string] {
  const [signature = ""] = /<ds:Signature .*<\/ds:Signature>/s.exec(document) ?? [];
  return [signature, replaced(document, signature, "")];
}

describe("verifyServiceProviderMetadataStream", () => {
  it("finds a service provider in the metadata of its federation, also in a group, and says what its own metadata says", async () => {
    const own = verifyServiceProviderMetadata(octets(metadata), unsigned, expected);
    const { signature, ...found } = await verify(signed);
    expect({ signature: "none", ...found }).toEqual(own);
    expect(signature).toBe("verified");

    const group = replaced(federation(metadata), ' ID="_federation"', "");
    const nested = await signMetadata(
      federation(renamed(metadata, "https://sp.example.com/first"), group),
      registrar.signer,
    );
    expect(await verify(nested)).toEqual({ signature, ...found });
  });

  it("finds it behind a group that expires earlier, and takes no other element for it", async () => {
    const first = replaced(federation(renamed(metadata, "https://sp.example.com/first")), ' ID="_federation"', "");
    const group = replaced(first, 'validUntil="2026-11-22T12', 'validUntil="2026-11-22T11');
    const extension = `<md:Extensions entityID="${entityId}"><x:x xmlns:x="urn:x"/></md:Extensions>`;
    const aggregate = replaced(federation(group, metadata), "<!--", `${extension}<!--`);
    expect(await verify(await signMetadata(aggregate, registrar.signer))).toEqual(await verify(signed));
  });

  it("takes a single EntityDescriptor as well", async () => {
    expect(await verify(await signMetadata(metadata, registrar.signer))).toEqual(await verify(signed));
  });

  it("returns the same however the stream is cut", async () => {
    const whole = await verify(signed);
    const document = octets(signed);
    const cuts = fc.array(fc.nat(document.length), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(cuts, async (positions) => {
        const ends = [...positions, document.length].sort((a, b) => a - b);
        const pieces = ends.map((end, index) => document.subarray(ends[index - 1] ?? 0, end));
        expect(await verifyServiceProviderMetadataStream(stream(...pieces), trust, expected)).toEqual(whole);
      }),
      { numRuns: 30 },
    );
    const singles = stream(...Array.from(document, (octet) => Uint8Array.of(octet)));
    expect(await verifyServiceProviderMetadataStream(singles, trust, expected)).toEqual(whole);
  });

  it("is not confused by signatures further inside", async () => {
    const inner = await signMetadata(metadata, stranger.signer);
    expect(await verify(await signMetadata(federation(inner), registrar.signer))).toEqual(await verify(signed));
  });

  it("refuses any change of a character", async () => {
    const positions = fc.nat(signed.length - 1);
    await fc.assert(
      fc.asyncProperty(positions, fc.constantFrom("a", "0", " ", "<", "&", "é"), async (position, character) => {
        fc.pre(signed[position] !== character);
        const changed = signed.slice(0, position) + character + signed.slice(position + 1);
        // What KeyInfo says is not read.
        fc.pre(cutKeyInfo(changed) !== cutKeyInfo(signed));
        await expect(verify(changed)).rejects.toMatchObject({ name: "SamlError" });
      }),
      { numRuns: 200 },
    );
  });

  it.each<[code: SamlErrorCode, what: string, tamper: (aggregate: string) => string | Promise<string>]>([
    ["signature-missing", "an unsigned aggregate", () => federation(metadata)],
    ["signature-missing", "a group without anything", () => federation()],
    [
      "signature-missing",
      "an entity that alone is signed",
      async () => federation(await signMetadata(metadata, registrar.signer)),
    ],
    [
      "signature-missing",
      "a signature behind the entities",
      (it) => {
        const [signature, rest] = cutSignature(it);
        return replaced(rest, "</md:EntitiesDescriptor>", `${signature}</md:EntitiesDescriptor>`);
      },
    ],
    [
      "signature-missing",
      "a signature in an extension",
      (it) => {
        const [signature, rest] = cutSignature(it);
        return rest.replace(/>/, `><md:Extensions>${signature}</md:Extensions>`);
      },
    ],
    [
      "signature-repeated",
      "two signatures",
      (it) => replaced(it, "</ds:Signature>", `</ds:Signature>${cutSignature(it)[0]}`),
    ],
    ["signature-invalid", "a stranger's signature", () => signMetadata(federation(metadata), stranger.signer)],
    [
      "signature-object",
      "an Object in the signature",
      (it) => replaced(it, "</ds:Signature>", "<ds:Object/></ds:Signature>"),
    ],
    [
      "signature-algorithm-not-allowed",
      "SHA-1",
      (it) => replaced(it, "2001/04/xmldsig-more#rsa-sha256", "2000/09/xmldsig#rsa-sha1"),
    ],
    [
      "digest-mismatch",
      "an added entity",
      (it) => it.replace(/(?=<md:EntityDescriptor)/, replaced(evilEntity(), entityId, "https://evil.example/")),
    ],
    [
      "digest-mismatch",
      "a changed endpoint",
      (it) => replaced(it, "https://sp.example.com/acs", "https://evil.example/acs"),
    ],
    [
      "digest-mismatch",
      "a changed endpoint of another entity",
      (it) => it.replace(/(.*)sp.example.com\/acs/s, "$1evil.example/acs"),
    ],
    [
      "digest-mismatch",
      "an entity that was left out",
      (it) => it.replace(/<md:EntityDescriptor.*?<\/md:EntityDescriptor>/s, ""),
    ],
    [
      "digest-mismatch",
      "white space that was left out",
      (it) => replaced(it, "</md:EntityDescriptor>\n", "</md:EntityDescriptor>"),
    ],
    ["digest-mismatch", "a later end", (it) => replaced(it, "2026-11-22T12:00:00Z", "2026-11-23T12:00:00Z")],
    [
      "metadata-expired",
      "a copy from before",
      () => signMetadata(replaced(federation(metadata), "T12:00", "T11:00"), registrar.signer),
    ],
    [
      "schema-invalid",
      "a group whose end is no instant",
      () => signMetadata(replaced(federation(metadata), "2026-11-22T12:00:00Z", "tomorrow"), registrar.signer),
    ],
    [
      "metadata-entity-missing",
      "an aggregate of others",
      () => signMetadata(federation(renamed(metadata, "https://sp.example.com/first")), registrar.signer),
    ],
    [
      "metadata-entity-missing",
      "an entity that lies in an extension",
      () =>
        signMetadata(
          replaced(
            federation(renamed(metadata, "https://sp.example.com/first")),
            "<!--",
            `<md:Extensions><x:x xmlns:x="urn:x">${evilEntity()}</x:x></md:Extensions><!--`,
          ),
          registrar.signer,
        ),
    ],
    [
      "metadata-entity-missing",
      "an entity that lies in the extension of another",
      () =>
        signMetadata(
          federation(
            replaced(
              renamed(metadata, "https://sp.example.com/first"),
              "<md:SPSSO",
              `<md:Extensions><x:x xmlns:x="urn:x">${evilEntity()}</x:x></md:Extensions><md:SPSSO`,
            ),
          ),
          registrar.signer,
        ),
    ],
    [
      "metadata-entity-repeated",
      "two entities of one name",
      () => signMetadata(federation(metadata, evilEntity()), registrar.signer),
    ],
    [
      "metadata-entity-repeated",
      "two entities of one name, one of them in a group",
      () =>
        signMetadata(federation(metadata, federation(evilEntity()).replace(' ID="_federation"', "")), registrar.signer),
    ],
    ["xml-not-well-formed", "a stream that breaks off", (it) => it.slice(0, it.lastIndexOf("<md:EntityDescriptor"))],
    ["xml-not-well-formed", "something behind the root", (it) => `${it}<md:EntityDescriptor/>`],
    [
      "xml-id-repeated",
      "an entity with the ID of the root",
      () => signMetadata(federation(metadata), registrar.signer).then((it) => replaced(it, '"_sp"', '"_federation"')),
    ],
  ])("refuses with %s %s", async (code, _, tamper) => {
    await expect(verify(await tamper(signed))).rejects.toEqual(refusal(code));
  });

  it.each<[code: SamlErrorCode, what: string, wrap: (signature: string, rest: string) => string]>([
    // The signed document goes where nobody reads it, and its signature covers it still.
    [
      "reference-not-to-parent",
      "in an extension of the evil root",
      (signature, rest) => evilRoot("_evil", signature, `<md:Extensions>${rest}</md:Extensions>`),
    ],
    [
      "xml-id-repeated",
      "in an extension of the evil root, which took its ID",
      (signature, rest) => evilRoot("_federation", signature, `<md:Extensions>${rest}</md:Extensions>`),
    ],
    [
      "digest-mismatch",
      "in an extension of the evil root, without its ID",
      (signature, rest) =>
        evilRoot("_federation", signature, `<md:Extensions>${replaced(rest, ' ID="_federation"', "")}</md:Extensions>`),
    ],
    [
      "signature-object",
      "in an Object of its signature",
      (signature, rest) =>
        evilRoot("_evil", replaced(signature, "</ds:Signature>", `<ds:Object>${rest}</ds:Object></ds:Signature>`), ""),
    ],
    [
      "signature-malformed",
      "in the KeyInfo of its signature twice",
      (signature, rest) =>
        evilRoot(
          "_evil",
          replaced(signature, "</ds:Signature>", `<ds:KeyInfo>${rest}</ds:KeyInfo></ds:Signature>`),
          "",
        ),
    ],
    [
      "signature-missing",
      "in a group of the evil root",
      (signature, rest) => evilRoot("_evil", "", rest.replace(/>/, `>${signature}`)),
    ],
    [
      "signature-missing",
      "behind the evil entity",
      (signature, rest) => evilRoot("_evil", "", `${evilEntity()}${rest.replace(/>/, `>${signature}`)}`),
    ],
  ])("refuses with %s a signed aggregate wrapped %s", async (code, _, wrap) => {
    await expect(verify(wrap(...cutSignature(signed)))).rejects.toEqual(refusal(code));
  });

  function evilRoot(id: string, signature: string, content: string): string {
    const empty = replaced(federation(evilEntity()), '"_federation"', `"${id}"`);
    return empty.replace(/>/, `>${signature}${content}`);
  }

  it("throws on what the stream throws", async () => {
    async function* broken(): AsyncIterable<Uint8Array> {
      yield octets(signed.slice(0, 100));
      await Promise.reject(new Error("connection reset"));
    }
    await expect(verifyServiceProviderMetadataStream(broken(), trust, expected)).rejects.toThrow("connection reset");
  });
});

describe("metadata without end", () => {
  it.each([
    ["before the root", "", " "],
    ["before the signature", federationStart, " "],
    [
      "in the signature",
      `${federationStart}<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#">`,
      "<ds:Object/>",
    ],
  ])("is not read on when it does not end %s", async (_, start, more) => {
    const { pieces, count } = endless(start, more);
    await expect(verifyServiceProviderMetadataStream(pieces, trust, expected)).rejects.toEqual(
      refusal("xml-too-large"),
    );
    expect(count()).toBeLessThan(20);
  });

  it("is not read on when its canonical form is far longer", async () => {
    const start = replaced(federationStart, ">", ` xmlns:a="urn:${"a".repeat(1000)}"><md:Extensions>`);
    const { pieces, count } = endless(start, "<a:x/>");
    await expect(verifyServiceProviderMetadataStream(pieces, unsigned, expected)).rejects.toEqual(
      refusal("xml-too-large"),
    );
    expect(count()).toBeLessThan(5);
  });

  it("is not read on when the entity does not end", async () => {
    const { pieces, count } = endless(`${federationStart}<md:EntityDescriptor entityID="${entityId}">`, "<md:x/>");
    await expect(verifyServiceProviderMetadataStream(pieces, unsigned, expected)).rejects.toEqual(
      refusal("xml-too-large"),
    );
    expect(count()).toBeLessThan(40);
  });

  /** A stream that ends after 16 MB at the latest, and how many of its pieces were taken. */
  function endless(start: string, more: string): { pieces: AsyncIterable<Uint8Array>; count: () => number } {
    let count = 0;
    const piece = octets(more.repeat(Math.ceil(65_536 / more.length)));
    async function* pieces(): AsyncIterable<Uint8Array> {
      yield await Promise.resolve(octets(start));
      for (; count < 256; count++) yield piece;
    }
    return { pieces: pieces(), count: () => count };
  }
});

describe("an aggregate of 30 MB", () => {
  it("takes no more memory than the entity and some pieces", async () => {
    const retained: number[] = [];
    async function* pieces(): AsyncIterable<Uint8Array> {
      const { head, filler, tail } = await largeAggregate();
      yield octets(head);
      for (let sent = 0; sent < fillers; sent++) {
        if (sent % 150 === 20) retained.push(memoryAfterCollection());
        yield octets(filler);
      }
      yield octets(tail);
    }
    const { serviceProvider } = await verifyServiceProviderMetadataStream(pieces(), trust, expected);
    expect(serviceProvider.assertionConsumerServices).toHaveLength(2);
    expect(retained.length).toBeGreaterThan(2);
    expect(Math.max(...retained) - Math.min(...retained)).toBeLessThan(5_000_000);
  });

  /** An aggregate that never exists as a whole: the entity comes first, and then the filler as often as it was digested. */
  async function largeAggregate(): Promise<{ head: string; filler: string; tail: string }> {
    const tail = "</md:EntitiesDescriptor>";
    const [, start = "", entity = ""] = /^(<.*?>)(.*)<\/md:Entities/s.exec(canonical(federation(metadata))) ?? [];
    const filler = renamed(entity, "https://sp.example.com/first").repeat(Math.ceil(65_536 / entity.length));

    const hash = createHash("sha256").update(start + entity);
    for (let digested = 0; digested < fillers; digested++) hash.update(filler);
    const info = signedInfoContent("_federation", hash.update(tail).digest("base64"), "RSA-SHA256");
    const value = await registrar.signer.sign(octets(`<ds:SignedInfo ${xmlnsDs}>${info}</ds:SignedInfo>`));
    const signatureValue = `<ds:SignatureValue>${Buffer.from(value).toString("base64")}</ds:SignatureValue>`;
    const signature = `<ds:Signature ${xmlnsDs}><ds:SignedInfo>${info}</ds:SignedInfo>${signatureValue}</ds:Signature>`;
    return { head: start + signature + entity, filler, tail };
  }
});

function canonical(document: string): string {
  return canonicalize(parseXmlNode(document, { comments: "skip-between-elements" }));
}

function memoryAfterCollection(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function cutKeyInfo(document: string): string {
  return document.replace(/<ds:X509Certificate>[^<]*/, "");
}

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;
const fillers = 460;
const xmlnsDs = 'xmlns:ds="http://www.w3.org/2000/09/xmldsig#"';
const federationStart = '<md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" ID="_federation">';
