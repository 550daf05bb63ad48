import fc from "fast-check";

import { canonicalValue } from "./cbor/canonical-values.test.fixture.js";
import { decodeCbor, type CborValue } from "./cbor/decode-cbor.js";
import { concatBytes } from "./concat-bytes.js";
import { serializeCbor } from "./testing/serialize-cbor.js";

/** What rewrites bytes as an attacker would, who knows the format no better than by an example. */
export type ByteMutation = (bytes: Uint8Array) => Uint8Array;

// Counted around the end of what is mutated.
const position = fc.nat(0xffff);

const byteMutation: fc.Arbitrary<ByteMutation> = fc.oneof(
  fc.tuple(position, fc.nat(7)).map(([at, bit]) => changeByte(at, (byte) => byte ^ (1 << bit))),
  fc.tuple(position, fc.nat(255)).map(([at, other]) => changeByte(at, () => other)),
  // Lengths that are a little wrong.
  fc.tuple(position, fc.integer({ min: -3, max: 3 })).map(([at, more]) => changeByte(at, (byte) => byte + more)),
  position.map((end) => replaceBlock(end, Infinity, () => new Uint8Array())),
  fc.tuple(position, fc.nat(40)).map(([at, length]) => replaceBlock(at, length, () => new Uint8Array())),
  fc.tuple(position, fc.uint8Array({ maxLength: 12 })).map(([at, bytes]) => replaceBlock(at, 0, () => bytes)),
  fc.tuple(position, fc.nat(40), fc.nat(300)).map(([at, length, times]) => replaceBlock(at, length, repeated(times))),
  fc.tuple(position, position, fc.nat(40)).map(([at, from, length]) => splice(at, from, length)),
);

/** One to four mutations, one after the other. */
export const byteMutations: fc.Arbitrary<ByteMutation> = fc
  .array(byteMutation, { minLength: 1, maxLength: 4 })
  .map((mutations) => (bytes) => mutations.reduce((mutated, mutate) => mutate(mutated), bytes));

/** Mutated bytes, made of one of the seeds. */
export function mutatedBytes(seeds: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  return fc.tuple(fc.constantFrom(...seeds), byteMutations).map(([seed, mutate]) => mutate(seed));
}

/** Canonical CBOR with other content than the seed that it was made of. */
export function mutatedCbor(seeds: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  const trees = seeds.map((seed) => decodeCbor(seed));
  return mutatedTree(trees, canonicalValue).map((tree) => serializeCbor(tree as CborValue));
}

/** JSON with other content than the seed that it was made of. */
export function mutatedJson(seeds: readonly unknown[]): fc.Arbitrary<unknown> {
  const polluting = fc.constantFrom(
    '{"__proto__":{"polluted":true}}',
    '{"constructor":{"prototype":{"polluted":true}}}',
  );
  const hostile = fc.oneof(
    fc.jsonValue(),
    polluting.map((json): unknown => JSON.parse(json)),
    fc.nat(200_000).map((length) => "A".repeat(length)),
  );
  return mutatedTree(seeds, hostile);
}

type TreeMutation = (tree: unknown) => unknown;

function mutatedTree(seeds: readonly unknown[], foreign: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const mutation = fc.tuple(fc.array(position, { maxLength: 6 }), nodeMutation(seeds, foreign)).map(
    ([path, mutate]): TreeMutation =>
      (tree) =>
        changeAt(tree, path, mutate),
  );
  return fc
    .tuple(fc.constantFrom(...seeds), fc.array(mutation, { minLength: 1, maxLength: 3 }))
    .map(([seed, mutations]) => mutations.reduce((tree, mutate) => mutate(tree) ?? null, seed));
}

function nodeMutation(seeds: readonly unknown[], foreign: fc.Arbitrary<unknown>): fc.Arbitrary<TreeMutation> {
  const parts = seeds.flatMap(subtrees);
  return fc.oneof(
    byteMutations.map((mutate) => changeLeaf(mutate)),
    byteMutations.map((mutate) => changeLeaf(mutate)),
    fc.constantFrom<TreeMutation>(() => undefined, repeatMembers, wrap),
    fc.oneof(foreign, fc.constantFrom(...parts)).map((other) => () => other),
    fc.tuple(fc.string({ maxLength: 12 }), foreign).map(([name, value]) => addMember(name, value)),
  );
}

/** Changes one node: the path says which child of each node leads there, and ends at a leaf at latest. */
function changeAt(tree: unknown, [first, ...deeper]: readonly number[], mutate: TreeMutation): unknown {
  const children = childrenOf(tree);
  if (first === undefined || children.length === 0) return mutate(tree);
  const chosen = first % children.length;
  const changed = children.map(([key, child], index) =>
    index === chosen ? ([key, changeAt(child, deeper, mutate)] as const) : ([key, child] as const),
  );
  const present = changed.filter(([, child]) => child !== undefined);
  if (Array.isArray(tree)) return present.map(([, child]) => child);
  return tree instanceof Map ? new Map(present) : Object.fromEntries(present as [string, unknown][]);
}

function childrenOf(tree: unknown): readonly (readonly [unknown, unknown])[] {
  if (tree instanceof Map) return [...(tree as ReadonlyMap<unknown, unknown>)];
  if (typeof tree !== "object" || tree === null || tree instanceof Uint8Array) return [];
  return Object.entries(tree);
}

function subtrees(tree: unknown): readonly unknown[] {
  return [tree, ...childrenOf(tree).flatMap(([, child]) => subtrees(child))];
}

/** Bytes as they are; text by the bytes that it encodes, or else by its own; a number becomes one of some others. */
function changeLeaf(mutate: ByteMutation): TreeMutation {
  return (leaf) => {
    if (leaf instanceof Uint8Array) return mutate(leaf);
    if (typeof leaf === "number") return [leaf + 1, leaf - 1, -leaf, leaf * 0x1_0001][(mutate(zero)[0] ?? 0) % 4];
    if (typeof leaf !== "string") return leaf === true ? 1 : leaf;
    const bytes = Buffer.from(leaf, "base64url");
    if (bytes.toString("base64url") === leaf) return Buffer.from(mutate(bytes)).toString("base64url");
    return Buffer.from(mutate(Buffer.from(leaf, "utf8"))).toString("utf8");
  };
}

const zero = Uint8Array.of(0);

/** A list with its members twice; the values of a map as a list. */
function repeatMembers(tree: unknown): unknown {
  const members = childrenOf(tree).map(([, child]) => child);
  return Array.isArray(tree) ? [...members, ...members] : members;
}

function wrap(tree: unknown): unknown {
  return [tree];
}

function addMember(name: string, value: unknown): TreeMutation {
  return (tree) => {
    if (tree instanceof Map) return new Map([...(tree as ReadonlyMap<unknown, unknown>), [name, value]]);
    if (Array.isArray(tree)) return [...(tree as unknown[]), value];
    return childrenOf(tree).length === 0
      ? value
      : Object.fromEntries([...Object.entries(tree as object), [name, value]]);
  };
}

function changeByte(at: number, change: (byte: number) => number): ByteMutation {
  return (bytes) => bytes.map((byte, index) => (index === at % bytes.length ? change(byte) : byte));
}

function replaceBlock(at: number, length: number, replace: ByteMutation): ByteMutation {
  return (bytes) => {
    const start = at % (bytes.length + 1);
    const end = Math.min(start + length, bytes.length);
    return concatBytes(bytes.subarray(0, start), replace(bytes.subarray(start, end)), bytes.subarray(end));
  };
}

function repeated(times: number): ByteMutation {
  return (bytes) => concatBytes(...Array.from({ length: times }, () => bytes));
}

/** Copies a block over another. */
function splice(at: number, from: number, length: number): ByteMutation {
  return (bytes) => {
    const start = from % (bytes.length + 1);
    return replaceBlock(at, length, () => bytes.subarray(start, start + length))(bytes);
  };
}
