import { sign, type KeyObject } from "node:crypto";

/** An RSA signature as a server makes it: off the event loop. That is the limit, as whoever blocks the loop serves nobody else. */
export function signInThreadPool(data: Uint8Array, key: KeyObject): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    sign("sha256", data, key, (error, signature) => {
      if (error === null) resolve(signature);
      else reject(error);
    });
  });
}
