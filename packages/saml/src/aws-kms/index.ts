export { createKmsSigner, type KmsSignerParts } from "./create-kms-signer.js";
