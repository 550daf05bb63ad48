import { post, ServerError } from "./server.js";
import { element, hasPasskeys, onSubmit, showProblem, showProgress } from "./status.js";

// Before the challenge of a waiting autofill is too old (five minutes), it gets another one.
const refreshMilliseconds = 4 * 60 * 1000;

const form = element("sign-in");
const { relayState } = form.dataset;
let autofill = { stop: () => {}, stopped: Promise.resolve() };

if (hasPasskeys()) {
  onSubmit(form, async () => {
    await stopAutofill();
    await signIn({});
  });
  await startAutofill();
}

/** Offers passkeys in the field's autofill, where the browser can; waits without a dialog until one is chosen. */
async function startAutofill() {
  if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
  element("autofill").hidden = false;
  const controller = new AbortController();
  const refresh = window.setTimeout(refreshAutofill, refreshMilliseconds);
  autofill = {
    stop: () => {
      window.clearTimeout(refresh);
      controller.abort();
    },
    stopped: signIn({ mediation: "conditional", signal: controller.signal }).catch((error) => {
      // Whatever the browser has to say, nobody asked for anything yet, and the button is still there.
      if (error instanceof ServerError) showProblem(error);
    }),
  };
}

async function refreshAutofill() {
  await stopAutofill();
  await startAutofill();
}

/** A browser runs one request at a time: the waiting one has to be gone before the next begins. */
async function stopAutofill() {
  autofill.stop();
  await autofill.stopped;
}

/** @param {CredentialRequestOptions} how */
async function signIn(how) {
  const quiet = how.mediation === "conditional";
  if (!quiet) showProgress("Waiting for your passkey …");
  const options = await post("/api/sign-in/options", relayState ? { RelayState: relayState } : {});
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  const credential = await navigator.credentials.get({ ...how, publicKey });
  showProgress("Checking …");
  const { next } = await post("/api/sign-in/finish", { response: credential });
  showProgress("You are signed in.");
  location.replace(next);
}
