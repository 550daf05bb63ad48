import type { Benchmark } from "../frame/benchmark.js";
import { issueCertificate } from "./issue-certificate.js";
import { readLogonCertificate } from "./read-logon-certificate.js";
import { signAndEncrypt } from "./sign-and-encrypt.js";
import { signResponse, signResponseCryptoKey, signResponseP256 } from "./sign-response.js";
import { verifyAuthentication, verifyAuthenticationEddsa, verifyAuthenticationRs256 } from "./verify-authentication.js";
import { verifyAuthnRequestPost, verifyAuthnRequestRedirect } from "./verify-authn-request.js";
import { verifyChainP256, verifyChainRsa } from "./verify-chain.js";
import {
  verifyRegistrationNone,
  verifyRegistrationPackedSelf,
  verifyRegistrationPackedX5c,
  verifyRegistrationTpm,
} from "./verify-registration.js";
import { verifyResponse } from "./verify-response.js";
import { walkSignInAtTwin } from "./walk-sign-in.js";

/** Every benchmark, in the order in which they run. */
export const benchmarks: readonly Benchmark[] = [
  signResponse,
  signResponseCryptoKey,
  signResponseP256,
  signAndEncrypt,
  verifyResponse,
  verifyAuthnRequestPost,
  verifyAuthnRequestRedirect,
  verifyAuthentication,
  verifyAuthenticationRs256,
  verifyAuthenticationEddsa,
  verifyRegistrationNone,
  verifyRegistrationPackedSelf,
  verifyRegistrationPackedX5c,
  verifyRegistrationTpm,
  issueCertificate,
  readLogonCertificate,
  verifyChainRsa,
  verifyChainP256,
  walkSignInAtTwin,
];
