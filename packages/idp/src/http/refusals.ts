import type { RefusalCode } from "../errors.js";

/** How a refusal is answered: the status, and words for the person in front of the browser. */
export interface Refusal {
  readonly status: 400 | 403 | 404 | 405 | 409 | 413 | 415 | 429 | 500 | 503;
  readonly title: string;
  readonly message: string;
}

/** Every refusal in plain words. None says more than its code does. */
export const refusals: Readonly<Record<RefusalCode, Refusal>> = {
  "request-malformed": {
    status: 400,
    title: "That did not arrive in one piece",
    message: "The request could not be read. Please reload the page and try again.",
  },
  "cross-site-request": {
    status: 403,
    title: "This came from another page",
    message: "For your safety only our own pages may do this. Please go back to our page and try again there.",
  },
  "not-found": {
    status: 404,
    title: "There is nothing here",
    message: "The address may be mistyped, or what it showed is gone.",
  },
  "method-not-allowed": {
    status: 405,
    title: "This address works differently",
    message: "Please start again from the first page.",
  },
  "body-too-large": {
    status: 413,
    title: "That was too much",
    message: "The request is larger than anything that this page sends.",
  },
  "content-type-unsupported": {
    status: 415,
    title: "That did not arrive as expected",
    message: "The request is of a kind that this page does not take.",
  },
  "too-many-requests": {
    status: 429,
    title: "A little too fast",
    message: "There were many attempts in a short time. Please wait a moment and try again.",
  },
  "ticket-refused": {
    status: 403,
    title: "This link is no longer good",
    message: "It was used already, or it is too old. Please ask your administrator for a new one.",
  },
  "enrolment-refused": {
    status: 403,
    title: "This passkey could not be added",
    message: "Please try again. If it happens twice, try another device or security key, or ask your administrator.",
  },
  "passkey-not-device-bound": {
    status: 403,
    title: "This passkey would be copied to other devices",
    message:
      "Your organisation takes passkeys that stay on one device. Please try again and choose this device itself or a security key, not a password manager or cloud keychain.",
  },
  "passkey-not-accepted": {
    status: 403,
    title: "This kind of passkey is not taken",
    message:
      "Your organisation takes passkeys of certain devices or security keys only. Please try one that you got from it, or ask your administrator which ones are taken.",
  },
  "passkey-exists": {
    status: 409,
    title: "This passkey is registered already",
    message: "It cannot be added twice. You can sign in with it, or ask your administrator for a new link.",
  },
  "sign-in-refused": {
    status: 403,
    title: "That did not work",
    message: "You could not be signed in with this passkey. Please try again.",
  },
  "access-denied": {
    status: 403,
    title: "You cannot sign in at the moment",
    message:
      "We know who you are, but your account is switched off or a rule of your organisation does not let you in now. Your administrator can help.",
  },
  "relay-state-missing": {
    status: 400,
    title: "No WorkSpace is named",
    message: "This address does not say where to go. Please start from your WorkSpaces client.",
  },
  "relay-state-duplicate": {
    status: 400,
    title: "This address points two ways",
    message: "It names more than one place to go, so we go nowhere. Please start again from your WorkSpaces client.",
  },
  "relay-state-refused": {
    status: 400,
    title: "We do not go there",
    message:
      "This address leads somewhere that is not Amazon WorkSpaces, so nothing was sent. Please start again from your WorkSpaces client.",
  },
  "account-not-ready": {
    status: 403,
    title: "Your account is not ready yet",
    message:
      "You are signed in, but your account lacks something that Amazon WorkSpaces needs. Please give the code below to your administrator.",
  },
  unavailable: {
    status: 503,
    title: "We will be back in a moment",
    message:
      "A part of the sign-in service does not answer right now. Please try again shortly. If your link is refused then, ask for a new one.",
  },
  "internal-error": {
    status: 500,
    title: "Something broke on our side",
    message: "It is not your fault, and it has been noted. Please try again.",
  },
};

/** Whether a code is one that requests are answered with. */
export function isRefusalCode(code: string): code is RefusalCode {
  return Object.hasOwn(refusals, code);
}
