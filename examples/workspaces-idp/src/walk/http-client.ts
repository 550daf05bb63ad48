/** A server's no. */
export class RefusedError extends Error {
  override readonly name = "RefusedError";
  readonly status: number;
  /** The `error` of a JSON answer. */
  readonly code: string | undefined;

  constructor(status: number, code?: string) {
    super(`the server answers ${status} ${code ?? ""}`);
    this.status = status;
    this.code = code;
  }
}

/** The least of a browser that a walk without one needs: cookies, redirects and forms. */
export interface HttpClient {
  /** Each rejects with a {@link RefusedError} when the server refuses. */
  open(url: string): Promise<HttpPage>;
  submitForm(url: string, fields: Readonly<Record<string, string>>): Promise<HttpPage>;
  postJson(url: string, body: unknown): Promise<unknown>;
}

/** Where a request ended, after redirects. */
export interface HttpPage {
  readonly url: string;
  readonly text: string;
}

/** Creates a client that is on the pages of `origin`, with no cookies yet. */
export function createHttpClient(origin: string): HttpClient {
  const cookies = new Map<string, string>();

  async function send(url: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    const ours = new URL(url).origin === origin;
    if (ours) headers.set("Cookie", Array.from(cookies, ([name, value]) => `${name}=${value}`).join("; "));
    const response = await fetch(url, { ...init, headers, redirect: "manual" });
    if (ours) response.headers.getSetCookie().forEach(keepCookie);
    return response;
  }

  function keepCookie(header: string): void {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(header) ?? [];
    if (value === "") cookies.delete(name);
    else cookies.set(name, value);
  }

  async function follow(url: string, init: RequestInit = {}): Promise<HttpPage> {
    const response = await send(url, init);
    const location = response.headers.get("Location");
    if (location !== null) return follow(new URL(location, url).href);
    const text = await response.text();
    if (!response.ok) throw new RefusedError(response.status);
    return { url, text };
  }

  return {
    open: (url) => follow(url),
    submitForm: (url, fields) =>
      follow(url, { method: "POST", body: new URLSearchParams(fields), headers: { Origin: origin } }),
    async postJson(url, body) {
      const headers = { "Content-Type": "application/json", Origin: origin };
      const response = await send(url, { method: "POST", body: JSON.stringify(body), headers });
      const answer: unknown = await response.json();
      if (!response.ok) throw new RefusedError(response.status, (answer as { error?: string }).error);
      return answer;
    },
  };
}
