/**
 * Refuses an expectation that expects nothing: for callers without types, a value that is missing would otherwise match an
 * attribute that is missing, such as the ID of a request in a session of the browser that is empty.
 *
 * @param field - what the caller calls it, for the message.
 * @throws TypeError
 */
export function checkExpectation(value: string, field: string): void {
  if (typeof (value as unknown) !== "string" || value.trim() === "")
    throw new TypeError(`${field} is empty, or no text`);
}
