import { assert, property, string, uint8Array } from "fast-check";
import { describe, expect, it } from "vitest";

import { decodeBase64url } from "../base64url.js";
import { buildFakeCredentials, type FakeCredentialSource } from "./build-fake-credentials.js";

const secret = Uint8Array.from({ length: 32 }, (_, index) => index);
const names = Array.from({ length: 200 }, (_, index) => `user-${String(index)}`);

describe("fake credentials", () => {
  it("are stable for a name and a secret", () => {
    assert(
      property(string(), uint8Array({ minLength: 32, maxLength: 64 }), (name, key) => {
        expect(buildFakeCredentials(name, { secret: key })).toEqual(
          buildFakeCredentials(name, { secret: key.slice() }),
        );
      }),
    );
  });

  it("stay as they are from one release to the next", () => {
    expect(
      buildFakeCredentials("ann", { secret, shapes: [{ idLength: 40, transports: ["usb"] }], counts: [2] }),
    ).toEqual([
      { type: "public-key", id: "bQnGZV02aZ-QE95sIDPFIugbFjOmAmndD-5BCIq0cdr5Ypduz-_vPg", transports: ["usb"] },
      { type: "public-key", id: "5PDI-cUn5RqeMCL3hbDw3c0tYbcCmk6qCvhjN9D3cZLb2nRmCoa0Tw", transports: ["usb"] },
    ]);
  });

  it("differ by name, by secret and among themselves", () => {
    const all = [secret, secret.toReversed()].flatMap((key) =>
      names.flatMap((name) => buildFakeCredentials(name, { secret: key })),
    );
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  it("have no block of an ID twice", () => {
    const [credential] = buildFakeCredentials("ann", { secret, shapes: [{ idLength: 1023, transports: [] }] });
    const id = decodeBase64url(credential?.id ?? "");
    const blocks = Array.from({ length: 32 }, (_, index) => id.subarray(32 * index, 32 * index + 31).join());
    expect(id).toHaveLength(1023);
    expect(new Set(blocks).size).toBe(32);
  });

  it("have each shape and each number that is asked for, and no other", () => {
    const shapes = [
      { idLength: 17, transports: ["ble"] },
      { idLength: 65, transports: ["nfc", "usb"] },
    ] as const;
    const lists = names.map((name) => buildFakeCredentials(name, { secret, shapes, counts: [2, 4] }));
    const seen = lists.flat().map(({ id, transports }) => ({ idLength: decodeBase64url(id).length, transports }));
    expect(new Set(lists.map(({ length }) => length))).toEqual(new Set([2, 4]));
    expect(new Set(seen.map((shape) => JSON.stringify(shape)))).toEqual(
      new Set(shapes.map((shape) => JSON.stringify(shape))),
    );
  });

  it("of one user differ in shape where there is more than one shape", () => {
    const shapes = [
      { idLength: 17, transports: ["ble"] },
      { idLength: 65, transports: ["nfc", "usb"] },
    ] as const;
    const lists = names.map((name) => buildFakeCredentials(name, { secret, shapes, counts: [2] }));
    expect(new Set(lists.map((list) => list.map(({ transports }) => String(transports)).join("/")))).toEqual(
      new Set(["ble/ble", "ble/nfc,usb", "nfc,usb/ble", "nfc,usb/nfc,usb"]),
    );
  });

  it("are of several lengths, transports and numbers by default", () => {
    const lists = names.map((name) => buildFakeCredentials(name, { secret }));
    expect(new Set(lists.map(({ length }) => length))).toEqual(new Set([1, 2, 3]));
    expect(new Set(lists.flat().map(({ id }) => id.length)).size).toBe(5);
    expect(new Set(lists.flat().map(({ transports }) => String(transports))).size).toBe(4);
  });

  it("have the members of a real one", () => {
    const members = new Set(
      names.flatMap((name) => buildFakeCredentials(name, { secret })).map((it) => String(Object.keys(it))),
    );
    expect(members).toEqual(new Set(["type,id,transports"]));
  });
});

it.each<[string, Partial<FakeCredentialSource>]>([
  ["secret must", { secret: secret.subarray(1) }],
  ["shapes must", { shapes: [] as never }],
  ["shapes must", { shapes: [{ idLength: 15, transports: [] }] }],
  ["shapes must", { shapes: [{ idLength: 1024, transports: [] }] }],
  ["shapes must", { shapes: [{ idLength: 32.5, transports: [] }] }],
  ["counts must", { counts: [] as never }],
  ["counts must", { counts: [1, 0] }],
  ["counts must", { counts: [65] }],
])("tells the programmer: %s", (message, mistake) => {
  expect(() => buildFakeCredentials("ann", { secret, ...mistake })).toThrow(TypeError);
  expect(() => buildFakeCredentials("ann", { secret, ...mistake })).toThrow(message);
});
