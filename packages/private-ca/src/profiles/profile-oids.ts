/** The purposes of certificates that the profiles name ([RFC5280] §4.2.1.12, [RFC4556] §3.2.4, [KB281245]). */
export const purpose = {
  serverAuth: "1.3.6.1.5.5.7.3.1",
  clientAuth: "1.3.6.1.5.5.7.3.2",
  kdcAuthentication: "1.3.6.1.5.2.3.5",
  smartCardLogon: "1.3.6.1.4.1.311.20.2.2",
} as const;

/** The kinds of otherName that the profiles name ([KB281245], [RFC4556] §3.2.2, [MS-WCCE] §2.2.2.7.7.4). */
export const otherName = {
  userPrincipalName: "1.3.6.1.4.1.311.20.2.3",
  kerberosPrincipalName: "1.3.6.1.5.2.2",
  ntdsReplication: "1.3.6.1.4.1.311.25.1",
} as const;

/** The extensions that the profiles name. */
export const extension = {
  nameConstraints: "2.5.29.30",
  certificatePolicies: "2.5.29.32",
  policyConstraints: "2.5.29.36",
  inhibitAnyPolicy: "2.5.29.54",
  certificateTemplateName: "1.3.6.1.4.1.311.20.2",
  certificateTemplate: "1.3.6.1.4.1.311.21.7",
  securityIdentifier: "1.3.6.1.4.1.311.25.2",
} as const;
