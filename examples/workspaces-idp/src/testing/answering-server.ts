import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";

/** A server that answers with what it is told. */
export interface AnsweringServer {
  readonly url: string;
  answerWith(status: number, body: unknown, headers?: Readonly<Record<string, string>>): void;
  /** What it was asked last. */
  lastRequest(): AskedRequest;
  stop(): Promise<void>;
}

interface AskedRequest {
  /** With the method: `POST /path`. */
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

/** Starts it on a free port of this machine. */
export async function startAnsweringServer(): Promise<AnsweringServer> {
  let answer = { status: 200, text: "null", headers: {} };
  let asked: AskedRequest | undefined;
  const server = createServer((request, response) => {
    void json(request).then((body) => {
      const { method = "", url = "", headers } = request;
      asked = { path: `${method} ${url}`, authorization: headers.authorization, body };
      response.writeHead(answer.status, answer.headers).end(answer.text);
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answerWith: (status, body, headers = {}) => {
      answer = { status, text: JSON.stringify(body), headers };
    },
    lastRequest: () => {
      if (asked === undefined) throw new Error("nobody asked");
      return asked;
    },
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
