import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from "@idpkit/webauthn";
import type { SoftwareAuthenticator } from "@idpkit/webauthn/testing";

import type { HttpClient } from "./http-client.js";

/** Does what the enrolment page does with its link. */
export async function enrolOverHttp(client: HttpClient, device: SoftwareAuthenticator, link: string): Promise<void> {
  const { origin, hash } = new URL(link);
  const ticket = hash.slice(1);
  const options = await client.postJson(`${origin}/api/enrolment/options`, { ticket });
  const response = await device.create(options as PublicKeyCredentialCreationOptionsJSON);
  await client.postJson(`${origin}/api/enrolment/finish`, { ticket, response, name: "Demo device" });
}

/** Does what the sign-in page does; resolves to the address that it goes on to. */
export async function signInOverHttp(
  client: HttpClient,
  device: SoftwareAuthenticator,
  origin: string,
  RelayState?: string,
): Promise<string> {
  const options = await client.postJson(`${origin}/api/sign-in/options`, { RelayState });
  const response = await device.get(options as PublicKeyCredentialRequestOptionsJSON);
  const { next } = (await client.postJson(`${origin}/api/sign-in/finish`, { response })) as { next: string };
  return new URL(next, origin).href;
}
