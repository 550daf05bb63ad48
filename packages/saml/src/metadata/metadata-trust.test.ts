import { describe, expect, it } from "vitest";

import type { MetadataTrust } from "./metadata-trust.js";
import { expected } from "./service-provider-metadata.test.fixture.js";
import {
  verifyServiceProviderMetadata,
  verifyServiceProviderMetadataStream,
} from "./verify-service-provider-metadata.js";

describe("trust in metadata", () => {
  it.each<[string, object]>([
    ["nothing", {}],
    ["no key", { keys: [] }],
    ["no list of keys", { keys: "key" }],
    ["no need of a signature, in other words", { insecureUnsigned: "true" }],
  ])("is a mistake if it is trust in %s, whatever the document", async (_, mistaken) => {
    const trust = mistaken as MetadataTrust;
    expect(() => verifyServiceProviderMetadata(new Uint8Array(), trust, expected)).toThrow(TypeError);
    const document = new Blob([""]).stream();
    await expect(verifyServiceProviderMetadataStream(document, trust, expected)).rejects.toThrow(TypeError);
  });
});
