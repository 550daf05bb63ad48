import { randomInt } from "node:crypto";
import { once } from "node:events";
import { connect, createServer } from "node:net";

/** An address of 127.77.0.0/16 where nobody serves Kerberos, so that several domains run side by side. */
export async function freeAddress(): Promise<string> {
  for (;;) {
    const address = `127.77.${randomInt(1, 255)}.${randomInt(1, 255)}`;
    if (await isFree(address)) return address;
  }
}

/** Whether somebody listens on a port. */
export async function listens(address: string, port: number): Promise<boolean> {
  const socket = connect(port, address);
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

async function isFree(address: string): Promise<boolean> {
  const server = createServer().listen(kerberosPort, address);
  try {
    await once(server, "listening");
  } catch {
    return false;
  }
  server.close();
  await once(server, "close");
  return true;
}

const kerberosPort = 88;
