import { quote, Refusal, type Finding } from "../walk/refusal.js";
import { attribute, onlyChild, text } from "../xml/element.js";
import type { ReceivedMessage } from "./signature.js";

/** Who the assertion is about. */
export interface Subject {
  /** The NameID. */
  readonly name: string;
  /** What IAM calls `SAML:sub_type`: the format, without the prefix of SAML 2.0 where it has that one. */
  readonly type: string;
}

/**
 * The subject's NameID, in the persistent format that WorkSpaces documents.
 *
 * STS strips the SAML 2.0 prefix of the format before it compares; the SAML 1.1 spelling does not become `persistent`.
 */
export function checkSubject(message: ReceivedMessage): Finding<Subject> {
  const subject = readSubject(message);
  if (subject.name === "") throw new Refusal("name-id-missing", "The subject has no NameID with a name in it.");
  if (subject.type !== "persistent") {
    throw new Refusal("name-id-format", `The format of the NameID is ${quote(subject.type)}.`);
  }
  if (subject.name !== subject.name.trim()) {
    throw new Refusal("name-id-whitespace", "The NameID begins or ends with whitespace.");
  }
  return {
    says: "It has a name in the persistent format, SAML:sub_type to IAM.",
    evidence: quote(subject.name),
    value: subject,
  };
}

/** The subject as it is, for the steps of a diagnosis that go on behind a refused one; an empty name where there is none. */
export function readSubject({ assertion }: ReceivedMessage): Subject {
  const nameId = onlyChild(onlyChild(assertion, "saml:Subject"), "saml:NameID");
  const format = attribute(nameId, "Format") ?? "nothing";
  return { name: text(nameId) ?? "", type: format.startsWith(prefix) ? format.slice(prefix.length) : format };
}

const prefix = "urn:oasis:names:tc:SAML:2.0:nameid-format:";
