import { once } from "node:events";
import { type AddressInfo, createServer, type Server } from "node:net";

/** Two ports that are free now: each the wanted one, or another when that is taken. 0 wants any. */
export async function findFreePorts(wanted: readonly [number, number]): Promise<readonly [number, number]> {
  const first = await hold(wanted[0]);
  const second = await hold(wanted[1]); // while the first is held, so that they differ
  const ports = [portOf(first), portOf(second)] as const;
  await Promise.all([first, second].map((server) => new Promise((done) => server.close(done))));
  return ports;
}

async function hold(port: number): Promise<Server> {
  const server = createServer().listen(port, "127.0.0.1");
  try {
    await once(server, "listening");
    return server;
  } catch (error) {
    if (port === 0) throw error;
    return hold(0);
  }
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
