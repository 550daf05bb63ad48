import { base64urlnopad } from "@scure/base";

import type { Parts } from "../parts.js";
import { createSecretToken, hashSecretToken, isSecretToken } from "../secret-token.js";

/**
 * What a ceremony was begun for, kept on our side until it is finished. The finish takes this and nothing that the
 * browser says about it.
 */
export type CeremonyRequest = SignInRequest | EnrolmentRequest;

/** A sign-in was begun. Whose it is shows only when it is finished: the passkey says so. */
export interface SignInRequest {
  readonly purpose: "sign-in";
  /** 32 bytes in base64url. */
  readonly challenge: string;
  readonly origin: string;
  /** The launch that the person was on the way to. */
  readonly relayState?: string;
}

/** An enrolment was begun with a ticket. */
export interface EnrolmentRequest {
  readonly purpose: "enrolment";
  readonly challenge: string;
  readonly origin: string;
  readonly accountId: string;
  /** base64url. */
  readonly userHandle: string;
  readonly ticketHash: string;
}

/** How long a person may take: time enough to find the security key, and what browsers wait by default. */
export const ceremonySeconds = 300;

/** Makes a challenge: one value, one ceremony. */
export function createChallenge({ roles }: Parts): { readonly challenge: string; readonly bytes: Uint8Array } {
  const challenge = createSecretToken(roles.crypto);
  return { challenge, bytes: base64urlnopad.decode(challenge) };
}

/** Keeps a request under its challenge and the browser that began it. */
export async function keepRequest(
  request: CeremonyRequest,
  browserId: string,
  { roles }: Parts,
  now: Date,
): Promise<void> {
  const key = await requestKey(request.purpose, request.challenge, browserId, roles.crypto);
  await roles.oneTime.put(key, JSON.stringify(request), new Date(now.getTime() + ceremonySeconds * 1000));
}

/**
 * Takes the request that a response belongs to, by the challenge that the response names. Whoever gets it is the only
 * one, and must verify the response against it or throw it away.
 *
 * `undefined` when this browser has no such ceremony of this purpose open: never begun, used, or too old.
 */
export async function takeRequest<Purpose extends CeremonyRequest["purpose"]>(
  purpose: Purpose,
  clientDataJSON: string,
  browserId: string | undefined,
  { roles }: Parts,
  now: Date,
): Promise<Extract<CeremonyRequest, { purpose: Purpose }> | undefined> {
  const challenge = readChallenge(clientDataJSON);
  if (challenge === undefined || browserId === undefined) return undefined;
  const value = await roles.oneTime.take(await requestKey(purpose, challenge, browserId, roles.crypto), now);
  // We wrote it ourselves, and the purpose is part of the key.
  return value === undefined ? undefined : (JSON.parse(value) as Extract<CeremonyRequest, { purpose: Purpose }>);
}

/** Both parts have a fixed length, so no two pairs share a text. */
async function requestKey(purpose: string, challenge: string, browserId: string, crypto: Crypto): Promise<string> {
  return `${purpose}:${await hashSecretToken(browserId + challenge, crypto)}`;
}

/** Which challenge a response claims to answer: only for looking it up, the verifier reads it again. */
function readChallenge(clientDataJSON: string): string | undefined {
  try {
    const clientData: unknown = JSON.parse(new TextDecoder().decode(base64urlnopad.decode(clientDataJSON)));
    const challenge = Object.getOwnPropertyDescriptor(clientData, "challenge")?.value as unknown;
    return isSecretToken(challenge) ? challenge : undefined;
  } catch {
    return undefined;
  }
}
