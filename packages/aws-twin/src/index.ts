export { walkSignIn } from "./walk/walk-sign-in.js";
export type { SignInForm, WalkOptions } from "./walk/walk-sign-in.js";
export type { Desktop, StepName, Walk, WalkStep } from "./walk/walk.js";
export { createTwinHandler } from "./handler/create-twin-handler.js";
export type { TwinHandlerRoles } from "./handler/create-twin-handler.js";
export type { TwinAccount, TwinAccounts, TwinSetup } from "./set-up.js";
export { AwsTwinError } from "./errors.js";
export type { AwsTwinErrorCode } from "./errors.js";
