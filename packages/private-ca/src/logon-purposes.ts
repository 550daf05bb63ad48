/** The extended key usages of smart card logon: clientAuth ([RFC5280] §4.2.1.12) and Microsoft's smart card logon. */
export const logonPurposes = ["1.3.6.1.5.5.7.3.2", "1.3.6.1.4.1.311.20.2.2"] as const;
