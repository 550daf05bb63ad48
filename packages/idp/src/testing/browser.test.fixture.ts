import { createSoftwareAuthenticator, type SoftwareAuthenticator } from "@idpkit/webauthn/testing";
import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from "@idpkit/webauthn";

import { origin, type World } from "./world.test.fixture.js";

type CreateDefects = Parameters<SoftwareAuthenticator["create"]>[1];
type GetDefects = Parameters<SoftwareAuthenticator["get"]>[1];

/** A browser with a cookie jar and a passkey device, and a person at it. */
export interface Browser {
  readonly cookies: Map<string, string>;
  readonly device: SoftwareAuthenticator;
  send(path: string, init?: RequestInit): Promise<Response>;
  get(path: string): Promise<Response>;
  postJson(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  postForm(path: string, fields?: Record<string, string>): Promise<Response>;
  /** The answer of the device to a sign-in that begins now. */
  answerSignIn(body?: object, defects?: GetDefects): Promise<object>;
  signIn(body?: object, defects?: GetDefects): Promise<Response>;
  /** The answer of the device to an enrolment that begins now. */
  answerEnrolment(ticket: string, defects?: CreateDefects): Promise<object>;
  enrol(ticket: string, defects?: CreateDefects): Promise<Response>;
}

export function createBrowser(
  { idp }: World,
  device: SoftwareAuthenticator = createSoftwareAuthenticator({ origin }),
): Browser {
  const cookies = new Map<string, string>();

  async function send(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    if (cookie !== "" && !headers.has("Cookie")) headers.set("Cookie", cookie);
    const response = await idp.fetch(new Request(`${origin}${path}`, { ...init, headers }));
    keepCookies(response, cookies);
    return response;
  }

  const browser: Browser = {
    cookies,
    device,
    send,
    get: (path) => send(path),
    postJson: (path, body, headers = {}) =>
      send(path, {
        method: "POST",
        headers: { Origin: origin, "Content-Type": "application/json", ...headers },
        body: JSON.stringify(body),
      }),
    postForm: (path, fields = {}) =>
      send(path, { method: "POST", headers: { Origin: origin }, body: new URLSearchParams(fields) }),

    answerSignIn: async (body = {}, defects = {}) => {
      const options = await browser.postJson("/api/sign-in/options", body);
      return device.get((await options.json()) as PublicKeyCredentialRequestOptionsJSON, defects);
    },
    signIn: async (body, defects) =>
      browser.postJson("/api/sign-in/finish", { response: await browser.answerSignIn(body, defects) }),

    answerEnrolment: async (ticket, defects = {}) => {
      const options = await browser.postJson("/api/enrolment/options", { ticket });
      return device.create((await options.json()) as PublicKeyCredentialCreationOptionsJSON, defects);
    },
    enrol: async (ticket, defects) =>
      browser.postJson("/api/enrolment/finish", { ticket, response: await browser.answerEnrolment(ticket, defects) }),
  };
  return browser;
}

/** A ticket for an account, as its owner takes it from the link. */
export async function ticketFor(world: World, accountId: string): Promise<string> {
  const { url } = await world.idp.createEnrolmentLink(accountId);
  return new URL(url).hash.slice(1);
}

/** A browser whose device has a passkey of the account. */
export async function enrolledBrowser(world: World, accountId: string): Promise<Browser> {
  const browser = createBrowser(world);
  await browser.enrol(await ticketFor(world, accountId));
  return browser;
}

/** A browser whose person has signed in. */
export async function signedInBrowser(world: World, accountId: string): Promise<Browser> {
  const browser = await enrolledBrowser(world, accountId);
  await browser.signIn();
  return browser;
}

function keepCookies(response: Response, cookies: Map<string, string>): void {
  for (const cookie of response.headers.getSetCookie()) {
    const [, name = "", value = "", attributes = ""] = /^([^=]+)=([^;]*)(.*)$/.exec(cookie) ?? [];
    if (/; Max-Age=0(;|$)/.test(attributes)) cookies.delete(name);
    else cookies.set(name, value);
  }
}
