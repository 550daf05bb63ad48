import type { Expectations } from "./expectations.js";
import type { Federation, RequestBinding } from "./federation.js";

/** A service provider, or a tool that verifies as one does. */
export interface Provider {
  readonly name: string;
  /** Files, and programs on the PATH, without which it cannot run. */
  readonly needs: readonly string[];
  /** The Debian packages that bring them. */
  readonly packages: readonly string[];
  /** How it can be made to send its AuthnRequest; in no way if it only verifies. */
  readonly bindings: readonly RequestBinding[];
  /** Whether its verdict says who is logged in: a tool only says that what it verifies is right. */
  readonly tellsWho: boolean;
  readonly expectations: Expectations;
  start(setting: Setting): Promise<RunningProvider>;
}

/** What a provider is started with. */
export interface Setting {
  readonly federation: Federation;
  /** Whether it takes a Response that it did not ask for, where it lets its owner decide. */
  readonly unsolicited: "accepted" | "refused";
}

/** A provider that can be asked. */
export interface RunningProvider {
  readonly entityId: string;
  readonly assertionConsumerService: string;
  /** Delivers a Response as a browser that was never here before. */
  judge(response: string): Promise<Verdict>;
  /** What it publishes about itself. */
  readMetadata(): Promise<string>;
  /** Begins at the service provider, by a binding of {@link Provider.bindings}. */
  signIn(binding: RequestBinding): Promise<SignIn>;
  stop(): Promise<void>;
}

/** What became of a Response. */
export type Verdict =
  /** The NameID of who is logged in now; none from a tool that only verifies. */
  | { readonly accepted: true; readonly nameId?: string }
  /** As the provider puts it, wherever it does. */
  | { readonly accepted: false; readonly reason: string };

/** A sign-in that waits for its answer. */
interface SignIn {
  readonly request: SentAuthnRequest;
  /** Delivers the answer in the browser that asked, with the RelayState that was sent. */
  readonly answer: (response: string) => Promise<Verdict>;
}

/** An AuthnRequest as it leaves the service provider. */
export type SentAuthnRequest =
  /** The query as it stands in the URL, without the question mark: what is signed is these very characters. */
  | { readonly binding: "redirect"; readonly endpoint: string; readonly query: string }
  | { readonly binding: "post"; readonly endpoint: string; readonly fields: Readonly<Record<string, string>> };
