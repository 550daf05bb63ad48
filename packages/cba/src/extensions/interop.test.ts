import {
  extendedKeyUsage,
  parseCertificate,
  parsePem,
  readExtendedKeyUsage,
  subjectAltName,
  toPem,
} from "@idpkit/x509";
import { describe, expect, it } from "vitest";

import {
  domainControllerGuidGeneralName,
  readDomainControllerGuids,
} from "../certificate-names/domain-controller-guid.js";
import { krb5PrincipalNameGeneralName, readKrb5PrincipalNames } from "../certificate-names/krb5-principal-name.js";
import { readSidUri, sidUriGeneralName } from "../certificate-names/sid-uri.js";
import { alice, issue } from "../logon-certificate.test.fixture.js";
import { parseObjectGuidText } from "../object-guid/object-guid.js";
import { readObjectSid, sidExtension } from "../sid/sid-extension.js";
import { certificateTemplateName, readCertificateTemplateName } from "../template/certificate-template-name.js";
import { certificateTemplate, readCertificateTemplate } from "../template/certificate-template.js";
import { readUserPrincipalNames, userPrincipalNameGeneralName } from "../upn/user-principal-name-general-name.js";
import { applicationPolicies, readApplicationPolicies } from "./application-policies.js";
import { keyPurpose } from "./key-purposes.js";
import { isMissing, run } from "./programs.test.fixture.js";

const { objectSid, userPrincipalName } = alice;
const guid = parseObjectGuidText("06294bac-7ae4-4d2b-8d2a-5b1a3f1c0e77");
const principal = { realm: "CORP.EXAMPLE.COM", nameType: 1, components: ["alice"] };
const template = { templateId: "1.3.6.1.4.1.311.21.8.1.2.3", majorVersion: 100, minorVersion: 2 };
const purposes = [keyPurpose.smartCardLogon, keyPurpose.clientAuth] as const;

const names = subjectAltName([
  userPrincipalNameGeneralName(userPrincipalName),
  krb5PrincipalNameGeneralName(principal),
  sidUriGeneralName(objectSid),
  domainControllerGuidGeneralName(guid),
]);
const extensions = {
  subjectAltName: names,
  objectSid: sidExtension(objectSid),
  extKeyUsage: extendedKeyUsage(Object.values(keyPurpose) as [string, ...string[]]),
  applicationPolicies: applicationPolicies(purposes),
  template: certificateTemplate(template),
  templateName: certificateTemplateName("SmartcardLogon"),
};
const ours = toPem((await issue("Alice", { extensions: Object.values(extensions) })).certificate.der);

describe.skipIf(isMissing("openssl"))("OpenSSL", () => {
  it("reads the names and the purposes", async () => {
    const text = await run(["openssl", "x509", "-in", "our.pem", "-noout", "-text"], { "our.pem": ours });
    expect(text).toContain(`othername: UPN::${userPrincipalName}`);
    expect(text).toContain(`URI:tag:microsoft.com,2022-09-14:sid:${objectSid}`);
    expect(text).toContain("Microsoft Smartcard Login, TLS Web Client Authentication, TLS Web Server Authentication");
    expect(text).toContain("Signing KDC Response, PKINIT Client Auth, Any Extended Key Usage");
  });

  it.each([
    ["the SID", "objectSid", ["OBJECT:1.3.6.1.4.1.311.25.2.1", `OCTETSTRING:${objectSid}`]],
    ["the realm and the name", "subjectAltName", ["GENERALSTRING", "INTEGER:01"]],
    ["the GUID", "subjectAltName", ["OCTETSTRING[HEXDUMP]:AC4B2906E47A2B4D8D2A5B1A3F1C0E77"]],
    ["the application policies", "applicationPolicies", ["OBJECT:MicrosoftSmartcardLogin"]],
    ["the template", "template", [`OBJECT:${template.templateId}`, "INTEGER:64", "INTEGER:02"]],
    ["the template's name", "templateName", ["BMPSTRING"]],
  ] as const)("parses %s in %s", async (_, name, found) => {
    const file = { "extension.der": extensions[name].value };
    const parsed = await run(["openssl", "asn1parse", "-inform", "DER", "-in", "extension.der"], file);
    for (const text of found) expect(parsed.replaceAll(" ", "")).toContain(text);
  });

  it("makes extensions of which we read the same", async () => {
    const request = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem"] as const;
    const pem = await run([...request, "-subj", "/CN=Alice", "-config", "openssl.cnf"], {
      "openssl.cnf": configuration,
    });
    const [der = new Uint8Array()] = parsePem(pem);
    const certificate = parseCertificate(der);
    expect({
      userPrincipalNames: readUserPrincipalNames(certificate),
      principals: readKrb5PrincipalNames(certificate),
      sidUri: readSidUri(certificate),
      guids: readDomainControllerGuids(certificate),
      objectSid: readObjectSid(certificate),
      purposes: readExtendedKeyUsage(certificate),
      policies: readApplicationPolicies(certificate),
      template: readCertificateTemplate(certificate),
      templateName: readCertificateTemplateName(certificate),
    }).toEqual({
      userPrincipalNames: [userPrincipalName],
      principals: [principal],
      sidUri: objectSid,
      guids: [guid],
      objectSid,
      purposes: [keyPurpose.smartCardLogon, keyPurpose.clientAuth, keyPurpose.kdcAuthentication],
      policies: purposes,
      template,
      templateName: "SmartcardLogon",
    });
  });
});

describe.skipIf(isMissing("certtool"))("GnuTLS", () => {
  it("reads the names", async () => {
    const text = await run(["certtool", "--certificate-info", "--infile", "our.pem"], { "our.pem": ours });
    expect(text).toContain(`User Principal Name: ${userPrincipalName}`);
    expect(text).toContain("KRB5Principal: alice@CORP.EXAMPLE.COM");
    expect(text).toContain(`URI: tag:microsoft.com,2022-09-14:sid:${objectSid}`);
    expect(text).toContain("otherName DER: 0410ac4b2906e47a2b4d8d2a5b1a3f1c0e77");
    expect(text).toContain("Smart Card Logon.");
  });
});

const configuration = `
[req]
distinguished_name = dn
x509_extensions = x
[dn]
[x]
subjectAltName = @names
extendedKeyUsage = msSmartcardLogin,clientAuth,1.3.6.1.5.2.3.5
1.3.6.1.4.1.311.25.2 = ASN1:SEQUENCE:sid
1.3.6.1.4.1.311.21.10 = ASN1:SEQUENCE:policies
1.3.6.1.4.1.311.21.7 = ASN1:SEQUENCE:template
1.3.6.1.4.1.311.20.2 = ASN1:BMPSTRING:SmartcardLogon
[names]
otherName.0 = 1.3.6.1.4.1.311.20.2.3;UTF8:${userPrincipalName}
otherName.1 = 1.3.6.1.5.2.2;SEQUENCE:principal
otherName.2 = 1.3.6.1.4.1.311.25.1;FORMAT:HEX,OCT:AC4B2906E47A2B4D8D2A5B1A3F1C0E77
URI = tag:microsoft.com,2022-09-14:sid:${objectSid}
[principal]
realm = EXP:0,GeneralString:CORP.EXAMPLE.COM
name = EXP:1,SEQUENCE:name
[name]
type = EXP:0,INTEGER:1
components = EXP:1,SEQUENCE:components
[components]
first = GeneralString:alice
[sid]
name = IMPLICIT:0,SEQUENCE:sid_name
[sid_name]
type = OID:1.3.6.1.4.1.311.25.2.1
value = EXPLICIT:0,FORMAT:ASCII,OCT:${objectSid}
[policies]
first = SEQUENCE:policy1
second = SEQUENCE:policy2
[policy1]
purpose = OID:1.3.6.1.4.1.311.20.2.2
[policy2]
purpose = OID:1.3.6.1.5.5.7.3.2
[template]
id = OID:1.3.6.1.4.1.311.21.8.1.2.3
major = INTEGER:100
minor = INTEGER:2
`;
