import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

import { certifiedKey, signatureAlgorithmNames, type CertifiedKey } from "../testing/certified-key.test.fixture.js";
import { mutationOf } from "../testing/mutation.test.fixture.js";
import { refusal } from "../testing/refusal.test.fixture.js";
import { xmlDocument } from "../testing/xml-document.test.fixture.js";
import { canonicalize } from "../xml/canonicalize.js";
import { parseXml, parseXmlNode } from "../xml/parse-xml.js";
import { nodeOf } from "../xml/unverified-element.js";
import { createSigner } from "./create-signer.js";
import { signEnveloped } from "./sign-enveloped.js";
import type { SignatureAlgorithm } from "./signature-algorithms.js";
import { createVerificationKey } from "./verification-key.js";
import { verifyEnvelopedSignature } from "./verify-enveloped-signature.js";

const start = '<m:M xmlns:m="urn:m" ID="_m">';

const keys = new Map<string, CertifiedKey>();
beforeAll(async () => {
  for (const algorithm of signatureAlgorithmNames) keys.set(algorithm, await certifiedKey(algorithm));
});

function keyFor(algorithm: SignatureAlgorithm): CertifiedKey {
  const key = keys.get(algorithm);
  if (key === undefined) throw new Error(`no key for ${algorithm}`);
  return key;
}

describe.each(signatureAlgorithmNames)("what is signed with %s", (algorithm) => {
  it("is verified, whatever it says, and reads as what was signed", async () => {
    const { keyObject, certificate } = keyFor(algorithm);
    const signer = createSigner(keyObject, certificate, { algorithm });
    const key = createVerificationKey(certificate);
    await fc.assert(
      fc.asyncProperty(xmlDocument(), async (content) => {
        const xml = `${start}${canonicalize(parseXmlNode(content))}</m:M>`;
        const signed = await signEnveloped({ id: "_m", xml, signatureAt: start.length }, signer);
        const read = verifyEnvelopedSignature(parseXml(signed), [key]);
        expect(canonicalize(nodeOf(read))).toBe(xml);
      }),
      { numRuns: 20 },
    );
  });

  it("is refused under every other key", async () => {
    const { keyObject, certificate } = keyFor(algorithm);
    const signer = createSigner(keyObject, certificate, { algorithm });
    const signed = await signEnveloped({ id: "_m", xml: `${start}x</m:M>`, signatureAt: start.length }, signer);
    for (const other of signatureAlgorithmNames.filter((it) => it !== algorithm)) {
      const key = createVerificationKey(keyFor(other).certificate);
      expect(() => verifyEnvelopedSignature(parseXml(signed), [key])).toThrow(refusal("signature-invalid"));
    }
  });
});

describe("a signed document", () => {
  it("reads as what was signed or is refused, whatever is changed in it", async () => {
    const { keyObject, certificate } = keyFor("ECDSA-SHA256");
    const signer = createSigner(keyObject, certificate);
    const key = createVerificationKey(certificate);
    const xml = `${start}<m:Issuer a="1">sp</m:Issuer><m:Name xml:lang="en">alice</m:Name></m:M>`;
    const signed = await signEnveloped({ id: "_m", xml, signatureAt: xml.indexOf("<m:Name") }, signer);
    fc.assert(
      fc.property(mutationOf(signed), (changed) => {
        expect([xml, undefined]).toContain(whatIsRead(changed));
      }),
      { numRuns: 3000 },
    );

    function whatIsRead(document: string): string | undefined {
      try {
        return canonicalize(nodeOf(verifyEnvelopedSignature(parseXml(document), [key])));
      } catch {
        return undefined;
      }
    }
  });
});
