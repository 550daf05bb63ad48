import { SamlError } from "../errors.js";
import { dataEncryptionMethods, type DataEncryption } from "./data-encryption.js";
import { isRsa15, toDataEncryption, toKeyTransport, type EncryptionMethod } from "./encryption-method.js";
import { defaultEncryption, type EncryptionAlgorithms } from "./encryption-recipient.js";
import { keyTransportMethods, type KeyTransport } from "./key-transport.js";
import { xenc, xenc11 } from "./namespaces.js";

/** What weakens the choice. */
export interface ChooseEncryptionOptions {
  /** Takes CBC where a service provider lists no GCM: see {@link DataEncryption} for what that gives away. */
  readonly insecureAllowCbc?: boolean;
}

/**
 * Chooses how to encrypt for a service provider from the methods of the key in its metadata: of content and of key each
 * the first that we know, as the order is its preference.
 *
 * Where it lists none we take our default; but not where it lists only others, or what may be others.
 *
 * @param methods - `md:EncryptionMethod`, in document order.
 * @throws {@link SamlError} `encryption-algorithm-insecure`, `encryption-algorithm-unsupported`.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-metadata-2.0-os.pdf | SAML Metadata §2.4.1.1}
 */
export function chooseEncryption(
  methods: readonly EncryptionMethod[],
  options: ChooseEncryptionOptions = {},
): EncryptionAlgorithms {
  return { dataEncryption: chooseDataEncryption(methods, options), keyTransport: chooseKeyTransport(methods) };
}

function chooseDataEncryption(
  methods: readonly EncryptionMethod[],
  { insecureAllowCbc = false }: ChooseEncryptionOptions,
): DataEncryption {
  const known = methods.map(toDataEncryption).filter((it) => it !== undefined);
  const [first] = known;
  const chosen = known.find(isGcm) ?? (insecureAllowCbc ? first : undefined);
  if (chosen !== undefined) return chosen;
  if (first !== undefined) throw insecure("The service provider decrypts content only in CBC.");
  if (methods.every(({ algorithm }) => keyTransports.has(algorithm))) return defaultEncryption.dataEncryption;
  throw unsupported("The service provider lists no algorithm for content that is known here.");
}

function chooseKeyTransport(methods: readonly EncryptionMethod[]): KeyTransport {
  const [chosen] = methods.map(toKeyTransport).filter((it) => it !== undefined);
  if (chosen !== undefined) return chosen;
  if (methods.some(isRsa15)) throw insecure("The service provider decrypts keys only with RSA 1.5.");
  if (methods.every(({ algorithm }) => blockCiphers.has(algorithm))) return defaultEncryption.keyTransport;
  throw unsupported("The service provider lists no algorithm for keys that is known here.");
}

function isGcm(dataEncryption: DataEncryption): boolean {
  return dataEncryptionMethods[dataEncryption].mode === "GCM";
}

function insecure(message: string): SamlError {
  return new SamlError("encryption-algorithm-insecure", message);
}

function unsupported(message: string): SamlError {
  return new SamlError("encryption-algorithm-unsupported", message);
}

/** What cannot be meant for content. */
const keyTransports: ReadonlySet<string> = new Set([...Object.values(keyTransportMethods), `${xenc.uri}rsa-1_5`]);

/** What cannot be meant for keys ([XMLEnc] §5.2), also that which we do not have. */
const blockCiphers: ReadonlySet<string> = new Set([
  ...Object.values(dataEncryptionMethods).map(({ uri }) => uri),
  `${xenc11.uri}aes192-gcm`,
  `${xenc.uri}aes192-cbc`,
  `${xenc.uri}tripledes-cbc`,
]);
