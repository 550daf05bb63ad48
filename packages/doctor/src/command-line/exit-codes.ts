/** What the command answers to a shell; from 64 on as sysexits has them. */
export const exitCodes = {
  pass: 0,
  /** A fault was found. */
  fail: 1,
  /** Nothing failed, and something could be better. */
  warn: 2,
  /** The command line is not understood. */
  usage: 64,
  /** A file cannot be read, or is not what it should be. */
  unreadable: 65,
} as const;

/** One of {@link exitCodes}. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
