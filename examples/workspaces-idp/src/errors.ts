/** Why the app cannot start or go on. Codes are for tests and scripts; the message is for the person at the terminal. */
export type AppErrorCode =
  | "command-invalid"
  | "setting-invalid"
  | "users-file-unreadable"
  | "users-file-invalid"
  | "account-unknown"
  | "data-folder-in-use"
  | "data-folder-unusable"
  | "database-unavailable"
  | "database-newer"
  | "port-in-use"
  | "port-unusable"
  | "domain-controller-unavailable"
  | "program-failed";

/** Something the person who runs the app can mend: the message says what is wrong and what to do. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: AppErrorCode;

  constructor(code: AppErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
