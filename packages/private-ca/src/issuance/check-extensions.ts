import { extensionOid, parseGeneralNames, X509Error, type CertificateExtension, type GeneralName } from "@idpkit/x509";

import { PrivateCaError } from "../errors.js";
import type { CertificateProfile, RequestRule } from "../profiles/certificate-profile.js";
import { controlCharacter } from "./control-character.js";

/**
 * Checks that a request brings the extensions and names that its profile requires, and none that it does not allow.
 *
 * @throws {@link PrivateCaError} `extension-missing`, `extension-not-allowed` or `subject-alt-name-not-allowed`.
 */
export function checkExtensions(profile: CertificateProfile, brought: readonly CertificateExtension[]): void {
  const oids = brought.map(({ oid }) => oid).filter((oid) => oid !== extensionOid.subjectAltName);
  if (!isAllowed(oids, profile.extensions)) {
    throw new PrivateCaError("extension-not-allowed", "the profile does not allow an extension of the request");
  }
  if (!isComplete(oids, profile.extensions)) {
    throw new PrivateCaError("extension-missing", "the request lacks an extension that the profile requires");
  }
  checkSubjectAltName(profile.subjectAltName, brought);
}

function checkSubjectAltName(rule: RequestRule, brought: readonly CertificateExtension[]): void {
  const kinds = brought.filter(({ oid }) => oid === extensionOid.subjectAltName).flatMap(readKinds);
  if (!isAllowed(kinds, rule)) {
    throw new PrivateCaError("subject-alt-name-not-allowed", "the profile does not allow a name of the request");
  }
  if (!isComplete(kinds, rule)) {
    throw new PrivateCaError(
      "extension-missing",
      "the request lacks a name in subjectAltName that the profile requires",
    );
  }
}

function readKinds({ value }: CertificateExtension): readonly string[] {
  try {
    const names = parseGeneralNames(value);
    if (names.some(({ value: text }) => typeof text === "string" && controlCharacter.test(text))) {
      throw new PrivateCaError("subject-alt-name-not-allowed", "a name of the request holds a control character");
    }
    return names.map(kindOf);
  } catch (cause) {
    if (!(cause instanceof X509Error)) throw cause;
    throw new PrivateCaError("subject-alt-name-not-allowed", "the subjectAltName of the request is malformed", {
      cause,
    });
  }
}

/** A SID as URI opens an account as its extension does: it is no URI among others. */
function kindOf(name: GeneralName): string {
  if (name.type === "uniformResourceIdentifier" && name.value.toLowerCase().startsWith(sidUri)) return sidUri;
  return name.type === "otherName" ? name.typeId : name.type;
}

function isAllowed(found: readonly string[], { required, allowed }: RequestRule): boolean {
  return found.every((one) => required.includes(one) || allowed.includes(one));
}

function isComplete(found: readonly string[], { required }: RequestRule): boolean {
  return required.every((one) => found.includes(one));
}

/** [MS-PKCA] §3.1.5.2.1.6. */
const sidUri = "tag:microsoft.com,2022-09-14:sid:";
