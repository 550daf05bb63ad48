const heimdalFindsNoOtherName =
  "Heimdal finds no UPN in any subtree, so that it refuses all where UPNs are permitted, and none where they are excluded";

/**
 * Where our decision for Samba is not Samba's, by the name of the case, and why. A case that is listed here and agrees
 * fails just as one that disagrees and is not.
 */
export const knownDifferences: Readonly<Record<string, string>> = {
  "validity: valid until 9999":
    "Heimdal knows no year after 3900 and takes the certificate for expired, although [RFC5280] §4.1.2.5 gives this very date to those that do not expire",
  "validity: issued by a trusted root that has expired":
    "Heimdal does not look at the dates of an anchor; we trust no root that has expired",
  "names: UPN with a blank before it":
    "Samba's directory compares without blanks at the ends; we compare all characters",
  "names: UPN with a blank behind it":
    "Samba's directory compares without blanks at the ends; we compare all characters",
  "names: KRB5PrincipalName in upper case, asks for ALICE":
    "Heimdal wants the name as the client sent it, or as the directory spells it where the client asks for that; we want both",
  "algorithms: RSA 2047 key": "we take no key whose size is not a multiple of 8 bits, even for an insecure policy",
  "algorithms: RSA key with exponent 3":
    "we take no RSA key with a smaller exponent than 65537, even for an insecure policy",
  "path: name constraints permit UPN @lab.example": heimdalFindsNoOtherName,
  "path: name constraints permit UPN .example": heimdalFindsNoOtherName,
  "path: name constraints permit UPN @LAB.EXAMPLE": heimdalFindsNoOtherName,
  "path: name constraints permit the UPN as a whole": heimdalFindsNoOtherName,
  "path: name constraints exclude UPN @lab.example": heimdalFindsNoOtherName,
  "path: name constraints exclude the UPN as a whole": heimdalFindsNoOtherName,
  "path: name constraints permit dNSName other.example only, there is none":
    "Heimdal wants a name within the permitted subtrees; [RFC5280] §4.2.1.10 constrains only kinds of names that occur",
};
