/** The octets that base64url stands for, in the form in which browsers give them to pages. */
export function decodeToArrayBuffer(base64url: string): ArrayBuffer {
  return new Uint8Array(Buffer.from(base64url, "base64url")).buffer;
}
