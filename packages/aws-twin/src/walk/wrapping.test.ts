import type { CertificateAuthority } from "@idpkit/private-ca";
import { beforeAll, expect, it } from "vitest";

import { encodeMessage, goodMessage, messageXml, signXml } from "../testing/message.test.fixture.js";
import { createTestProvider, type TestProvider } from "../testing/provider.test.fixture.js";
import {
  accountsOf,
  alice,
  createTestAuthority,
  createTestSetup,
  now,
  relayState,
} from "../testing/set-up.test.fixture.js";
import { walkSignIn } from "./walk-sign-in.js";

// The attack classes of «On Breaking SAML: Be Whoever You Want to Be» (Somorovsky et al., USENIX Security 2012): mallory
// takes a message that was signed for alice and builds another around it that speaks for bob, the administrator.

let provider: TestProvider;
let authority: CertificateAuthority;

beforeAll(async () => {
  [provider, authority] = await Promise.all([createTestProvider(goodMessage.issuer), createTestAuthority()]);
});

const bob = { ...alice, sAMAccountName: "bob", displayName: "Bob" };

const part = (xml: string, pattern: RegExp) => pattern.exec(xml)?.[0] ?? "";
const signatureOf = (xml: string) => part(xml, /<ds:Signature .*<\/ds:Signature>/);
const assertionOf = (xml: string) => part(xml, /<saml:Assertion .*<\/saml:Assertion>/);
const asBob = (xml: string) =>
  xml.replace(">alice<", ">bob<").replace("_assertion", "_evil").replace("_response", "_evil2");
const within = (xml: string, tag: RegExp, inserted: string) => xml.replace(tag, (match) => match + inserted);

/** Each takes a message signed in its Assertion (or in its Response) and returns the attack. */
const attacks: readonly (readonly [
  step: string,
  name: string,
  element: "Assertion" | "Response",
  (signed: string) => string,
])[] = [
  [
    "xml",
    "1: a new Response around the signed one, in its signature",
    "Response",
    (signed) => {
      const evil = asBob(messageXml());
      const signature = signatureOf(signed);
      const original = signed.replace(signature, "");
      return within(evil, /<\/saml:Issuer>/, within(signature, /<\/ds:KeyInfo>/, `<ds:Object>${original}</ds:Object>`));
    },
  ],
  [
    "xml",
    "2: a new Response with the signed one beside its signature",
    "Response",
    (signed) => {
      const evil = asBob(messageXml());
      const signature = signatureOf(signed);
      return within(evil, /<\/saml:Issuer>/, `${signature}${signed.replace(signature, "")}`);
    },
  ],
  [
    "xml",
    "3: a new Assertion before the signed one",
    "Assertion",
    (signed) => within(signed, /<\/samlp:Status>/, asBob(assertionOf(messageXml()))),
  ],
  [
    "xml",
    "3b: a new Assertion after the signed one",
    "Assertion",
    (signed) => within(signed, /<\/saml:Assertion>/, asBob(assertionOf(messageXml()))),
  ],
  [
    "xml",
    "4: a new Assertion around the signed one",
    "Assertion",
    (signed) =>
      signed.replace(
        assertionOf(signed),
        within(asBob(assertionOf(messageXml())), /<\/saml:Issuer>/, assertionOf(signed)),
      ),
  ],
  [
    "xml",
    "5: the signature in the new Assertion, the signed one at the end",
    "Assertion",
    (signed) => {
      const signature = signatureOf(signed);
      const original = assertionOf(signed).replace(signature, "");
      return signed.replace(assertionOf(signed), within(asBob(original), /<\/saml:Issuer>/, signature) + original);
    },
  ],
  [
    "xml",
    "6: the signature in the new Assertion, the signed one in it",
    "Assertion",
    (signed) => {
      const signature = signatureOf(signed);
      const original = assertionOf(signed).replace(signature, "");
      return signed.replace(
        assertionOf(signed),
        within(asBob(original), /<\/saml:Issuer>/, within(signature, /<\/ds:KeyInfo>/, original)),
      );
    },
  ],
  [
    "xml",
    "7: a new Assertion in Extensions",
    "Assertion",
    (signed) =>
      within(signed, /<\/saml:Issuer>/, `<samlp:Extensions>${asBob(assertionOf(messageXml()))}</samlp:Extensions>`),
  ],
  [
    "xml",
    "8: the signed Assertion in an Object of the new one's signature",
    "Assertion",
    (signed) => {
      const signature = signatureOf(signed);
      const original = assertionOf(signed).replace(signature, "");
      const wrapped = within(signature, /<\/ds:KeyInfo>/, `<ds:Object>${original}</ds:Object>`);
      return signed.replace(assertionOf(signed), within(asBob(original), /<\/saml:Issuer>/, wrapped));
    },
  ],
  [
    "signature",
    "the signed Assertion renamed, the new one in its place",
    "Assertion",
    (signed) => {
      const original = assertionOf(signed).replace(signatureOf(signed), "").replaceAll("saml:Assertion", "saml:Advice");
      return signed.replace(
        assertionOf(signed),
        within(asBob(assertionOf(messageXml())), /<\/saml:Issuer>/, signatureOf(signed)) + original,
      );
    },
  ],
  [
    "signature",
    "the new Assertion under the ID of the signed one",
    "Assertion",
    (signed) => {
      const original = assertionOf(signed).replace(signatureOf(signed), "").replaceAll("saml:Assertion", "saml:Advice");
      const evil = asBob(assertionOf(messageXml())).replace("_evil", "_assertion");
      return signed.replace(assertionOf(signed), within(evil, /<\/saml:Issuer>/, signatureOf(signed)) + original);
    },
  ],
];

it.each(attacks)("refused at %s: %s", async (step, _, element, attack) => {
  const signed = signXml(messageXml(), provider, { element });
  const evil = attack(signed);
  expect(evil).toContain(">bob<");
  expect(evil).toContain(">alice<");
  const setup = createTestSetup(provider, authority);
  const form = { SAMLResponse: encodeMessage(evil), RelayState: relayState };
  const withBob = { ...setup, directory: { ...setup.directory, accounts: accountsOf(alice, bob) } };
  const walk = await walkSignIn(form, withBob, now);
  expect(walk.steps.find(({ outcome }) => outcome === "fail")?.name).toBe(step);
});
