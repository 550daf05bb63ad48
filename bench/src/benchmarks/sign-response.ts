import { createPrivateKey, generateKeyPairSync, randomUUID, sign, webcrypto, type KeyObject } from "node:crypto";

import { issueSelfSignedCertificate } from "@idpkit/private-ca";
import {
  authnContextClass,
  createSigner,
  nameIdFormat,
  signUnsolicitedResponse,
  type UnsolicitedResponse,
} from "@idpkit/saml";
import { createCertificateSigner, toPem } from "@idpkit/x509";
import samlify from "samlify";
import { SignedXml } from "xml-crypto";

import type { Benchmark, Contender } from "../frame/benchmark.js";

const acs = "https://signin.aws.amazon.com/saml";
const issuer = "https://idp.example.com/saml/metadata";
const rsaSha256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
const aws = "https://aws.amazon.com/SAML/Attributes";

/** What WorkSpaces is sent for one person. */
const attributes: Readonly<Record<string, string>> = {
  [`${aws}/Role`]: "arn:aws:iam::111122223333:role/WorkSpaces,arn:aws:iam::111122223333:saml-provider/idpkit",
  [`${aws}/RoleSessionName`]: "alice@corp.example.com",
  [`${aws}/SessionDuration`]: "43200",
  [`${aws}/PrincipalTag:Email`]: "alice@corp.example.com",
  [`${aws}/PrincipalTag:UserPrincipalName`]: "alice@corp.example.com",
  [`${aws}/PrincipalTag:ObjectSid`]: "S-1-5-21-1004336348-1177238915-682003330-1104",
};

/** Build and sign the response for one launch, with the key ready in memory. */
export const signResponse: Benchmark = {
  name: "sign-response",
  title: "build and sign a WorkSpaces response, RSA-2048",
  async prepare() {
    const identity = await makeIdentity();
    const signer = createSigner(identity.cryptoKey, identity.certificate);
    const signedInfo = Buffer.alloc(900, "<ds:SignedInfo>");
    const contenders: readonly Contender[] = [
      { name: "node:crypto sign alone", kind: "limit", run: () => sign("sha256", signedInfo, identity.keyObject) },
      { name: "@idpkit/saml", kind: "idpkit", run: () => signUnsolicitedResponse(responseAt(new Date()), signer) },
      { name: "xml-crypto by hand", kind: "peer", run: withXmlCrypto(await unsignedDocument(signer), identity) },
      { name: "samlify", kind: "peer", run: withSamlify(identity) },
    ];
    for (const { kind, name, run } of contenders) {
      if (kind !== "limit" && !verifies(String(await run()), identity.pem)) throw new Error(`${name}: does not verify`);
    }
    return contenders;
  },
};

interface Identity {
  readonly keyObject: KeyObject;
  readonly cryptoKey: CryptoKey;
  readonly certificate: Uint8Array;
  readonly pem: string;
}

async function makeIdentity(): Promise<Identity> {
  const pair = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
  const pkcs8 = pair.privateKey.export({ format: "der", type: "pkcs8" });
  const cryptoKey = await webcrypto.subtle.importKey("pkcs8", pkcs8, algorithm, false, ["sign"]);
  const certificate = await issueSelfSignedCertificate({
    commonName: "idp.example.com",
    publicKey: new Uint8Array(pair.publicKey.export({ format: "der", type: "spki" })),
    signer: createCertificateSigner(cryptoKey),
    now: new Date(),
    years: 1,
  });
  const keyObject = createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" });
  return { keyObject, cryptoKey, certificate: certificate.der, pem: toPem(certificate.der) };
}

function responseAt(now: Date): UnsolicitedResponse {
  return {
    id: `_${randomUUID()}`,
    assertionId: `_${randomUUID()}`,
    issueInstant: now,
    issuer,
    destination: acs,
    audiences: ["urn:amazon:webservices"],
    nameId: { value: "alice", format: nameIdFormat.persistent },
    notBefore: now,
    notOnOrAfter: new Date(now.getTime() + 300_000),
    authnInstant: now,
    sessionIndex: randomUUID(),
    authnContextClassRef: authnContextClass.unspecified,
    attributes: Object.entries(attributes).map(([name, value]) => ({ name, values: [value] })),
  };
}

/** Our own document without its signature: xml-crypto by hand signs exactly what we sign. */
async function unsignedDocument(signer: ReturnType<typeof createSigner>): Promise<string> {
  const signed = await signUnsolicitedResponse(responseAt(new Date()), signer);
  return signed.replace(/<ds:Signature[\s\S]*<\/ds:Signature>/, "");
}

function withXmlCrypto(document: string, { keyObject }: Identity): () => string {
  const assertion = "//*[local-name(.)='Assertion']";
  return () => {
    const signed = new SignedXml({
      privateKey: keyObject,
      signatureAlgorithm: rsaSha256,
      canonicalizationAlgorithm: "http://www.w3.org/2001/10/xml-exc-c14n#",
    });
    signed.addReference({
      xpath: assertion,
      digestAlgorithm: "http://www.w3.org/2001/04/xmlenc#sha256",
      transforms: ["http://www.w3.org/2000/09/xmldsig#enveloped-signature", "http://www.w3.org/2001/10/xml-exc-c14n#"],
    });
    signed.computeSignature(document, {
      location: { reference: `${assertion}/*[local-name(.)='Issuer']`, action: "after" },
    });
    return signed.getSignedXml();
  };
}

function withSamlify({ keyObject, pem }: Identity): () => Promise<string> {
  const { Constants, IdentityProvider, SamlLib, ServiceProvider } = samlify;
  const binding = Constants.namespace.binding.post;
  const persistent = nameIdFormat.persistent;
  const identityProvider = IdentityProvider({
    entityID: issuer,
    signingCert: pem,
    privateKey: keyObject.export({ format: "pem", type: "pkcs8" }).toString(),
    requestSignatureAlgorithm: rsaSha256,
    nameIDFormat: [persistent],
    singleSignOnService: [{ Binding: binding, Location: "https://idp.example.com/launch" }],
    singleLogoutService: [{ Binding: binding, Location: "https://idp.example.com/sign-out" }],
    loginResponseTemplate: {
      context: SamlLib.defaultLoginResponseTemplate.context,
      attributes: Object.keys(attributes).map((name, index) => ({
        name,
        nameFormat: "urn:oasis:names:tc:SAML:2.0:attrname-format:uri",
        valueTag: `value${index}`,
        valueXsiType: "xs:string",
      })),
    },
  });
  const serviceProvider = ServiceProvider({
    entityID: "urn:amazon:webservices",
    wantAssertionsSigned: true,
    assertionConsumerService: [{ Binding: binding, Location: acs }],
    nameIDFormat: [persistent],
  });
  const fill = (template: string) => {
    const [id, now] = [`_${randomUUID()}`, new Date().toISOString()];
    const values = Object.values(attributes).map((value, index) => [`attrValue${index}`, value] as const);
    const tags = {
      ID: id,
      AssertionID: `_${randomUUID()}`,
      Destination: acs,
      Audience: "urn:amazon:webservices",
      SubjectRecipient: acs,
      Issuer: issuer,
      IssueInstant: now,
      StatusCode: "urn:oasis:names:tc:SAML:2.0:status:Success",
      ConditionsNotBefore: now,
      ConditionsNotOnOrAfter: now,
      SubjectConfirmationDataNotOnOrAfter: now,
      NameIDFormat: persistent,
      NameID: "alice",
      InResponseTo: "",
      AuthnStatement: "",
      ...Object.fromEntries(values),
    };
    return { id, context: SamlLib.replaceTagsByValue(template, tags) };
  };
  return async () => {
    const { context } = await identityProvider.createLoginResponse(
      serviceProvider,
      { extract: {} },
      "post",
      {},
      { customTagReplacement: fill },
    );
    return Buffer.from(context, "base64").toString("utf8");
  };
}

function verifies(document: string, publicCert: string): boolean {
  const signature = /<(?:ds:)?Signature[\s>][\s\S]*<\/(?:ds:)?Signature>/.exec(document)?.[0] ?? "";
  const signed = new SignedXml({ publicCert });
  signed.loadSignature(signature);
  return signed.checkSignature(document);
}
