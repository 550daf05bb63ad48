import { binding, createSigner, createVerificationKey, signResponse, verifyResponse } from "@idpkit/saml";

import { makeSamlIdentity } from "../benchmarks/saml-identity.js";
import { awsSignIn, issuer, workspacesResponse } from "../benchmarks/saml-responses.js";
import type { Study } from "../frame/study.js";

/** Eight times as large a message, eight times the work: nobody can hold a server up with a large one. */
export const linearCost: Study = {
  name: "linear-cost",
  title: "sign and verify responses of growing size, P-256",
  async run() {
    const { keyObject, certificate } = await makeSamlIdentity("ec");
    const signer = createSigner(keyObject, certificate);
    const key = createVerificationKey(certificate);
    const rows: [string, ...number[]][] = [];
    for (const kilobytes of [10, 80, 640, 5120]) {
      const response = largeResponse(kilobytes);
      const document = await signResponse(response, signer);
      // As a form brings it, once its base64 is decoded: the form itself is bounded before.
      const message = { binding: binding.httpPost, parameter: "SAMLResponse", octets: Buffer.from(document) } as const;
      const signing = await fastest(() => signResponse(response, signer));
      const verifying = await fastest(() => verifyResponse(message, { signingKeys: [key] }, expectedNow()));
      rows.push([`${String(Math.round(document.length / 1024))} KB`, signing, verifying]);
    }
    const exponents = [1, 2].map((column) => exponent(rows, column));
    return {
      columns: ["sign, ms", "verify, ms"],
      rows: [...rows, ["exponent from the second to the last", ...exponents]],
    };
  },
};

function largeResponse(kilobytes: number) {
  const value = "a value of some sixty-four characters, as directories have & keep";
  // An attribute of ten values has about one kilobyte.
  const attributes = Array.from({ length: kilobytes }, (_, index) => ({
    name: `https://example.com/attributes/${String(index)}`,
    values: Array.from({ length: 8 }, () => value),
  }));
  return { ...workspacesResponse(), attributes };
}

function expectedNow() {
  return {
    issuer,
    audience: "urn:amazon:webservices",
    assertionConsumerService: awsSignIn,
    inResponseTo: "unsolicited",
    now: new Date(),
    usedIds: { take: () => Promise.resolve(true) },
    limits: { characters: 8_388_608, depth: 48, elements: 100_000, attributes: 64 },
  } as const;
}

/** The fastest of several runs: what disturbs a run only makes it slower. */
async function fastest(run: () => Promise<unknown>): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 12; round += 1) {
    const started = performance.now();
    await run();
    best = Math.min(best, performance.now() - started);
  }
  return best;
}

/** The slope between the second row and the last, both axes logarithmic. The first is all cryptography. */
function exponent(rows: readonly (readonly [string, ...number[]])[], column: number): number {
  const [first, last] = [rows[1]?.[column], rows.at(-1)?.[column]];
  return Math.log(Number(last) / Number(first)) / Math.log(64);
}
