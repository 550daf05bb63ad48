export { walkSignIn } from "./walk/walk-sign-in.js";
export type { WalkOptions } from "./walk/walk-sign-in.js";
export type { SignInForm } from "./walk/surroundings.js";
export type { Desktop, StepName, Walk, WalkStep } from "./walk/walk.js";
export type { FoundFault } from "./walk/refusal.js";
export { diagnoseSignIn } from "./walk/diagnose-sign-in.js";
export type { Diagnosis } from "./walk/diagnose-sign-in.js";
export type { SignInEvidence } from "./walk/evidence.js";
export { faults } from "./faults/faults.js";
export type { FaultCode } from "./faults/fault-code.js";
export type { Fault } from "./faults/fault.js";
export { sources } from "./faults/sources.js";
export type { Source, SourceName } from "./faults/sources.js";
export { createTwinHandler } from "./handler/create-twin-handler.js";
export type { TwinHandlerRoles } from "./handler/create-twin-handler.js";
export type {
  CertificateBasedAuthProperties,
  SamlProperties,
  TwinAccount,
  TwinAccounts,
  TwinDirectory,
  TwinRole,
  TwinSamlProvider,
  TwinSetup,
} from "./set-up.js";
export type { PolicyInput } from "./iam/policies.js";
export type { AskDomainController, DomainControllerVerdict, SmartCardLogon } from "./workspaces/domain-controller.js";
export { AwsTwinError } from "./errors.js";
export type { AwsTwinErrorCode } from "./errors.js";
