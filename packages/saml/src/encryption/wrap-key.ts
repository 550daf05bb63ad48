import { constants, publicEncrypt, type KeyObject } from "node:crypto";

import { oaepParameters, type KeyTransport } from "./key-transport.js";
import { encodeOaep } from "./oaep.js";
import { modulusOctets } from "./rsa-key.js";

/** RSA-OAEP encryption of a content key ([RFC8017] §7.1.1). */
export function wrapKey(contentKey: Uint8Array, key: KeyObject, keyTransport: KeyTransport): Uint8Array {
  const parameters = oaepParameters(keyTransport);
  if (parameters.digest === parameters.mgf) {
    const padding = constants.RSA_PKCS1_OAEP_PADDING;
    return publicEncrypt({ key, padding, oaepHash: parameters.digest }, contentKey);
  }
  // The runtime takes one hash for both purposes; where they differ, only the RSA operation itself is left to it.
  const encoded = encodeOaep(contentKey, modulusOctets(key), parameters);
  return publicEncrypt({ key, padding: constants.RSA_NO_PADDING }, encoded);
}
