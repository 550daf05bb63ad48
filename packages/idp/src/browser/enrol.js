import { post, ServerError } from "./server.js";
import { element, hasPasskeys, onSubmit, showProblem, showProgress } from "./status.js";
import { createPasskey } from "./webauthn.js";

const ticket = location.hash.slice(1);

if (ticket === "")
  showProblem(new ServerError("This address is not complete. Please open the whole link that you got."));
else if (hasPasskeys()) onSubmit(element("enrol"), enrol);

async function enrol() {
  showProgress("Follow your device: it asks where to keep the passkey and checks that it is you …");
  const response = await createPasskey(await post("/api/enrolment/options", { ticket }));
  showProgress("Saving …");
  const name = /** @type {HTMLInputElement} */ (element("name")).value;
  const saved = await post("/api/enrolment/finish", { ticket, response, name });

  // The ticket is used up; nothing is left to be found in the history.
  history.replaceState(null, "", "/enrol");
  element("saved-name").textContent = saved.name;
  element("to-do").hidden = true;
  const done = element("done");
  done.hidden = false;
  done.querySelector("h1")?.focus();
}
