import { afterAll, beforeAll, expect, it } from "vitest";

import type { Lab } from "./describe-providers.js";
import type { Expectations, Fate } from "./expectations.js";
import { expectedVerdict, titleOf } from "./expected-verdict.js";
import type { Provider, RunningProvider } from "./provider.js";
import type { Build } from "./responses/respond.js";
import { soundResponses } from "./responses/sound.js";
import { tamperedResponses } from "./responses/tampered.js";

/** Declares what a provider makes of Responses that it did not ask for. */
export function describeResponses(provider: Provider, { federation, matrix }: Lab): void {
  let running: RunningProvider;
  beforeAll(async () => {
    running = await provider.start({ federation: federation(), unsolicited: "accepted" });
  });
  afterAll(() => running.stop());

  it.each(rowsOf(provider.expectations))("%s", async (_, { message, build, fate }) => {
    const identityProvider = federation().identityProviders.redirect;
    const response = await build({ federation: federation(), identityProvider, serviceProvider: running });
    const verdict = await running.judge(response);
    matrix.note(provider.name, message, verdict.accepted);
    expect(verdict).toEqual(expectedVerdict(fate, provider));
  });
}

/** A Response that the provider is asked about. */
interface Case {
  readonly message: string;
  readonly build: Build;
  readonly fate: Fate;
}

function rowsOf({ refusedThoughSound, notAsked, tampered }: Expectations): readonly (readonly [string, Case])[] {
  const sound = [...soundResponses].filter(([message]) => notAsked?.test(message) !== true);
  return [
    ...sound.map(([message, build]) => {
      const refusal = refusedThoughSound.find(({ responses }) => responses.test(message));
      return row({ message, build, fate: refusal?.says ?? "it is sound" });
    }),
    ...[...tamperedResponses].flatMap(([message, build]) => {
      const fate = tampered[message];
      return fate === undefined ? [] : [row({ message, build, fate })];
    }),
  ];
}

function row(asked: Case): readonly [title: string, asked: Case] {
  return [titleOf(asked.message, asked.fate), asked];
}
