import type { Expectations } from "./expectations.js";

/** Who accepts what. */
export interface Matrix {
  note(provider: string, message: string, accepted: boolean): void;
  /** Writes a table in Markdown with messages and providers in this order: `y` accepted, `–` refused, empty not asked. */
  format(messages: readonly string[], providers: readonly string[]): string;
}

/** Makes an empty {@link Matrix}. */
export function createMatrix(): Matrix {
  const marks = new Map<string, string>();
  const at = (message: string, provider: string) => `${provider}: ${message}`;
  return {
    note(provider, message, accepted) {
      marks.set(at(message, provider), accepted ? "y" : "–");
    },
    format(messages, providers) {
      const width = Math.max(...messages.map(({ length }) => length));
      const rows = messages.map((message) => [
        message.padEnd(width),
        ...providers.map((provider) => (marks.get(at(message, provider)) ?? "").padEnd(provider.length)),
      ]);
      const ruler = ["-".repeat(width), ...providers.map(({ length }) => "-".repeat(length))];
      return [["".padEnd(width), ...providers], ruler, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
    },
  };
}

/** Writes why a provider refuses what is sound, and accepts what is not. */
export function formatReasons(provider: string, expectations: Expectations): string {
  const { refusedThoughSound, tampered, otherAnswers = {} } = expectations;
  const refused = refusedThoughSound.map(({ responses, because }) => [because, `/${responses.source}/`] as const);
  const accepted = Object.entries({ ...tampered, ...otherAnswers }).flatMap(([message, fate]) =>
    typeof fate === "string" ? [[fate, message] as const] : [],
  );
  return [...grouped("refuses", refused), ...grouped("accepts", accepted)]
    .map((reason) => `${provider} ${reason}`)
    .join("\n");
}

function grouped(verb: string, reasons: readonly (readonly [reason: string, message: string])[]): readonly string[] {
  const messages = new Map<string, string[]>();
  for (const [reason, message] of reasons) messages.set(reason, [...(messages.get(reason) ?? []), message]);
  return [...messages].map(([reason, group]) => `${verb} ${group.join("; ")}: ${reason}`);
}
