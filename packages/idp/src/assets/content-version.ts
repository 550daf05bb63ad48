/**
 * A short text that changes with the content: 32-bit FNV-1a in hexadecimal.
 *
 * It tells releases apart for caches and protects nothing, so it need not be a cryptographic hash, which WebCrypto would
 * only give asynchronously.
 */
export function contentVersion(texts: readonly string[]): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(texts.join("\0"))) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
