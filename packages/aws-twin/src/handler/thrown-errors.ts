import type { MiddlewareHandler } from "hono";

/**
 * Makes an error of whatever is thrown. Hono answers errors only; a `throw "oops"` in a function of the application would
 * otherwise leave the browser without an answer.
 */
export const thrownErrors: MiddlewareHandler = async (_c, next) => {
  try {
    await next();
  } catch (thrown) {
    throw thrown instanceof Error ? thrown : new Error("something that is no error was thrown", { cause: thrown });
  }
};
