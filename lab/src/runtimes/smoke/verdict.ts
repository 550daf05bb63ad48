import { WebAuthnError } from "@idpkit/webauthn";

/** What came of each attempt, by its name: a word for what was accepted, or the code of the refusal. */
export type Verdicts = Readonly<Record<string, string>>;

/** Waits for an attempt and says what came of it. What is thrown and not ours is told by its class: messages differ. */
export async function verdictOf(attempt: () => string | Promise<string>): Promise<string> {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof WebAuthnError) return error.code;
    return error instanceof Error ? `threw a ${error.name}` : "threw";
  }
}
