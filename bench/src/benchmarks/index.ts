import type { Benchmark } from "../frame/benchmark.js";
import { issueCertificate } from "./issue-certificate.js";
import { signResponse } from "./sign-response.js";
import { verifyAuthentication } from "./verify-authentication.js";

/** Every benchmark, in the order in which they run. */
export const benchmarks: readonly Benchmark[] = [signResponse, verifyAuthentication, issueCertificate];
