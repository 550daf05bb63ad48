import { describe, expect, it } from "vitest";

import { refusal } from "../testing/answers.test.fixture.js";
import { createBrowser, signedInBrowser } from "../testing/browser.test.fixture.js";
import { ann, createWorld, origin } from "../testing/world.test.fixture.js";
import { ownMember, readForm, readJsonObject } from "./body.js";

const json = "application/json";
const limit = 64 * 1024;

function post(contentType: string, body: BodyInit): Request {
  const init = { method: "POST", headers: { "Content-Type": contentType }, body, duplex: "half" };
  return new Request("https://id.example.com/", init);
}

/** A body without a Content-Length, in chunks. */
function stream(...chunks: readonly Uint8Array<ArrayBuffer>[]): ReadableStream {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
}

describe("a JSON body", () => {
  it.each([json, "application/json; charset=utf-8", "Application/JSON"])("is read from %s", async (type) => {
    expect(await readJsonObject(post(type, '{"ü":1}'))).toEqual({ ü: 1 });
  });

  it.each(["", "text/plain", "application/x-www-form-urlencoded", "application/jsonp", "x/application/json"])(
    "is refused as content-type-unsupported from %j",
    async (type) => {
      await expect(readJsonObject(post(type, "{}"))).rejects.toMatchObject({ code: "content-type-unsupported" });
    },
  );

  it.each(["", "{", "null", "[]", "7", '"text"', "{}{}", "{'a':1}", "\uFEFF\u0000"])(
    "is refused as request-malformed when it is %j",
    async (body) => {
      await expect(readJsonObject(post(json, body))).rejects.toMatchObject({ code: "request-malformed" });
    },
  );

  it("is refused as request-malformed when it is not UTF-8", async () => {
    const body = Uint8Array.of(...new TextEncoder().encode('{"a":"'), 0xff, ...new TextEncoder().encode('"}'));
    await expect(readJsonObject(post(json, body))).rejects.toMatchObject({ code: "request-malformed" });
  });

  it("is refused as request-malformed when the client breaks off", async () => {
    const broken = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"a":'));
        controller.error(new Error("aborted"));
      },
    });
    await expect(readJsonObject(post(json, broken))).rejects.toMatchObject({ code: "request-malformed" });
  });

  it("may have 64 KiB, in any number of chunks", async () => {
    const padded = (length: number) => new TextEncoder().encode("{}".padEnd(length));
    expect(await readJsonObject(post(json, stream(padded(limit).slice(0, 9), padded(limit).slice(9))))).toEqual({});
  });

  it.each([
    ["said so", () => post(json, "{}".padEnd(limit + 1))],
    ["kept quiet", () => post(json, stream(new Uint8Array(limit), new Uint8Array(1)))],
  ])("is refused as body-too-large when it is larger and %s", async (_how, request) => {
    await expect(readJsonObject(request())).rejects.toMatchObject({ code: "body-too-large" });
  });

  it("is not read on once it is too large", async () => {
    let pulled = 0;
    let cancelled = false;
    const endless = new ReadableStream({
      pull(controller) {
        pulled++;
        controller.enqueue(new Uint8Array(limit));
      },
      cancel() {
        cancelled = true;
      },
    });
    await expect(readJsonObject(post(json, endless))).rejects.toMatchObject({ code: "body-too-large" });
    expect(pulled).toBeLessThan(5);
    expect(cancelled).toBe(true);
  });
});

describe("a form body", () => {
  it("is read", async () => {
    const form = await readForm(post("application/x-www-form-urlencoded;charset=UTF-8", "id=a%2Bb"));
    expect(form.get("id")).toBe("a+b");
  });

  it.each([json, "multipart/form-data", "text/plain"])(
    "is refused as content-type-unsupported from %s",
    async (type) => {
      await expect(readForm(post(type, "id=a"))).rejects.toMatchObject({ code: "content-type-unsupported" });
    },
  );
});

it("members are read from the object itself and never from its prototype", () => {
  const value = JSON.parse('{"__proto__":{"ticket":"x"},"a":1}') as object;
  expect(ownMember(value, "a")).toBe(1);
  expect(ownMember(value, "ticket")).toBeUndefined();
  expect(ownMember(value, "toString")).toBeUndefined();
});

describe("over HTTP", () => {
  it.each([
    [413, "body-too-large", json, "x".repeat(limit + 1)],
    [415, "content-type-unsupported", "text/plain", "{}"],
    [400, "request-malformed", json, "garbage"],
  ])("%i %s", async (status, code, type, body) => {
    const browser = createBrowser(await createWorld());
    for (const path of ["enrolment/options", "enrolment/finish", "sign-in/options", "sign-in/finish"]) {
      const headers = { Origin: origin, "Content-Type": type };
      const answer = await browser.send(`/api/${path}`, { method: "POST", headers, body });
      expect(await refusal(answer)).toEqual([status, code]);
    }
  });

  it("a form that is none removes nothing", async () => {
    const world = await createWorld();
    const browser = await signedInBrowser(world, ann.id);
    const answer = await browser.postJson("/account/passkeys/remove", { id: [...world.passkeys.keys()][0] });
    expect(answer.status).toBe(415);
    expect(world.passkeys.size).toBe(1);
  });
});
