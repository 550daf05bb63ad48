import {
  createCertificateSigner,
  extendedKeyUsage,
  extensionOid,
  keyUsage,
  parseCertificate,
  parseCertificateList,
  signCertificateList,
  subjectAltName,
  X509Error,
  type Certificate,
} from "@idpkit/x509";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { authorityExtensions, issue, now, type Party } from "../logon-certificate.test.fixture.js";
import { sidExtension } from "../sid/sid-extension.js";
import { userPrincipalNameGeneralName } from "../upn/user-principal-name-general-name.js";
import { parseUserPrincipalName } from "../upn/user-principal-name.js";
import { decideLogon } from "./decide-logon.js";
import type { DomainController } from "./domain-controller.js";
import { bob, expectedLogon, issuing, logonCertificate, root, samba, windows } from "./expected-logon.test.fixture.js";

/** The certificates that a stranger hands over: the leaf, and those that may stand above it. */
type Chain = readonly [leaf: Certificate, issuing: Certificate, root: Certificate];

/** What is refused in a chain; `sound` is the same but for a single bit. */
interface Fault {
  readonly what: string;
  readonly faulty: () => Promise<Chain>;
  readonly sound: () => Promise<Chain>;
  /** Where only Windows looks. */
  readonly onlyWindows?: true;
}

const sidOid = "1.3.6.1.4.1.311.25.2";
const names = (upn: string) => subjectAltName([userPrincipalNameGeneralName(parseUserPrincipalName(upn))]);
const below = async (leaf: Promise<Certificate>): Promise<Chain> => [await leaf, issuing.certificate, root.certificate];
const sound = () => below(logonCertificate());
const day = (date: string) => new Date(`${date}T00:00:00Z`);

const belowAuthority = async (usages: Parameters<typeof keyUsage>[0]): Promise<Chain> => {
  const extensions = [authorityExtensions[0], keyUsage(usages)];
  const authority = await issue("Issuing", { extensions, keys: issuing.keys }, root);
  return [await logonCertificate({}, {}, authority), authority.certificate, root.certificate];
};

const faults: readonly Fault[] = [
  {
    what: "the SID of the next account",
    faulty: () => below(logonCertificate({ [sidOid]: sidExtension(bob.objectSid) })),
    sound,
  },
  {
    what: "the UPN of nobody",
    faulty: () => below(logonCertificate({ [extensionOid.subjectAltName]: names("clice@corp.example.com") })),
    sound,
  },
  {
    what: "an end in the month before",
    faulty: () => below(logonCertificate({}, { notAfter: day("2027-02-02") })),
    sound: () => below(logonCertificate({}, { notAfter: day("2027-03-02") })),
  },
  {
    what: "a beginning tomorrow",
    faulty: () => below(logonCertificate({}, { notBefore: day("2027-03-03") })),
    sound: () => below(logonCertificate({}, { notBefore: day("2027-03-01") })),
  },
  {
    what: "a serial number that is revoked",
    faulty: () => below(logonCertificate({}, { serialNumber: Uint8Array.of(0x2b, 0x03) })),
    sound,
  },
  {
    what: "another key usage",
    faulty: () => below(logonCertificate({ keyUsage: keyUsage(["nonRepudiation", "keyAgreement"]) })),
    sound: () =>
      below(logonCertificate({ keyUsage: keyUsage(["digitalSignature", "nonRepudiation", "keyAgreement"]) })),
  },
  {
    what: "another purpose",
    faulty: () => below(logonCertificate({ extKeyUsage: extendedKeyUsage(["1.3.6.1.4.1.311.20.2.3"]) })),
    sound: () => below(logonCertificate({ extKeyUsage: extendedKeyUsage(["1.3.6.1.4.1.311.20.2.2"]) })),
    onlyWindows: true,
  },
  {
    what: "an authority that may not sign certificates",
    faulty: () => belowAuthority(["keyAgreement", "cRLSign"]),
    sound: () => belowAuthority(["keyAgreement", "keyCertSign", "cRLSign"]),
  },
];

const lists = await Promise.all([listOf(root, []), listOf(issuing, ["2b03"])]);

describe("a bit that is another", () => {
  it.each(faults)("allows nobody who is denied for $what, not even the bit that mends it", async (fault) => {
    const [denied, allowed] = [await fault.faulty(), await fault.sound()];
    const controllers = fault.onlyWindows ? ["windows" as const] : profiles;
    for (const profile of controllers) {
      expect(await outcomeOf(denied, profile)).toBe("deny");
      expect(await outcomeOf(allowed, profile)).toBe("allow");
      expect(
        await outcomeOf(
          denied.map((one, index) => mended(one, allowed[index])),
          profile,
        ),
      ).toBe("deny");
    }
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...controllers), bitOf(denied), async (profile, bit) => {
        expect(await outcomeOf(flipped(denied, bit), profile)).toBe("deny");
      }),
      { numRuns: 300 },
    );
  });

  it.each(profiles)("in what is handed over leaves nobody allowed on %s", async (profile) => {
    const chain = await sound();
    await fc.assert(
      // The root is the domain controller's own: which one is handed over makes no difference.
      fc.asyncProperty(bitOf(chain.slice(0, 2)), async (bit) => {
        expect(await outcomeOf(flipped(chain, bit), profile)).toBe("deny");
      }),
      { numRuns: 1000 },
    );
  });
});

const profiles = ["windows", "samba"] as const;

/** A bit, and in which certificate of the chain. */
type Bit = readonly [place: number, bit: number];

function bitOf(chain: readonly Certificate[]): fc.Arbitrary<Bit> {
  return fc.oneof(...chain.map(({ der }, place) => fc.tuple(fc.constant(place), fc.nat(der.length * 8 - 1))));
}

/** A chain with a bit that is another. `undefined` stands for what is no certificate any more. */
function flipped(chain: Chain, [place, bit]: Bit): readonly (Certificate | undefined)[] {
  return chain.map((certificate, index) => {
    if (index !== place) return certificate;
    const { der } = certificate;
    return parsed(der.with(bit >> 3, (der[bit >> 3] ?? 0) ^ (1 << (bit & 7))));
  });
}

/** The certificate as it should be but for the signature, if that takes a single bit. */
function mended(faulty: Certificate, allowed = faulty): Certificate | undefined {
  const place = faulty.tbs.findIndex((octet, index) => octet !== allowed.tbs[index]);
  if (place === -1) return faulty;
  const offset = faulty.tbs.byteOffset - faulty.der.byteOffset;
  const certificate = parsed(faulty.der.with(offset + place, allowed.tbs[place] ?? 0));
  expect(certificate?.tbs).toEqual(allowed.tbs);
  expect(bitsOf((faulty.tbs[place] ?? 0) ^ (allowed.tbs[place] ?? 0))).toBe(1);
  return certificate;
}

function bitsOf(octet: number): number {
  return octet.toString(2).replaceAll("0", "").length;
}

function parsed(der: Uint8Array): Certificate | undefined {
  try {
    return parseCertificate(der);
  } catch (error) {
    expect(error).toBeInstanceOf(X509Error);
    return undefined;
  }
}

/** What is decided by a domain controller that lets the stranger even choose what is in NTAuth. */
async function outcomeOf(chain: readonly (Certificate | undefined)[], profile: DomainController["profile"]) {
  const [leaf, ...others] = chain;
  if (leaf === undefined) return "deny";
  const intermediates = others.filter((one) => one !== undefined);
  const domainController = profile === "samba" ? samba() : windows({ ntAuth: intermediates });
  const expected = expectedLogon({ domainController, intermediates, certificateLists: lists });
  return (await decideLogon(leaf, expected)).outcome;
}

async function listOf({ certificate, keys }: Party, serialNumbers: readonly string[]) {
  const der = await signCertificateList(
    {
      issuer: certificate.subject.der,
      authorityKeyIdentifier: Uint8Array.of(1),
      thisUpdate: day("2027-03-01"),
      nextUpdate: day("2027-03-02"),
      crlNumber: 1n,
      revokedCertificates: serialNumbers.map((serialNumber) => ({ serialNumber, revocationDate: now })),
    },
    createCertificateSigner(keys.privateKey),
  );
  return parseCertificateList(der);
}
