import { beforeAll, describe, expect, it } from "vitest";

import { nameIdFormat } from "../name-id/name-id-format.js";
import { createVerificationKey } from "../signature/verification-key.js";
import { createIdentity } from "../testing/identity.test.fixture.js";
import { binding } from "./binding.js";
import { decideMetadataRefresh } from "./decide-metadata-refresh.js";
import type { MetadataLocation, MetadataRefreshChanges } from "./metadata-refresh-changes.js";
import type { MetadataTrust } from "./metadata-trust.js";
import {
  entityId,
  expected,
  octets,
  replaced,
  serviceProviderMetadata,
  signMetadata,
} from "./service-provider-metadata.test.fixture.js";
import {
  verifyServiceProviderMetadata,
  type VerifiedServiceProviderMetadata,
} from "./verify-service-provider-metadata.js";

let metadata: string;
let current: VerifiedServiceProviderMetadata;
let nextCertificate: Uint8Array;

beforeAll(async () => {
  metadata = serviceProviderMetadata((await createIdentity()).certificate);
  nextCertificate = (await createIdentity()).certificate;
  current = read(metadata);
});

function read(xml: string, id = entityId): VerifiedServiceProviderMetadata {
  const insecureAllowUnlimitedValidity = true;
  const trust = { insecureUnsigned: true } as const;
  return verifyServiceProviderMetadata(octets(xml), trust, {
    ...expected,
    entityId: id,
    insecureAllowUnlimitedValidity,
  });
}

async function readSigned(xml: string): Promise<VerifiedServiceProviderMetadata> {
  const registrar = await createIdentity();
  const trust: MetadataTrust = { keys: [createVerificationKey(registrar.certificate)] };
  return verifyServiceProviderMetadata(octets(await signMetadata(xml, registrar.signer)), trust, expected);
}

/** The metadata with these formats of NameID. */
function withFormats(formats: readonly string[]): string {
  const elements = formats.map((it) => `<md:NameIDFormat>${it}</md:NameIDFormat>`).join("");
  return metadata.replace(/<md:NameIDFormat>.*<\/md:NameIDFormat>/s, elements);
}

const { emailAddress, persistent, transient, unspecified } = nameIdFormat;

const unchanged: MetadataRefreshChanges = {
  newHosts: [],
  newLocations: [],
  signingKeyAdded: false,
  signingKeysReplaced: false,
  encryptionKeysReplaced: false,
  encryptionDowngraded: false,
  nameIdsMayIdentify: false,
};

describe("decideMetadataRefresh", () => {
  it("allows the same again, and a later end", () => {
    expect(decideMetadataRefresh(current, current)).toEqual({ outcome: "allow", changes: unchanged });
    const later = read(replaced(metadata, "T12:00:00Z", "T12:00:00.001Z"));
    expect(decideMetadataRefresh(current, later)).toEqual({ outcome: "allow", changes: unchanged });
  });

  it.each<[string, (xml: string) => string]>([
    ["valid-until-removed", (xml) => xml.replace(/ validUntil="[^"]*"/, "")],
    ["valid-until-went-back", (xml) => replaced(xml, "T12:00:00Z", "T11:59:59.999Z")],
    ["authn-requests-signed-removed", (xml) => replaced(xml, 'AuthnRequestsSigned="true"', "")],
    ["want-assertions-signed-removed", (xml) => replaced(xml, 'WantAssertionsSigned="1"', 'WantAssertionsSigned="0"')],
    ["encryption-keys-removed", (xml) => replaced(xml, 'use="encryption"', 'use="signing"')],
    ["encryption-weakened", (xml) => replaced(xml, "2009/xmlenc11#aes256-gcm", "2001/04/xmlenc#aes256-cbc")],
    ["encryption-weakened", (xml) => replaced(xml, "2009/xmlenc11#aes256-gcm", "2001/04/xmlenc#tripledes-cbc")],
  ])("denies with %s, and allows the way back (%#)", (reason, weaken) => {
    const weaker = read(weaken(metadata));
    expect(decideMetadataRefresh(current, weaker)).toEqual({
      outcome: "deny",
      reasons: [reason],
      changes: unchanged,
    });
    expect(decideMetadataRefresh(weaker, current)).toEqual({ outcome: "allow", changes: unchanged });
  });

  it("denies with signing-keys-removed, and takes the way back from a pinned key", async () => {
    const without = metadata.replace(/<md:KeyDescriptor.*?<\/md:KeyDescriptor>/s, "");
    expect(decideMetadataRefresh(current, read(without))).toEqual({
      outcome: "deny",
      reasons: ["signing-keys-removed"],
      changes: { ...unchanged, signingKeysReplaced: true },
    });
    const changes = { ...unchanged, signingKeyAdded: true };
    expect(decideMetadataRefresh(read(without), await readSigned(metadata))).toEqual({ outcome: "allow", changes });
    expect(decideMetadataRefresh(read(without), current)).toEqual({
      outcome: "deny",
      reasons: ["unsigned-signing-key-added"],
      changes,
    });
  });

  it("denies with signature-removed what nobody vouches for any more", async () => {
    const signed = await readSigned(metadata);
    expect(decideMetadataRefresh(signed, current)).toMatchObject({ outcome: "deny", reasons: ["signature-removed"] });
    expect(decideMetadataRefresh(current, signed).outcome).toBe("allow");
  });

  it("denies with entity-id-changed another service provider", () => {
    const other = read(replaced(metadata, `"${entityId}"`, '"https://other.example/"'), "https://other.example/");
    expect(decideMetadataRefresh(current, other)).toMatchObject({ outcome: "deny", reasons: ["entity-id-changed"] });
  });

  it("names all reasons", () => {
    const flags = replaced(metadata, 'AuthnRequestsSigned="true" WantAssertionsSigned="1"', "");
    const weaker = read(flags.replace(/<md:KeyDescriptor.*<\/md:KeyDescriptor>/s, ""));
    expect(decideMetadataRefresh(current, weaker)).toMatchObject({
      outcome: "deny",
      reasons: [
        "authn-requests-signed-removed",
        "want-assertions-signed-removed",
        "signing-keys-removed",
        "encryption-keys-removed",
      ],
    });
  });

  it("does not hold against the next metadata what was weak before", () => {
    const weak = read(replaced(metadata, "2009/xmlenc11#aes256-gcm", "2001/04/xmlenc#aes256-cbc"));
    expect(decideMetadataRefresh(weak, weak).outcome).toBe("allow");
    const least = read(
      metadata.replace(/<md:KeyDescriptor.*<\/md:KeyDescriptor>/s, "").replace(/ validUntil="[^"]*"/, ""),
    );
    expect(decideMetadataRefresh(least, least)).toEqual({ outcome: "allow", changes: unchanged });
  });

  it("says when none of the old keys is left, and only allows it if a pinned key vouches for the others", async () => {
    const next = serviceProviderMetadata(nextCertificate);
    const changes = { ...unchanged, signingKeyAdded: true, signingKeysReplaced: true, encryptionKeysReplaced: true };
    expect(decideMetadataRefresh(current, await readSigned(next))).toEqual({ outcome: "allow", changes });
    expect(decideMetadataRefresh(current, read(next))).toEqual({
      outcome: "deny",
      reasons: ["unsigned-signing-key-added", "unsigned-signing-keys-replaced"],
      changes,
    });
    expect(decideMetadataRefresh(current, read(next), { insecureAllowUnsignedSigningKeys: true })).toMatchObject({
      outcome: "deny",
      reasons: ["unsigned-signing-keys-replaced"],
    });
  });

  it("allows keys to roll over, if a pinned key vouches for the new one or it is said that none needs to", async () => {
    const next = serviceProviderMetadata(nextCertificate);
    const [descriptor = ""] = /<md:KeyDescriptor.*?<\/md:KeyDescriptor>/s.exec(next) ?? [];
    const xml = metadata.replace("<md:KeyDescriptor", `${descriptor}$&`);
    const both = read(xml);
    expect(both.serviceProvider.signingKeys).toHaveLength(2);
    const changes = { ...unchanged, signingKeyAdded: true };
    const allowed = { outcome: "allow", changes };
    const denied = { outcome: "deny", reasons: ["unsigned-signing-key-added"], changes };
    expect(decideMetadataRefresh(current, await readSigned(xml))).toEqual(allowed);
    expect(decideMetadataRefresh(current, both, { insecureAllowUnsignedSigningKeys: true })).toEqual(allowed);
    expect(decideMetadataRefresh(current, both, { insecureAllowUnsignedSigningKeys: false })).toEqual(denied);
    expect(decideMetadataRefresh(current, both)).toEqual(denied);
    expect(decideMetadataRefresh(both, current)).toEqual({ outcome: "allow", changes: unchanged });
  });

  it("says when another key is put before the one that is encrypted for, though both are published", () => {
    const next = serviceProviderMetadata(nextCertificate);
    const [descriptor = ""] = /<md:KeyDescriptor use="encryption".*?<\/md:KeyDescriptor>/s.exec(next) ?? [];
    const first = read(
      replaced(metadata, '<md:KeyDescriptor use="encryption"', `${descriptor}<md:KeyDescriptor use="encryption"`),
    );
    const last = read(replaced(metadata, "<md:SingleLogoutService", `${descriptor}<md:SingleLogoutService`));
    expect(decideMetadataRefresh(current, first).changes).toEqual({ ...unchanged, encryptionKeysReplaced: true });
    expect(decideMetadataRefresh(current, last).changes).toEqual(unchanged);
    expect(decideMetadataRefresh(last, first).changes).toEqual(unchanged);
  });

  it.each<[string, (xml: string) => string]>([
    ["AES with a shorter key", (xml) => replaced(xml, "aes256-gcm", "aes128-gcm")],
    ["a shorter hash in OAEP", (xml) => replaced(xml, "2001/04/xmlenc#sha256", "2000/09/xmldsig#sha1")],
    ["a shorter hash in the mask of OAEP", (xml) => replaced(xml, "mgf1sha256", "mgf1sha1")],
    [
      "the default, as no algorithm is named",
      (xml) => xml.replace(/<md:EncryptionMethod.*<\/md:EncryptionMethod>/s, ""),
    ],
  ])("allows, but tells of %s, and not of the way back", (_, weaken) => {
    const weaker = read(weaken(metadata));
    const changes = { ...unchanged, encryptionDowngraded: true };
    expect(decideMetadataRefresh(current, weaker)).toEqual({ outcome: "allow", changes });
    expect(decideMetadataRefresh(weaker, current)).toEqual({ outcome: "allow", changes: unchanged });
  });

  it.each<[string, readonly string[], readonly string[], boolean]>([
    ["e-mail addresses instead", [persistent], [emailAddress], true],
    ["e-mail addresses, too", [persistent], [persistent, emailAddress], true],
    ["any format", [transient], [], true],
    ["an unspecified format", [transient], [unspecified], true],
    ["e-mail addresses only", [persistent, emailAddress], [emailAddress], true],
    ["e-mail addresses where it did not matter", [], [emailAddress], true],
    ["e-mail addresses where anything would do", [unspecified], [emailAddress], true],
    ["some of the formats that it took", [], [persistent, emailAddress], false],
    ["the same", [persistent, emailAddress], [emailAddress, persistent], false],
    ["another pairwise format", [persistent], [transient], false],
    ["pairwise names only", [emailAddress], [persistent], false],
    ["what it always wanted", [emailAddress], [emailAddress], false],
  ])("tells whether names may identify users when metadata asks for %s", (_, before, after, nameIdsMayIdentify) => {
    const decision = decideMetadataRefresh(read(withFormats(before)), read(withFormats(after)));
    expect(decision).toEqual({ outcome: "allow", changes: { ...unchanged, nameIdsMayIdentify } });
  });

  it.each([
    ["https://sp.example.com/acs?", "https://new.example/acs?", ["new.example"]],
    ["https://sp.example.com:8443/", "https://sp.example.com:9443/", ["sp.example.com:9443"]],
    ["https://sp.example.com/slo/return", "https://new.example/", ["new.example"]],
    ['"https://sp.example.com/slo"', '"https://new.example/"', ["new.example"]],
    ["https://sp.example.com/acs?", "https://sp.example.com/elsewhere?", []],
  ])("names the hosts that are new when %s becomes %s", (from, to, newHosts) => {
    const moved = read(replaced(metadata, from, to));
    expect(decideMetadataRefresh(current, moved).changes.newHosts).toEqual(newHosts);
  });

  it.each<[string, string, MetadataLocation]>([
    [
      '"https://sp.example.com/acs?',
      '"https://sp.example.com/elsewhere?',
      {
        service: "AssertionConsumerService",
        binding: binding.httpPost,
        location: "https://sp.example.com/elsewhere?a=1&b=2",
      },
    ],
    [
      '"https://sp.example.com/slo"',
      '"https://sp.example.com/logout"',
      { service: "SingleLogoutService", binding: binding.httpRedirect, location: "https://sp.example.com/logout" },
    ],
    [
      '"https://sp.example.com/slo/return"',
      '"https://sp.example.com/slo/back"',
      { service: "SingleLogoutService", binding: binding.httpRedirect, location: "https://sp.example.com/slo/back" },
    ],
    [
      `${binding.httpPost}"\n        Location="https://sp.example.com:8443/acs"`,
      `${binding.soap}" Location="https://sp.example.com:8443/acs"`,
      { service: "AssertionConsumerService", binding: binding.soap, location: "https://sp.example.com:8443/acs" },
    ],
    [
      `${binding.httpPost}"\n        Location="https://sp.example.com:8443/acs"`,
      `${binding.httpRedirect}" Location="https://sp.example.com/slo"`,
      { service: "AssertionConsumerService", binding: binding.httpRedirect, location: "https://sp.example.com/slo" },
    ],
    [
      '/slo" ResponseLocation="https://sp.example.com/slo/return"',
      '/logout"',
      { service: "SingleLogoutService", binding: binding.httpRedirect, location: "https://sp.example.com/logout" },
    ],
  ])("names the endpoint that is new when %s becomes %s, and wants a pinned key for it", async (from, to, location) => {
    const moved = replaced(metadata, from, to);
    const changes = { ...unchanged, newLocations: [location] };
    expect(decideMetadataRefresh(current, await readSigned(moved))).toEqual({ outcome: "allow", changes });
    expect(decideMetadataRefresh(current, read(moved))).toEqual({
      outcome: "deny",
      reasons: ["unsigned-endpoint-added"],
      changes,
    });
  });

  it("lets endpoints go", () => {
    const fewer = read(metadata.replace(/<md:SingleLogoutService[^>]*>/, ""));
    expect(decideMetadataRefresh(current, fewer)).toEqual({ outcome: "allow", changes: unchanged });
  });
});
