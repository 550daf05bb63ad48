import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { alterAuthnRequest } from "./alter-authn-request.js";
import { answerAuthnRequest, encryptionAskedFor } from "./answer-authn-request.js";
import { readRequestId, sentFields } from "./authn-request.js";
import type { Lab } from "./describe-providers.js";
import { expectedVerdict, titleOf } from "./expected-verdict.js";
import type { RequestBinding } from "./federation.js";
import type { Provider, RunningProvider } from "./provider.js";
import { otherAnswers } from "./responses/other-answers.js";
import type { Occasion } from "./responses/respond.js";
import { readServiceProvider, takeAuthnRequest } from "./take-authn-request.js";

/** Declares what we make of a provider's AuthnRequests, and what it makes of our answers. */
export function describeRequests(provider: Provider, { federation, matrix }: Lab): void {
  describe("and its AuthnRequests", () => {
    let running: RunningProvider;
    beforeAll(async () => {
      running = await provider.start({ federation: federation(), unsolicited: "refused" });
    });
    afterAll(() => running.stop());

    const occasion = (binding: RequestBinding): Occasion => ({
      federation: federation(),
      identityProvider: federation().identityProviders[binding],
      serviceProvider: running,
    });

    it.each(provider.bindings)("are accepted when they come by %s", async (binding) => {
      const { request } = await running.signIn(binding);
      expect(await takeAuthnRequest(request, occasion(binding))).toMatchObject({
        outcome: "authenticate",
        signature: "verified",
        issuer: running.entityId,
        assertionConsumerService: { location: running.assertionConsumerService },
        relayState: sentFields(request)["RelayState"],
      });
    });

    it.each(provider.bindings)("are refused when they come by %s and were altered", async (binding) => {
      const { request } = await running.signIn(binding);
      const code = { redirect: "signature-invalid", post: "digest-mismatch" }[binding];
      await expect(takeAuthnRequest(alterAuthnRequest(request), occasion(binding))).rejects.toMatchObject({ code });
    });

    it.each(provider.bindings)("get an answer that logs in when they come by %s", async (binding) => {
      const { request, answer } = await running.signIn(binding);
      const verified = await takeAuthnRequest(request, occasion(binding));
      const verdict = await answer(await answerAuthnRequest(verified, occasion(binding)));
      expect(verdict).toEqual(expectedVerdict("it is sound", provider));
    });

    it("get an answer that logs in, encrypted as the metadata asks for it", async () => {
      const { request, answer } = await running.signIn("redirect");
      const verified = await takeAuthnRequest(request, occasion("redirect"));
      const protection = encryptionAskedFor(await readServiceProvider(running));
      const verdict = await answer(await answerAuthnRequest(verified, occasion("redirect"), protection));
      expect(verdict).toEqual(expectedVerdict("it is sound", provider));
    });

    const others = [...otherAnswers].flatMap(([message, build]) => {
      const fate = provider.expectations.otherAnswers?.[message];
      return fate === undefined ? [] : [[titleOf(message, fate), { message, build, fate }] as const];
    });

    it.each(others)("%s", async (_, { message, build, fate }) => {
      const { request, answer } = await running.signIn("redirect");
      const verdict = await answer(await build(occasion("redirect"), readRequestId(request)));
      matrix.note(provider.name, message, verdict.accepted);
      expect(verdict).toEqual(expectedVerdict(fate, provider));
    });
  });
}
