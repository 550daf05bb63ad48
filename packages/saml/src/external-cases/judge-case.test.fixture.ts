import { checkSchema } from "../schema/check-schema.js";
import { SamlError } from "../errors.js";
import { unwrapSoap } from "../soap/soap.js";
import { saml, samlp } from "../xml/namespaces.js";
import { parseXml } from "../xml/parse-xml.js";
import { isElement, type UnverifiedElement } from "../xml/unverified-element.js";
import { readCircumstances, readCaseFile } from "./case-files.test.fixture.js";
import type { CaseKind, ExternalCase } from "./external-case.test.fixture.js";
import { judgeAuthnRequest } from "./judge-authn-request.test.fixture.js";
import { judgeLogoutRequest, judgeLogoutResponse } from "./judge-logout.test.fixture.js";
import { judgeLoneAssertion } from "./judge-lone-assertion.test.fixture.js";
import { judgeMetadata } from "./judge-metadata.test.fixture.js";
import { judgeResponse } from "./judge-response.test.fixture.js";
import { judgeXmlSignature } from "./judge-xml-signature.test.fixture.js";
import type { Acceptance, Circumstances } from "./judgement.test.fixture.js";
import { receiveMessage, type ReceivedMessage } from "./received-message.test.fixture.js";

/**
 * Judges the message of a case.
 *
 * @param folder - of the index.
 * @throws {@link SamlError} if the message is refused; {@link CaseProblem} if the case cannot be judged.
 */
export async function judgeCase(external: ExternalCase, folder: string): Promise<Acceptance> {
  const circumstances = readCircumstances(external, folder);
  const received = receiveMessage(readCaseFile(folder, external.file), external.form);
  switch (external.kind) {
    case "Metadata":
      return judgeMetadata(received.octets, circumstances);
    case "XMLDSig":
      return judgeXmlSignature(parseXml(received.octets), circumstances);
    case "SOAP":
      return judgeMessage(unwrapSoap(received.octets), external.kind, received, circumstances);
    default:
      return judgeMessage(parseXml(received.octets), external.kind, received, circumstances);
  }
}

async function judgeMessage(
  unverified: UnverifiedElement,
  kind: MessageKind,
  received: ReceivedMessage,
  circumstances: Circumstances,
): Promise<Acceptance> {
  checkSchema(unverified);
  const judge = messageJudges.find((it) => isElement(unverified, it.uri, it.name) && it.kinds.includes(kind));
  if (judge === undefined || (received.parameter ?? judge.parameter) !== judge.parameter) {
    throw new SamlError("message-unexpected", "The message is of another kind than was expected.");
  }
  return judge.judge(unverified, received, circumstances);
}

type MessageKind = Exclude<CaseKind, "Metadata" | "XMLDSig">;

interface MessageJudge {
  readonly uri: string;
  readonly name: string;
  /** The kinds of cases that it may come as. */
  readonly kinds: readonly MessageKind[];
  /** Under which name a binding sends it. */
  readonly parameter: ReceivedMessage["parameter"];
  judge(
    unverified: UnverifiedElement,
    received: ReceivedMessage,
    circumstances: Circumstances,
  ): Acceptance | Promise<Acceptance>;
}

const messageJudges: readonly MessageJudge[] = [
  {
    uri: samlp.uri,
    name: "AuthnRequest",
    kinds: ["AuthnRequest", "RedirectQuery", "SOAP"],
    parameter: "SAMLRequest",
    judge: judgeAuthnRequest,
  },
  {
    uri: samlp.uri,
    name: "LogoutRequest",
    kinds: ["LogoutRequest", "RedirectQuery", "SOAP"],
    parameter: "SAMLRequest",
    judge: judgeLogoutRequest,
  },
  {
    uri: samlp.uri,
    name: "LogoutResponse",
    kinds: ["LogoutResponse", "RedirectQuery", "SOAP"],
    parameter: "SAMLResponse",
    judge: judgeLogoutResponse,
  },
  {
    uri: samlp.uri,
    name: "Response",
    kinds: ["Response", "SOAP"],
    parameter: "SAMLResponse",
    judge: judgeResponse,
  },
  { uri: saml.uri, name: "Assertion", kinds: ["Assertion"], parameter: undefined, judge: judgeLoneAssertion },
  { uri: saml.uri, name: "EncryptedAssertion", kinds: ["Assertion"], parameter: undefined, judge: judgeLoneAssertion },
];
