/** The server said no, or nothing at all, in words that can be shown. */
export class ServerError extends Error {
  /**
   * @param {string} message What to tell the person.
   * @param {string} [reference] What an administrator finds the case by.
   */
  constructor(message, reference) {
    super(message);
    this.reference = reference;
  }
}

/**
 * Sends JSON to our own server and gives its answer.
 *
 * @param {string} path
 * @param {object} body
 * @returns {Promise<any>}
 */
export async function post(path, body) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  }).catch(() => {
    throw new ServerError("The server cannot be reached. Please check your connection and try again.");
  });
  const value = await answer.json().catch(() => {
    throw new ServerError("The server gave no proper answer. Please try again in a moment.");
  });
  if (!answer.ok) throw new ServerError(value.message, value.requestId);
  return value;
}
