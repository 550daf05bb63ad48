/** The runtime's WebCrypto, which notes in `calls` what is asked of its `subtle`. */
export function recordingCrypto(calls: string[]): Crypto {
  const subtle = new Proxy(crypto.subtle, {
    get(target, name: "digest" | "sign" | "verify" | "importKey") {
      calls.push(name);
      return target[name].bind(target);
    },
  });
  return new Proxy(crypto, {
    get: (target, name) => (name === "subtle" ? subtle : (Reflect.get(target, name) as unknown)),
  });
}
