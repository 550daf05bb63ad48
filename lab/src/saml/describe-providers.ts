import { afterAll, beforeAll, describe, it } from "vitest";

import { describeRequests } from "./describe-requests.js";
import { describeResponses } from "./describe-responses.js";
import { createFederation, removeFederation, type Federation } from "./federation.js";
import { createMatrix, formatReasons, type Matrix } from "./matrix.js";
import { isMissing, nameWithPackages } from "./is-missing.js";
import type { Provider } from "./provider.js";
import { otherAnswers } from "./responses/other-answers.js";
import { soundResponses } from "./responses/sound.js";
import { tamperedResponses } from "./responses/tampered.js";

/** What the tests of all providers share. The federation is there when the tests run, not when they are declared. */
export interface Lab {
  readonly federation: () => Federation;
  readonly matrix: Matrix;
}

/** Declares the tests of each provider. At the end they print who accepts what, and why. */
export function describeProviders(providers: readonly Provider[]): void {
  const matrix = createMatrix();
  let federation: Federation;
  beforeAll(async () => {
    federation = await createFederation();
  });
  afterAll(() => {
    const messages = [...soundResponses.keys(), ...tamperedResponses.keys(), ...otherAnswers.keys()];
    const names = providers.map(({ name }) => name);
    const reasons = providers.map(({ name, expectations }) => formatReasons(name, expectations));
    console.log([matrix.format(messages, names), ...reasons].join("\n\n"));
    removeFederation(federation);
  });

  for (const provider of providers) {
    if (isMissing(provider)) it.skip(nameWithPackages(provider));
    else describeProvider(provider, { federation: () => federation, matrix });
  }
}

function describeProvider(provider: Provider, lab: Lab): void {
  describe(nameWithPackages(provider), () => {
    describeResponses(provider, lab);
    if (provider.bindings.length > 0) describeRequests(provider, lab);
  });
}
