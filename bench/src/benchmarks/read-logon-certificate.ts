import "reflect-metadata";

import { X509Certificate } from "node:crypto";

import { readObjectSid, readUserPrincipalNames } from "@idpkit/cba";
import { parseCertificate } from "@idpkit/x509";
import * as peculiar from "@peculiar/x509";
import forge from "node-forge";

import type { Benchmark, Contender } from "../frame/benchmark.js";
import { holder, makeLogonChain } from "./logon-chain.js";

/** Who a logon certificate is for. */
interface Holder {
  readonly userPrincipalName: string;
  readonly objectSid: string;
}

/** Read whom a certificate logs on: UPN and SID, from its octets. */
export const readLogonCertificate: Benchmark = {
  name: "read-logon-certificate",
  title: "read UPN and SID of a logon certificate",
  async prepare() {
    const { leaf } = await makeLogonChain("RSA-2048");
    const der = Buffer.from(leaf.der);
    const contenders: readonly Contender[] = [
      // Nothing to compute here, so the limit is OpenSSL's reader, which knows neither UPN nor SID.
      { name: "node:crypto X509Certificate alone", kind: "limit", run: () => new X509Certificate(der) },
      { name: "@idpkit/x509 and @idpkit/cba", kind: "idpkit", run: () => withIdpkit(der) },
      { name: "node-forge", kind: "peer", run: () => withForge(der.toString("binary")) },
      { name: "@peculiar/x509", kind: "peer", run: () => withPeculiar(der) },
    ];
    for (const { name, kind, run } of contenders) {
      if (kind === "limit") continue;
      const { userPrincipalName, objectSid } = run() as Holder;
      if (userPrincipalName !== holder.userPrincipalName || objectSid !== holder.objectSid) {
        throw new Error(`${name}: reads somebody else`);
      }
    }
    return contenders;
  },
};

function withIdpkit(der: Uint8Array): Holder {
  const certificate = parseCertificate(der);
  const [userPrincipalName = ""] = readUserPrincipalNames(certificate);
  return { userPrincipalName, objectSid: readObjectSid(certificate) ?? "" };
}

function withForge(der: string): Holder {
  const certificate = forge.pki.certificateFromAsn1(forge.asn1.fromDer(der));
  const read = (oid: string) => {
    const extension = certificate.extensions.find(({ id }: { id: string }) => id === oid) as { value: string };
    const [otherName] = forge.asn1.fromDer(extension.value).value as forge.asn1.Asn1[];
    const [, explicit] = otherName?.value as forge.asn1.Asn1[];
    const [text] = explicit?.value as forge.asn1.Asn1[];
    return text?.value as string;
  };
  return { userPrincipalName: read(sanOid), objectSid: read(sidOid) };
}

function withPeculiar(der: Buffer<ArrayBuffer>): Holder {
  const certificate = new peculiar.X509Certificate(der);
  const names = certificate.getExtension(peculiar.SubjectAlternativeNameExtension)?.names.items ?? [];
  const upn = names.map(({ type, value }) => (type === "upn" ? value : "")).join("");
  const sid = certificate.getExtension(sidOid)?.value ?? new ArrayBuffer(0);
  // It knows no SID: the text stands at the end, behind 18 octets of lengths and type.
  return { userPrincipalName: upn, objectSid: Buffer.from(sid).subarray(20).toString("ascii") };
}

const sanOid = "2.5.29.17";
const sidOid = "1.3.6.1.4.1.311.25.2";
