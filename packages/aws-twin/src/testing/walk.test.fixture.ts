import type { TwinSetup } from "../set-up.js";
import type { Walk } from "../walk/walk.js";
import { walkSignIn } from "../walk/walk-sign-in.js";
import { encodeMessage, goodMessage, messageXml, signXml, type MessageFields } from "./message.test.fixture.js";
import { createTestProvider, type TestProvider } from "./provider.test.fixture.js";
import { createTestAuthority, createTestSetup, now, relayState } from "./set-up.test.fixture.js";

/** A provider, a set-up that trusts it, and walks through that. */
export interface TestWalks {
  readonly provider: TestProvider;
  readonly setup: TwinSetup;
  /** Walks with a message as it is. */
  readonly walkXml: (xml: string, at?: Date) => Promise<Walk>;
  /** Walks with {@link goodMessage}, changed and then signed by `provider`. */
  readonly walkMessage: (changes: Partial<MessageFields>) => Promise<Walk>;
}

/** Makes the provider's key and the authority anew. */
export async function createTestWalks(): Promise<TestWalks> {
  const [provider, authority] = await Promise.all([createTestProvider(goodMessage.issuer), createTestAuthority()]);
  const setup = createTestSetup(provider, authority);
  const walkXml = (xml: string, at = now) =>
    walkSignIn({ SAMLResponse: encodeMessage(xml), RelayState: relayState }, setup, at);
  return { provider, setup, walkXml, walkMessage: (changes) => walkXml(signXml(messageXml(changes), provider)) };
}
