import { execFileSync } from "node:child_process";
import type { KeyObject } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A key of the endpoint. */
export interface KmsKey {
  readonly privateKey: KeyObject;
  /** Errors that the first calls get, by their names. */
  readonly errors?: string[];
  /** Changes what is returned; `undefined` leaves the signature out. */
  readonly tamper?: (signature: Uint8Array) => Uint8Array | undefined;
}

/** What `Sign` was asked for, as it came over the wire. */
interface SignRequest {
  readonly KeyId: string;
  readonly Message: string;
  readonly MessageType: string;
  readonly SigningAlgorithm: string;
}

/** An endpoint on the loopback host that speaks the JSON 1.1 protocol of AWS KMS, and signs. */
export interface KmsEndpoint {
  readonly url: string;
  readonly requests: readonly SignRequest[];
  readonly close: () => Promise<void>;
}

/** Starts an endpoint that holds these keys by their IDs. openssl signs, as it takes digests. */
export async function startKmsEndpoint(keys: ReadonlyMap<string, KmsKey>): Promise<KmsEndpoint> {
  const requests: SignRequest[] = [];
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      const { status, answer } = respond(request, body, keys, requests);
      response.writeHead(status, { "content-type": "application/x-amz-json-1.1" }).end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

interface Answer {
  readonly status: number;
  readonly answer: object;
}

function respond(
  { headers }: IncomingMessage,
  body: string,
  keys: ReadonlyMap<string, KmsKey>,
  requests: SignRequest[],
): Answer {
  if (headers["x-amz-target"] !== "TrentService.Sign") return failure("UnknownOperationException");
  if (headers.authorization?.startsWith("AWS4-HMAC-SHA256 ") !== true) return failure("MissingAuthenticationToken");

  const request = JSON.parse(body) as SignRequest;
  requests.push(request);
  const key = keys.get(request.KeyId);
  if (key === undefined) return failure("NotFoundException");
  const error = key.errors?.shift();
  if (error !== undefined) return failure(error);

  const options = optionsOf(request.SigningAlgorithm);
  const digest = Buffer.from(request.Message, "base64");
  if (options === undefined || request.MessageType !== "DIGEST" || digest.length !== options.digestLength) {
    return failure("ValidationException");
  }
  if (options.keyType !== key.privateKey.asymmetricKeyType) return failure("InvalidKeyUsageException");
  const signature = new Uint8Array(signDigest(digest, key.privateKey, options.commandLine));
  const tampered = key.tamper === undefined ? signature : key.tamper(signature);
  const Signature = tampered && Buffer.from(tampered).toString("base64");
  return { status: 200, answer: { KeyId: request.KeyId, Signature, SigningAlgorithm: request.SigningAlgorithm } };
}

function failure(type: string): Answer {
  return { status: 400, answer: { __type: type, message: "as the test wants it" } };
}

/** How openssl is told what a SigningAlgorithm means. */
function optionsOf(
  algorithm: string,
): { keyType: string; digestLength: number; commandLine: readonly string[] } | undefined {
  const [, scheme = "", bits] = /^(RSASSA_PKCS1_V1_5|RSASSA_PSS|ECDSA)_SHA_(256|384|512)$/.exec(algorithm) ?? [];
  const padding = paddings[scheme];
  if (padding === undefined) return undefined;
  const options = [`digest:sha${bits ?? ""}`, ...padding];
  return {
    keyType: scheme === "ECDSA" ? "ec" : "rsa",
    digestLength: Number(bits) / 8,
    commandLine: options.flatMap((option) => ["-pkeyopt", option]),
  };
}

const paddings: Readonly<Record<string, readonly string[]>> = {
  RSASSA_PKCS1_V1_5: ["rsa_padding_mode:pkcs1"],
  RSASSA_PSS: ["rsa_padding_mode:pss", "rsa_pss_saltlen:digest"],
  ECDSA: [],
};

function signDigest(digest: Uint8Array, privateKey: KeyObject, options: readonly string[]): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), "idpkit-saml-"));
  try {
    writeFileSync(join(folder, "key.pem"), privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
    const commandLine = ["pkeyutl", "-sign", "-inkey", "key.pem", ...options];
    return execFileSync("openssl", commandLine, { cwd: folder, input: digest, stdio: "pipe" });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
