import type { Certificate } from "../certificate/certificate.js";
import { readSubjectAltName } from "../extensions/subject-alt-name.js";
import type { GeneralName } from "../name/general-name.js";

/**
 * The names of a certificate that name constraints apply to ([RFC5280] §4.2.1.10): its subject, its subjectAltName, and mail
 * addresses in the subject if the subjectAltName has none.
 * `isHost`: someone may take its common name for a host name, for want of a dNSName.
 */
export function constrainedNames(
  certificate: Certificate,
  { isHost }: { readonly isHost: boolean },
): readonly GeneralName[] {
  const { subject } = certificate;
  const alternatives = readSubjectAltName(certificate);
  const hasNone = (type: GeneralName["type"]) => alternatives.every((name) => name.type !== type);
  return [
    ...(subject.attributes.length > 0 ? [{ type: "directoryName", value: subject } as const] : []),
    ...alternatives,
    ...(hasNone("rfc822Name") ? attributesAs("rfc822Name", emailAddress, certificate) : []),
    ...(isHost && hasNone("dNSName")
      ? attributesAs("dNSName", commonName, certificate).filter(({ value }) => looksLikeHost.test(value))
      : []),
  ];
}

function attributesAs<Type extends "rfc822Name" | "dNSName">(type: Type, oid: string, { subject }: Certificate) {
  return subject.attributes.filter((attribute) => attribute.type === oid).map(({ value }) => ({ type, value }));
}

const emailAddress = "1.2.840.113549.1.9.1";
const commonName = "2.5.4.3";
const looksLikeHost = /^[A-Za-z0-9*_-]+(?:\.[A-Za-z0-9_-]+)+$/;
