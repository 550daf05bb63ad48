import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import type { CaseForm, CaseKind } from "./external-case.test.fixture.js";
import { reportCase } from "./report.test.fixture.js";

/** What else a case says. */
export interface CaseDetails {
  readonly form?: CaseForm;
  readonly cert?: string;
  readonly decryptionKey?: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** What becomes of a message: `accept`, or level and code. */
export async function judge(
  kind: CaseKind,
  message: string,
  { form = "xml", ...more }: CaseDetails = {},
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "idpkit-external-case-"));
  writeFileSync(join(folder, "message"), message);
  const { report } = await reportCase({ file: "message", form, kind, ...more }, 0, folder);
  rmSync(folder, { recursive: true });
  return report.verdict === "accept" ? "accept" : `${String(report.level)}/${String(report.code)}`;
}

/** The path of a file of our own index. */
export function own(name: string): string {
  return fileURLToPath(new URL(`../../vectors/own/${name}`, import.meta.url));
}

/** What such a file holds. */
export function readOwn(name: string): string {
  return readFileSync(own(name), "utf8");
}

export const protocolNamespaces =
  'xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"';

/** Attributes that each message has. */
export const issued = 'Version="2.0" IssueInstant="2026-01-01T12:00:00Z"';

export const issuer = "<saml:Issuer>https://sp.example.com/metadata</saml:Issuer>";

/** An AuthnRequest with further attributes, and its content. */
export function authnRequest(attributes = "", content = issuer): string {
  return `<samlp:AuthnRequest ${protocolNamespaces} ID="_a" ${issued} ${attributes}>${content}</samlp:AuthnRequest>`;
}

/** Metadata of a service provider with what its role holds. */
export function metadata(content: string, entityID = "https://sp.example.com/metadata"): string {
  return `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${entityID}">
    <md:SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">${content}</md:SPSSODescriptor>
  </md:EntityDescriptor>`;
}

/** An AssertionConsumerService of metadata. */
export function consumer(location: string, index = 0): string {
  const binding = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";
  return `<md:AssertionConsumerService Binding="${binding}" Location="${location}" index="${String(index)}"/>`;
}
