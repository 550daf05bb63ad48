import { createHash, timingSafeEqual } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

import type { DomainService } from "./domain-service.js";
import { parseDomainRequest, parseLogonRequest, RequestError } from "./requests.js";

/** A service that listens. */
export interface ServedDomain {
  /** `http://127.0.0.1:port`. */
  readonly url: string;
  /** Takes no more requests, and cuts off those that are running. */
  close(): void;
}

/**
 * Serves `POST /domain` and `POST /logon`, JSON both ways, to this machine and to whoever has the token.
 *
 * Answers with 400 to what is malformed, with 401 without the token, with 404 to any other path, with 500 when the domain
 * controller fails; all with a member `error` that says why.
 */
export async function serveDomain(service: DomainService, token: string): Promise<ServedDomain> {
  const server = createServer((request, response) => {
    void answer(service, token, request).then(({ status, body }) => {
      response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
      request.resume(); // what was not read would keep the connection waiting
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

interface Answer {
  readonly status: number;
  readonly body: object;
}

async function answer(service: DomainService, token: string, request: IncomingMessage): Promise<Answer> {
  if (!isSame(request.headers.authorization ?? "", `Bearer ${token}`)) return refusal(401, "the token is another one");
  try {
    switch (`${request.method} ${request.url}`) {
      case "POST /domain":
        return { status: 200, body: await service.setUpDomain(parseDomainRequest(await text(request))) };
      case "POST /logon":
        return { status: 200, body: await service.logOn(parseLogonRequest(await text(request))) };
      default:
        return refusal(404, "there are POST /domain and POST /logon");
    }
  } catch (error) {
    if (error instanceof RequestError) return refusal(400, error.message);
    return refusal(500, error instanceof Error ? error.message : String(error));
  }
}

function refusal(status: number, error: string): Answer {
  return { status, body: { error } };
}

/** Takes as long for any two texts. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map((value) => createHash("sha256").update(value).digest()) as [Buffer, Buffer];
  return timingSafeEqual(a, b);
}
