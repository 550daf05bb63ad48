import type { RunningProvider, Verdict } from "../provider.js";

/** A tool that only verifies, as a provider: nobody goes anywhere, so the addresses are for show. */
export function verifyingTool(judge: (response: string) => Promise<Verdict>): RunningProvider {
  const verifiesOnly = () => Promise.reject(new Error("This tool only verifies."));
  return {
    entityId: "https://sp.example.com/metadata",
    assertionConsumerService: "https://sp.example.com/acs",
    judge,
    readMetadata: verifiesOnly,
    signIn: verifiesOnly,
    stop: () => Promise.resolve(),
  };
}

/** What is wrong with the message, and not with its signature or cipher. */
export const unasked = {
  expired: undefined,
  "not yet valid": undefined,
  "another Issuer": undefined,
  "another Audience": undefined,
  "another Recipient": undefined,
  "another Destination": undefined,
  "another Status": undefined,
  "delivered twice": undefined,
} as const;
