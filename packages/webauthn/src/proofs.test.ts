import { expectTypeOf, it } from "vitest";

import type { TrustedAttestation, UntrustedAttestation } from "./attestation/verified-attestation.js";
import type { VerifiedAuthentication } from "./authentication/verified-authentication.js";
import type { verifyAuthentication } from "./authentication/verify-authentication.js";
import type { VerifiedMetadata } from "./metadata/verified-metadata.js";
import type { VerifiedRegistration } from "./registration/verified-registration.js";
import type { verifyRegistration } from "./registration/verify-registration.js";
import type { AuthenticationRequest, RegistrationRequest, Taken } from "./request/stored-request.js";

type Registered = Parameters<typeof verifyRegistration>[1];
type Authenticated = Parameters<typeof verifyAuthentication>[2];

it("a registration is finished with its own request, when that was taken, and with nothing less", () => {
  expectTypeOf<Taken<RegistrationRequest>>().toExtend<Registered>();
  expectTypeOf<RegistrationRequest>().not.toExtend<Registered>();
  expectTypeOf<Taken<AuthenticationRequest>>().not.toExtend<Registered>();
});

it("an authentication is finished with its own request, when that was taken, and with nothing less", () => {
  expectTypeOf<Taken<AuthenticationRequest>>().toExtend<Authenticated>();
  expectTypeOf<AuthenticationRequest>().not.toExtend<Authenticated>();
  expectTypeOf<Taken<RegistrationRequest>>().not.toExtend<Authenticated>();
});

it("a claimed model does not pass for an attested one", () => {
  expectTypeOf<UntrustedAttestation>().not.toHaveProperty("aaguid");
  expectTypeOf<UntrustedAttestation>().not.toExtend<TrustedAttestation>();
});

it("no plain object passes for a proof", () => {
  expectTypeOf<WithoutBrand<TrustedAttestation>>().not.toExtend<TrustedAttestation>();
  expectTypeOf<WithoutBrand<VerifiedRegistration>>().not.toExtend<VerifiedRegistration>();
  expectTypeOf<WithoutBrand<VerifiedAuthentication>>().not.toExtend<VerifiedAuthentication>();
  expectTypeOf<WithoutBrand<VerifiedMetadata>>().not.toExtend<VerifiedMetadata>();
});

type WithoutBrand<Proof> = Omit<Proof, keyof Proof & symbol>;
