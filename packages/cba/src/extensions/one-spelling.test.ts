import { subjectAltName, X509Error, type Certificate, type CertificateExtension, type GeneralName } from "@idpkit/x509";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  domainControllerGuidGeneralName,
  readDomainControllerGuids,
} from "../certificate-names/domain-controller-guid.js";
import { krb5PrincipalNameGeneralName, readKrb5PrincipalNames } from "../certificate-names/krb5-principal-name.js";
import { readSidUri, sidUriGeneralName } from "../certificate-names/sid-uri.js";
import { CbaError } from "../errors.js";
import { alice, issue } from "../logon-certificate.test.fixture.js";
import { parseObjectGuidText } from "../object-guid/object-guid.js";
import { readObjectSid, sidExtension } from "../sid/sid-extension.js";
import { certificateTemplate, readCertificateTemplate } from "../template/certificate-template.js";
import { readUserPrincipalNames, userPrincipalNameGeneralName } from "../upn/user-principal-name-general-name.js";
import { applicationPolicies, readApplicationPolicies } from "./application-policies.js";
import { keyPurpose } from "./key-purposes.js";

/** An extension, and what it is when it is written anew from what was read; `undefined` where it holds no such value. */
interface Codec {
  readonly what: string;
  readonly extension: CertificateExtension;
  readonly rewrite: (certificate: Certificate) => CertificateExtension | undefined;
}

const named = (...[first, ...others]: readonly GeneralName[]) => first && subjectAltName([first, ...others]);
const only = (name: GeneralName) => subjectAltName([name]);
const guid = parseObjectGuidText("06294bac-7ae4-4d2b-8d2a-5b1a3f1c0e77");

const codecs: readonly Codec[] = [
  {
    what: "the SID security extension",
    extension: sidExtension(alice.objectSid),
    rewrite: (certificate) => written(readObjectSid(certificate), sidExtension),
  },
  {
    what: "the UPN",
    extension: only(userPrincipalNameGeneralName(alice.userPrincipalName)),
    rewrite: (certificate) => named(...readUserPrincipalNames(certificate).map(userPrincipalNameGeneralName)),
  },
  {
    what: "KRB5PrincipalName",
    extension: only(krb5PrincipalNameGeneralName({ realm: "A.EXAMPLE", nameType: 2, components: ["krbtgt", "A"] })),
    rewrite: (certificate) => named(...readKrb5PrincipalNames(certificate).map(krb5PrincipalNameGeneralName)),
  },
  {
    what: "the SID as URI",
    extension: only(sidUriGeneralName(alice.objectSid)),
    rewrite: (certificate) => written(readSidUri(certificate), (sid) => only(sidUriGeneralName(sid))),
  },
  {
    what: "the GUID of a domain controller",
    extension: only(domainControllerGuidGeneralName(guid)),
    rewrite: (certificate) => named(...readDomainControllerGuids(certificate).map(domainControllerGuidGeneralName)),
  },
  {
    what: "the application policies",
    extension: applicationPolicies([keyPurpose.smartCardLogon, keyPurpose.clientAuth]),
    rewrite: (certificate) =>
      written(readApplicationPolicies(certificate), (policies) => applicationPolicies(policies as [string])),
  },
  {
    what: "the certificate template",
    extension: certificateTemplate({ templateId: "1.3.6.1.4.1.311.21.8.1.2.3", majorVersion: 100, minorVersion: 2 }),
    rewrite: (certificate) => written(readCertificateTemplate(certificate), certificateTemplate),
  },
];

/** Without the name of a template, which is read in the spellings that are in use. */
describe("one spelling for each value", () => {
  it.each(codecs)("has $what: what is read from altered octets is written as they are", async (codec) => {
    const { extension } = codec;
    const { certificate } = await issue("Alice", { extensions: [] });
    const spelling = fc.tuple(fc.nat(extension.value.length - 1), fc.nat(0xff));
    expect(codec.rewrite({ ...certificate, extensions: [extension] })?.value).toEqual(extension.value);
    fc.assert(
      fc.property(spelling, fc.option(spelling), ([place, octet], another) => {
        const once = extension.value.with(place, octet);
        const value = another ? once.with(...another) : once;
        const rewritten = rewriteOf(codec, { ...certificate, extensions: [{ ...extension, value }] });
        expect(rewritten?.value ?? value).toEqual(value);
      }),
      { numRuns: 1000 },
    );
  });
});

function rewriteOf({ rewrite }: Codec, certificate: Certificate): CertificateExtension | undefined {
  try {
    return rewrite(certificate);
  } catch (error) {
    expect([CbaError, X509Error]).toContain((error as Error).constructor);
    return undefined;
  }
}

function written<Value>(value: Value | undefined, write: (value: Value) => CertificateExtension) {
  return value === undefined ? undefined : write(value);
}
