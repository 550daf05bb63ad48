import { isCborMap, type CborValue } from "../cbor/decode-cbor.js";
import { concatBytes } from "../concat-bytes.js";

/** Writes a value in CTAP2 canonical form; maps are sorted. Integers up to 2^53 - 1. */
export function serializeCbor(value: CborValue): Uint8Array<ArrayBuffer> {
  if (typeof value === "bigint") return serializeCbor(Number(value));
  if (typeof value === "number") return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === "boolean") return Uint8Array.of(value ? 0xf5 : 0xf4);
  if (value === null) return Uint8Array.of(0xf6);
  if (typeof value === "string") return withLength(3, new TextEncoder().encode(value));
  if (value instanceof Uint8Array) return withLength(2, value);
  if (isCborMap(value)) return serializeMap([...value]);
  return concatBytes(head(4, value.length), ...value.map(serializeCbor));
}

function serializeMap(entries: readonly (readonly [CborValue, CborValue])[]): Uint8Array<ArrayBuffer> {
  const serialized = entries.map(([key, value]) => ({ key: serializeCbor(key), value: serializeCbor(value) }));
  serialized.sort((a, b) => compareKeys(a.key, b.key));
  return concatBytes(head(5, entries.length), ...serialized.flatMap(({ key, value }) => [key, value]));
}

/** The order of CTAP 2.1 §8: major type, length, bytes. */
function compareKeys(a: Uint8Array, b: Uint8Array): number {
  const [aFirst = 0] = a;
  const [bFirst = 0] = b;
  const byType = (aFirst >> 5) - (bFirst >> 5);
  if (byType !== 0) return byType;
  if (a.length !== b.length) return a.length - b.length;
  const index = a.findIndex((byte, position) => byte !== b[position]);
  return (a[index] ?? 0) - (b[index] ?? 0);
}

function withLength(majorType: number, content: Uint8Array): Uint8Array<ArrayBuffer> {
  return concatBytes(head(majorType, content.length), content);
}

function head(majorType: number, argument: number): Uint8Array<ArrayBuffer> {
  const type = majorType << 5;
  if (argument < 24) return Uint8Array.of(type | argument);
  const size = [1, 2, 4].findIndex((bytes) => argument < 0x100 ** bytes);
  const information = size === -1 ? 27 : 24 + size;
  const octets = new DataView(new ArrayBuffer(8));
  octets.setBigUint64(0, BigInt(argument));
  return concatBytes(
    Uint8Array.of(type | information),
    new Uint8Array(octets.buffer).slice(-(2 ** (information - 24))),
  );
}
