import { constants, type KeyObject } from "node:crypto";

/** A key as `sign` and `verify` of `node:crypto` take it: without padding they mean RSASSA-PKCS1-v1_5. */
export function nodeKey(key: KeyObject, saltLength: number | undefined) {
  return saltLength === undefined ? key : { key, saltLength, padding: constants.RSA_PKCS1_PSS_PADDING };
}
