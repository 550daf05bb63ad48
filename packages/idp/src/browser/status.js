import { explain } from "./explain.js";
import { isWebAuthnAvailable } from "./webauthn.js";

const progress = element("progress");
const problem = element("problem");

/**
 * An element that the page is known to have.
 *
 * @param {string} id
 * @returns {HTMLElement}
 */
export function element(id) {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no #${id}`);
  return found;
}

/**
 * Says how a ceremony goes; also to screen readers.
 *
 * @param {string} words
 */
export function showProgress(words) {
  problem.replaceChildren();
  progress.textContent = words;
}

/**
 * Says what went wrong; also to screen readers.
 *
 * @param {unknown} error
 */
export function showProblem(error) {
  const { words, reference } = explain(error);
  progress.textContent = "";
  problem.replaceChildren(words);
  if (reference !== undefined) {
    const small = document.createElement("small");
    small.textContent = `Reference ${reference}`;
    problem.append(small);
  }
  problem.scrollIntoView({ block: "nearest" });
}

/**
 * Makes a form usable: the page sends it with its button disabled, as it does nothing without a script. Runs one
 * submission at a time, and leaves the button focusable meanwhile, so that the keyboard does not lose its place.
 *
 * @param {HTMLElement} form
 * @param {() => Promise<void>} action
 */
export function onSubmit(form, action) {
  const button = form.querySelector("button");
  if (button !== null) button.disabled = false;
  let running = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (running) return;
    running = true;
    button?.setAttribute("aria-disabled", "true");
    try {
      await action();
    } catch (error) {
      showProblem(error);
    } finally {
      running = false;
      button?.removeAttribute("aria-disabled");
    }
  });
}

/**
 * Tells whether this browser has passkeys, and tells the person when it has none.
 *
 * @returns {boolean}
 */
export function hasPasskeys() {
  if (isWebAuthnAvailable()) return true;
  progress.textContent = "";
  problem.textContent = window.isSecureContext
    ? "This browser is too old for passkeys. Please update it, or open this page in another one."
    : "Passkeys only work over a secure connection. Please open this page by its https address.";
  return false;
}
