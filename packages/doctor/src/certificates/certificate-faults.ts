/** One thing that can be wrong with the certificates of the way: in the spelling of the twin's catalogue. */
export interface CertificateFault {
  readonly step: "authority" | "domain-controller";
  readonly outcome: "fail" | "warn";
  readonly says: string;
  readonly cause: string;
  readonly remedy: string;
  /** The page that the rule was read from. */
  readonly source: string;
}

const asked = "Windows asks for the password, and no logon certificate is used.";
const cbaGuide = "https://docs.aws.amazon.com/workspaces/latest/adminguide/certificate-based-authentication.html";
const smartCardGuide = "https://docs.aws.amazon.com/workspaces/latest/adminguide/smart-cards.html";
const kb291010 =
  "https://learn.microsoft.com/troubleshoot/windows-server/windows-security/requirements-domain-controller";

/** What the doctor itself looks for in the certificates of the authority and of a domain controller. */
export const certificateFaults = {
  "authority-not-valid-now": {
    step: "authority",
    outcome: "fail",
    says: asked,
    cause: "A certificate of the certificate authority has expired, or is not valid yet.",
    remedy:
      "Renew the certificate of the authority, and publish the new one to RootCA and NTAuthCA with «certutil -dspublish».",
    source: cbaGuide,
  },
  "authority-is-no-authority": {
    step: "authority",
    outcome: "fail",
    says: asked,
    cause: "The certificate is not one of a certificate authority: it may not sign certificates.",
    remedy: "Bring the certificate that «aws acm-pca get-certificate-authority-certificate» prints.",
    source: cbaGuide,
  },
  "authority-chain-broken": {
    step: "authority",
    outcome: "fail",
    says: asked,
    cause: "The certificates are given as a chain, and one is not issued by the next.",
    remedy: "Publish and bring the issuing authority first, then each authority above it, up to the root.",
    source: cbaGuide,
  },
  "authority-key-undocumented": {
    step: "authority",
    outcome: "warn",
    says: "AWS documents certificate-based authentication with an authority whose key is RSA.",
    cause: "The key of the authority is not RSA of 2048 bits or more.",
    remedy: "Take an authority with an RSA key of 2048 bits, as the WorkSpaces guide does.",
    source: cbaGuide,
  },
  "domain-controller-not-valid-now": {
    step: "domain-controller",
    outcome: "fail",
    says: asked,
    cause: "The certificate of the domain controller has expired, or is not valid yet.",
    remedy: "Enrol the domain controller for a new certificate (template «Kerberos Authentication»).",
    source: cbaGuide,
  },
  "domain-controller-not-for-logon": {
    step: "domain-controller",
    outcome: "fail",
    says: asked,
    cause: "The certificate of the domain controller is not for answering smart card logons.",
    remedy:
      "Enrol the domain controller with the template «Kerberos Authentication», which has the purpose KDC Authentication.",
    source: smartCardGuide,
  },
  "domain-controller-purpose-old": {
    step: "domain-controller",
    outcome: "warn",
    says: "The WorkSpaces guide asks for the template «Kerberos Authentication», not for the older ones.",
    cause: "The certificate of the domain controller has no purpose KDC Authentication (1.3.6.1.5.2.3.5).",
    remedy: "Enrol the domain controller with the template «Kerberos Authentication».",
    source: smartCardGuide,
  },
  "domain-controller-key-usage": {
    step: "domain-controller",
    outcome: "fail",
    says: asked,
    cause: "The key of the domain controller may not make digital signatures.",
    remedy: "Issue its certificate with the key usages digitalSignature and keyEncipherment.",
    source: kb291010,
  },
  "domain-controller-name-missing": {
    step: "domain-controller",
    outcome: "fail",
    says: asked,
    cause: "The certificate of the domain controller has no dNSName: nobody can tell whose it is.",
    remedy: "Issue its certificate with the domain controller's DNS name as subjectAltName.",
    source: kb291010,
  },
  "domain-controller-short-lived": {
    step: "domain-controller",
    outcome: "warn",
    says: "It works until the certificate ends, within seven days.",
    cause:
      "The certificate of the domain controller is of a short-lived authority, which is for logon certificates only.",
    remedy: "Take another, general-purpose authority for domain controllers.",
    source: cbaGuide,
  },
} as const satisfies Readonly<Record<string, CertificateFault>>;

/** What is wrong with a certificate. Codes are API: match them, never the words. */
export type CertificateFaultCode = keyof typeof certificateFaults;
