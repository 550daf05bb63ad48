import { once } from "node:events";
import type { IncomingMessage, Server } from "node:http";

import { createAdaptorServer, type HttpBindings } from "@hono/node-server";

import { AppError } from "./errors.js";

/** Answers a request that came from `clientAddress`, as the connection tells. */
export type RequestHandler = (request: Request, clientAddress: string) => Promise<Response>;

/** A server that listens. */
export interface HttpServer {
  /** Takes no new connection, finishes the running requests for a while, then cuts them off. */
  close(): Promise<void>;
}

/**
 * Serves a handler on `http://localhost:port`: this machine only, as browsers allow passkeys without TLS just there.
 *
 * @throws {@link AppError} with `port-in-use` or `port-unusable`; `setting` is the variable that moves the port.
 */
export async function listen(port: number, setting: string, handler: RequestHandler): Promise<HttpServer> {
  const server = createAdaptorServer({
    fetch: async (request, bindings) => {
      const { incoming } = bindings as HttpBindings;
      try {
        return await handler(request, incoming.socket.remoteAddress ?? "unknown");
      } finally {
        discardRest(incoming);
      }
    },
    serverOptions: { headersTimeout: 10_000, requestTimeout: 30_000 },
  }) as Server;
  try {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
  } catch (error) {
    throw listenError(port, setting, error as NodeJS.ErrnoException);
  }
  return { close: () => closeServer(server) };
}

/** What the handler did not read, e.g. of a body that is too large, would block the next request on the connection. */
function discardRest(incoming: IncomingMessage): void {
  incoming.removeAllListeners("data").resume();
}

function listenError(port: number, setting: string, cause: NodeJS.ErrnoException): AppError {
  const remedy = `set ${setting} to another one`;
  return cause.code === "EADDRINUSE"
    ? new AppError("port-in-use", `Port ${port} is in use by another program: stop that, or ${remedy}.`, { cause })
    : new AppError("port-unusable", `Cannot listen on port ${port} (${cause.code ?? "no code"}): ${remedy}.`, {
        cause,
      });
}

async function closeServer(server: Server): Promise<void> {
  const patience = setTimeout(() => {
    server.closeAllConnections();
  }, 3000);
  await new Promise((done) => server.close(done));
  clearTimeout(patience);
}
