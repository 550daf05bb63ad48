/** Refuses user handles outside the 1 to 64 bytes that clients take ([WebAuthn] §5.4.3). */
export function checkUserHandleLength(userHandle: Uint8Array): void {
  if (userHandle.length < 1 || userHandle.length > 64) throw new TypeError("a user handle has 1 to 64 bytes");
}
