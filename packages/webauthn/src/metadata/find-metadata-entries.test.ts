import { expect, it } from "vitest";

import { aaguid, entry, keyIdentifier, metadataOf } from "./metadata.test.fixture.js";
import { findMetadataEntries, noModel, type MetadataLookup } from "./find-metadata-entries.js";

const withKeys = (...attestationCertificateKeyIdentifiers: string[]) =>
  entry({ aaguid: undefined, attestationCertificateKeyIdentifiers });

it.each<[string, MetadataLookup, readonly number[]]>([
  ["an AAGUID", { aaguid }, [0]],
  ["an AAGUID in upper case", { aaguid: aaguid.toUpperCase() }, [0]],
  ["an AAGUID that the BLOB has in upper case", { aaguid: "ee882879-721c-4913-9775-3dfcce97072a" }, [1]],
  ["an unknown AAGUID", { aaguid: "ee882879-721c-4913-9775-3dfcce97072b" }, []],
  ["the AAGUID of no model", { aaguid: noModel }, []],
  ["an AAID", { aaid: "4e4e#4005" }, [3]],
  ["an AAID in another case", { aaid: "4E4E#4005" }, [3]],
  ["an unknown AAID", { aaid: "4e4e#4006" }, []],
  ["a key identifier of two entries", { attestationCertificateKeyIdentifier: keyIdentifier }, [4, 5]],
  ["a key identifier in upper case", { attestationCertificateKeyIdentifier: "FF".repeat(20) }, [5]],
  ["an unknown key identifier", { attestationCertificateKeyIdentifier: "" }, []],
])("finds by %s", async (_, lookup, found) => {
  const entries = [
    entry({}),
    entry({ aaguid: "EE882879-721C-4913-9775-3DFCCE97072A" }),
    entry({ aaguid: noModel }),
    entry({ aaguid: undefined, aaid: "4e4E#4005" }),
    withKeys(keyIdentifier.toUpperCase()),
    withKeys("ff".repeat(20), keyIdentifier),
  ];
  const metadata = await metadataOf(entries);
  expect(findMetadataEntries(metadata, lookup)).toEqual(found.map((index) => metadata.entries[index]));
});
