import { beforeAll, describe, expect, it } from "vitest";

import { createVerificationKey } from "../signature/verification-key.js";
import { createIdentity } from "../testing/identity.test.fixture.js";
import { decideMetadataRefresh } from "./decide-metadata-refresh.js";
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

const unchanged = { newHosts: [], signingKeysReplaced: false };

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
    ["signing-keys-removed", (xml) => replaced(xml, 'use="signing"', 'use="encryption"')],
    ["encryption-keys-removed", (xml) => replaced(xml, 'use="encryption"', 'use="signing"')],
    ["encryption-weakened", (xml) => replaced(xml, "2009/xmlenc11#aes256-gcm", "2001/04/xmlenc#aes256-cbc")],
    ["encryption-weakened", (xml) => replaced(xml, "2009/xmlenc11#aes256-gcm", "2001/04/xmlenc#tripledes-cbc")],
  ])("denies with %s, and allows the way back (%#)", (reason, weaken) => {
    const weaker = read(weaken(metadata));
    expect(decideMetadataRefresh(current, weaker)).toEqual({
      outcome: "deny",
      reasons: [reason],
      changes: { newHosts: [], signingKeysReplaced: reason === "signing-keys-removed" },
    });
    expect(decideMetadataRefresh(weaker, current)).toEqual({ outcome: "allow", changes: unchanged });
  });

  it("denies with signature-removed what nobody vouches for any more", async () => {
    const registrar = await createIdentity();
    const document = octets(await signMetadata(metadata, registrar.signer));
    const trust: MetadataTrust = { keys: [createVerificationKey(registrar.certificate)] };
    const signed = verifyServiceProviderMetadata(document, trust, expected);
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

  it("allows keys to roll over, and says when none of the old ones is left", () => {
    const next = serviceProviderMetadata(nextCertificate);
    expect(decideMetadataRefresh(current, read(next))).toEqual({
      outcome: "allow",
      changes: { ...unchanged, signingKeysReplaced: true },
    });
    const [descriptor = ""] = /<md:KeyDescriptor.*?<\/md:KeyDescriptor>/s.exec(next) ?? [];
    const both = read(metadata.replace("<md:KeyDescriptor", `${descriptor}$&`));
    expect(both.serviceProvider.signingKeys).toHaveLength(2);
    expect(decideMetadataRefresh(current, both)).toEqual({ outcome: "allow", changes: unchanged });
  });

  it.each([
    ["https://sp.example.com/acs?", "https://new.example/acs?", ["new.example"]],
    ["https://sp.example.com:8443/", "https://sp.example.com:9443/", ["sp.example.com:9443"]],
    ["https://sp.example.com/slo/return", "https://new.example/", ["new.example"]],
    ['"https://sp.example.com/slo"', '"https://new.example/"', ["new.example"]],
    ["https://sp.example.com/acs?", "https://sp.example.com/elsewhere?", []],
  ])("names the hosts that are new when %s becomes %s", (from, to, newHosts) => {
    const moved = read(replaced(metadata, from, to));
    expect(decideMetadataRefresh(current, moved)).toEqual({ outcome: "allow", changes: { ...unchanged, newHosts } });
  });
});
