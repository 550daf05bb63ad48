import { randomBytes } from "node:crypto";

import {
  type AuthenticationCeremony,
  beginAuthentication,
  beginRegistration,
  type CredentialRecord,
  keepRequest,
  type OneTimeStore,
  parseAuthenticationResponse,
  parseRegistrationResponse,
  type RegistrationCeremony,
  takeRequest,
  verifyAuthentication,
  verifyRegistration,
} from "@idpkit/webauthn";

import { type Handling, type PasskeyPage, valueOf } from "./passkey-page.js";

/** Who asks. */
export const rpId = "idp.example.com";
/** Where the pages are. */
export const origin = `https://${rpId}`;
/** Who is asked. */
export const userHandle = randomBytes(32);

/** What a ceremony asks for beyond the usual, which is a passkey that stays on its device. */
export type RegistrationWishes = Partial<Pick<RegistrationCeremony, "policy" | "extensions" | "excludeCredentials">>;

/** The same for an authentication. */
export type AuthenticationWishes = Partial<
  Pick<AuthenticationCeremony, "policy" | "extensions" | "allowCredentials" | "insecureUserVerification">
>;

/** The server of a page: begins ceremonies, keeps what was asked in a store, and takes it out for the answer. */
export function createPasskeyServer(store: OneTimeStore) {
  const keeping = { store, browserId: "the browser of this test" };
  const relyingParty = { id: rpId, name: "Example", origins: [origin] } as const;

  const server = {
    async registrationOptions(wishes: RegistrationWishes = {}) {
      const { options, request } = beginRegistration({
        relyingParty,
        user: { handle: userHandle, name: "ann@example.com", displayName: "Ann" },
        algorithms: [-7],
        excludeCredentials: [],
        policy: "deviceBound",
        now: new Date(),
        ...wishes,
      });
      await keepRequest(request, keeping);
      return options;
    },

    async finishRegistration(answer: unknown) {
      const now = new Date();
      const response = parseRegistrationResponse(answer);
      const request = await takeRequest("registration", response, { ...keeping, now });
      return verifyRegistration(response, request, {
        attestation: { formats: ["none", "packed"], trustAnchors: [], trust: "optional" },
        now,
      });
    },

    async requestOptions(wishes: AuthenticationWishes = {}) {
      const now = new Date();
      const { options, request } = beginAuthentication({ relyingParty, policy: "deviceBound", now, ...wishes });
      await keepRequest(request, keeping);
      return options;
    },

    async finishAuthentication(answer: unknown, credential: CredentialRecord) {
      const response = parseAuthenticationResponse(answer);
      const request = await takeRequest("authentication", response, { ...keeping, now: new Date() });
      return verifyAuthentication(response, credential, request);
    },

    /** The whole ceremony, on a page. */
    async register(page: PasskeyPage, wishes?: RegistrationWishes) {
      const options = await server.registrationOptions(wishes);
      return server.finishRegistration(valueOf(await page.run("createPasskey", options)));
    },

    /** The whole ceremony, on a page. */
    async signIn(page: PasskeyPage, credential: CredentialRecord, wishes?: AuthenticationWishes, handling?: Handling) {
      const options = await server.requestOptions(wishes);
      return server.finishAuthentication(valueOf(await page.run("getPasskey", options, handling)), credential);
    },
  };
  return server;
}

/** The server of a page. */
export type PasskeyServer = ReturnType<typeof createPasskeyServer>;
