import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";

import { messagePage } from "../pages/message-page.js";

/** Receives the whole body before the route reads it. A client that breaks off is no failure of ours. */
export const receiveBody: MiddlewareHandler = async (c, next) => {
  try {
    const refused = await limitBody(c, async () => {
      await c.req.text();
    });
    if (refused) return refused;
  } catch {
    return c.html(messagePage("The form was cut short", "It did not arrive whole; sign in again."), 400);
  }
  return next();
};

/** The largest form that could be read: 100 000 characters of base64, each percent-encoded at worst, and a relay state. */
const limitBody = bodyLimit({
  maxSize: 320_000,
  onError: (c) =>
    c.html(
      messagePage("The form is too large", "AWS takes a SAML response of at most 100 000 characters of base64."),
      413,
    ),
});
