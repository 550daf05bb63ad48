import type { SentAuthnRequest } from "./provider.js";

/** What a server answered, redirections not followed. */
interface Page {
  readonly status: number;
  readonly location: string | undefined;
  readonly headers: Headers;
  readonly body: string;
}

/** A browser without windows, that keeps the cookies of one server. */
export interface Browser {
  get(url: string): Promise<Page>;
  post(url: string, fields: Readonly<Record<string, string>>): Promise<Page>;
}

/** Opens a {@link Browser} that was never here before. */
export function openBrowser(): Browser {
  const cookies = new Map<string, string>();

  async function visit(url: string, request: RequestInit): Promise<Page> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url, { ...request, headers: { cookie }, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get("location") ?? undefined;
    const { status, headers } = response;
    return { status, location: location && new URL(location, url).href, headers, body: await response.text() };
  }

  return {
    get: (url) => visit(url, { method: "GET" }),
    post: (url, fields) => visit(url, { method: "POST", body: new URLSearchParams(fields) }),
  };
}

/** Goes where a service provider sends its users, up to the AuthnRequest for an endpoint of ours. */
export async function followToAuthnRequest(browser: Browser, start: string, ours: string): Promise<SentAuthnRequest> {
  let page = await browser.get(start);
  for (let steps = 0; steps < 5; steps++) {
    if (page.location === undefined) return readForm(page.body);
    if (page.location.startsWith(`${ours}?`)) return readRedirect(page.location);
    page = await browser.get(page.location);
  }
  throw new Error(`${start} does not lead to the identity provider`);
}

/** The address to which a redirection leads. */
export function readRedirect(url: string): SentAuthnRequest {
  const [endpoint = "", query = ""] = url.split("?", 2);
  return { binding: "redirect", endpoint, query };
}

/** The form of a page that submits itself. */
export function readForm(html: string): SentAuthnRequest {
  const endpoint = decodeText(/<form\b[^>]*\baction="([^"]*)"/.exec(html)?.[1] ?? "");
  const inputs = html.match(/<input\b[^>]*>/g) ?? [];
  const fields = inputs.map((input) => [attribute(input, "name"), attribute(input, "value")] as const);
  return { binding: "post", endpoint, fields: Object.fromEntries(fields.filter(([name]) => name !== "")) };
}

/** What a reader sees of a page, on one line. */
export function visibleText(html: string): string {
  return decodeText(html.replaceAll(/<(style|script|head)[\s\S]*?<\/\1>/g, " ").replaceAll(/<[^>]+>/g, " "))
    .replaceAll(/\s+/g, " ")
    .trim();
}

function attribute(tag: string, name: string): string {
  return decodeText(new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? "");
}

function decodeText(text: string): string {
  const named: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', amp: "&", nbsp: " " };
  return text.replaceAll(
    /&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return named[name] ?? whole;
      return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
    },
  );
}
