import type { Party } from "../certificate/certificate.test.fixture.js";
import { createCertificateSigner } from "../certificate/certificate-signer.js";
import { toPem } from "../certificate/pem.js";
import { signCertificateList } from "../crl/sign-certificate-list.js";
import { certificatePolicies } from "../extensions/certificate-policies.js";
import { extendedKeyUsage } from "../extensions/extended-key-usage.js";
import { readSubjectKeyIdentifier } from "../extensions/key-identifiers.js";
import { nameConstraints } from "../extensions/name-constraints.js";
import { subjectAltName } from "../extensions/subject-alt-name.js";
import type { GeneralName } from "../name/general-name.js";
import { authority, issue } from "../path/hierarchy.test.fixture.js";

/** Makes the indexes of vectors/own by their names: the same small hierarchy in both forms. */
export async function createOwnCases() {
  const root = await issue("Root", { extensions: authority() });
  const constraints = nameConstraints({ permittedSubtrees: [dns("corp.example")] });
  const issuing = await issue("Issuing", { issuer: root, extensions: [...authority(0), constraints] });
  const server = await issueServer(issuing, [dns("corp.example"), dns("*.corp.example"), address]);
  const foreign = await issueServer(issuing, [dns("other.example")]);
  const lists = [await signList(root, []), await signList(issuing, [])];
  const revoking = [await signList(root, []), await signList(issuing, [server])];
  return {
    limbo: limboIndex({ root, issuing, server, foreign, lists, revoking }),
    chains: chainsIndex({ root, issuing, server, foreign, lists, revoking }),
  };
}

interface Material {
  readonly root: Party;
  readonly issuing: Party;
  readonly server: Party;
  readonly foreign: Party;
  readonly lists: readonly string[];
  readonly revoking: readonly string[];
}

function limboIndex({ root, issuing, server, foreign, lists, revoking }: Material) {
  const named = (kind: string, value: string) => ({ expected_peer_name: { kind, value } });
  const sound = {
    features: [],
    validation_kind: "SERVER",
    trusted_certs: [pem(root)],
    untrusted_intermediates: [pem(issuing)],
    peer_certificate: pem(server),
    validation_time: "2027-03-01T12:00:00+00:00",
    signature_algorithms: [],
    key_usage: [],
    extended_key_usage: [],
    expected_peer_names: [],
    max_chain_depth: null,
    crls: [],
    expected_result: "FAILURE",
    ...named("DNS", "corp.example"),
  };
  const success = { expected_result: "SUCCESS" };
  return {
    version: 1,
    testcases: [
      { id: "own::sound", ...sound, ...success },
      { id: "own::wildcard", ...sound, ...named("DNS", "www.corp.example"), ...success },
      { id: "own::wildcard-one-label", ...sound, ...named("DNS", "a.www.corp.example") },
      { id: "own::address", ...sound, ...named("IP", "2001:db8::1"), ...success },
      { id: "own::other-address", ...sound, ...named("IP", "2001:db8::2") },
      { id: "own::other-name", ...sound, ...named("DNS", "other.example") },
      { id: "own::name-constraints", ...sound, peer_certificate: pem(foreign), ...named("DNS", "other.example") },
      { id: "own::client", ...sound, validation_kind: "CLIENT" },
      { id: "own::purpose", ...sound, extended_key_usage: ["emailProtection"] },
      { id: "own::algorithm", ...sound, signature_algorithms: ["ECDSA_WITH_SHA256"], ...success },
      { id: "own::other-algorithm", ...sound, signature_algorithms: ["RSA_WITH_SHA256"] },
      { id: "own::expired", ...sound, validation_time: "2028-03-01T12:00:00+00:00" },
      { id: "own::depth", ...sound, max_chain_depth: 1, ...success },
      { id: "own::no-depth", ...sound, max_chain_depth: 0 },
      { id: "own::not-revoked", ...sound, crls: lists, ...success },
      { id: "own::revoked", ...sound, crls: revoking },
      { id: "own::no-leaf", ...sound, peer_certificate: "" },
    ],
  };
}

function chainsIndex({ root, issuing, server, foreign, lists, revoking }: Material) {
  const sound = {
    chainPem: pem(server) + pem(issuing),
    untrustedPem: "",
    crlsPem: "",
    anchorsPem: pem(root),
    validAt: "2027-03-01T12:00:00Z",
    purpose: "serverAuth",
    expected: "reject",
  };
  const accept = { expected: "accept" };
  const policies = { initialExplicitPolicy: true, userInitialPolicySet: ["1.3.6.1.4.1.32473.2.1"] };
  return [
    { id: "sound", ...sound, ...accept },
    { id: "arrays", ...sound, chainPem: [pem(server)], untrustedPem: [pem(issuing)], ...accept },
    { id: "any purpose", ...sound, purpose: "any", ...accept },
    { id: "purpose by OID", ...sound, purpose: "1.3.6.1.5.5.7.3.1", ...accept },
    { id: "other purpose", ...sound, purpose: "smartCardLogon" },
    { id: "unknown purpose", ...sound, purpose: "toAmuse" },
    { id: "no intermediate", ...sound, chainPem: pem(server) },
    { id: "name constraints", ...sound, chainPem: pem(foreign) + pem(issuing) },
    { id: "not revoked", ...sound, crlsPem: lists, ...accept },
    { id: "revoked", ...sound, crlsPem: revoking.join("") },
    { id: "no list of the issuer", ...sound, crlsPem: lists.slice(0, 1) },
    { id: "no policy", ...sound, policies },
    { id: "no instant", ...sound, validAt: "yesterday" },
    { id: "no certificate", ...sound, chainPem: "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n" },
  ];
}

async function issueServer(issuer: Party, names: readonly [GeneralName, ...GeneralName[]]): Promise<Party> {
  const serverAuth = extendedKeyUsage(["1.3.6.1.5.5.7.3.1"]);
  const policies = certificatePolicies(["1.3.6.1.4.1.32473.2.2"]);
  return issue("Server", { issuer, extensions: [serverAuth, policies, subjectAltName(names)] });
}

async function signList({ certificate, keys }: Party, revoked: readonly Party[]): Promise<string> {
  const der = await signCertificateList(
    {
      issuer: certificate.subject.der,
      authorityKeyIdentifier: readSubjectKeyIdentifier(certificate) ?? new Uint8Array(),
      thisUpdate: new Date("2027-02-28T00:00:00Z"),
      nextUpdate: new Date("2027-03-07T00:00:00Z"),
      crlNumber: 1n,
      revokedCertificates: revoked.map(({ certificate: { serialNumber } }) => ({
        serialNumber,
        revocationDate: new Date("2027-02-01T00:00:00Z"),
      })),
    },
    createCertificateSigner(keys.privateKey),
  );
  return toPem(der, "X509 CRL");
}

function pem({ certificate }: Party): string {
  return toPem(certificate.der);
}

function dns(value: string): GeneralName {
  return { type: "dNSName", value };
}

const address: GeneralName = {
  type: "iPAddress",
  value: Uint8Array.from(Buffer.from(`20010db8${"00".repeat(11)}01`, "hex")),
};
