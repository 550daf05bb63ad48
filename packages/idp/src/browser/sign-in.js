import { post, ServerError } from "./server.js";
import { element, hasPasskeys, onSubmit, showProblem, showProgress } from "./status.js";
import { getPasskey, isConditionalMediationAvailable } from "./webauthn.js";

// Before the challenge of a waiting autofill is too old (five minutes), it gets another one.
const refreshMilliseconds = 4 * 60 * 1000;

const form = element("sign-in");
const { relayState } = form.dataset;
let stopAutofill = async () => {};
let isAsked = false;

if (hasPasskeys()) {
  onSubmit(form, async () => {
    isAsked = true;
    await stopAutofill();
    showProgress("Waiting for your passkey …");
    await signIn();
  });
  // The button waits for no answer, and whoever was faster with it needs no autofill.
  const isAvailable = await isConditionalMediationAvailable().catch(() => false);
  if (isAvailable && !isAsked) offerAutofill();
}

/** Offers passkeys in the field's autofill, which waits without a dialog until one is chosen. */
function offerAutofill() {
  element("autofill").hidden = false;
  const controller = new AbortController();
  const refresh = window.setTimeout(offerAutofill, refreshMilliseconds);
  const ended = signIn({ mediation: "conditional", signal: controller.signal }).catch((error) => {
    // Whatever the browser has to say, nobody asked for anything yet, and the button is still there.
    if (error instanceof ServerError) showProblem(error);
  });
  stopAutofill = () => {
    window.clearTimeout(refresh);
    controller.abort();
    return ended;
  };
}

/** @param {import("@idpkit/webauthn/browser").CeremonyHandling} [handling] */
async function signIn(handling) {
  const options = await post("/api/sign-in/options", relayState ? { RelayState: relayState } : {});
  const response = await getPasskey(options, handling);
  showProgress("Checking …");
  const { next } = await post("/api/sign-in/finish", { response });
  showProgress("You are signed in.");
  location.replace(next);
}
