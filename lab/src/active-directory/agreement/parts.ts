import type { DomainSettings } from "../domain/domain.js";
import type { Authorities } from "./authorities.js";
import { accountCases } from "./cases/accounts.js";
import { algorithmCases } from "./cases/algorithms.js";
import { backdatingCases, compatibilityCases, unboundCases } from "./cases/bindings.js";
import { mappingCases } from "./cases/mappings.js";
import { nameCases } from "./cases/names.js";
import { pathCases } from "./cases/paths.js";
import { purposeCases } from "./cases/purposes.js";
import { lists, revocationCases } from "./cases/revocation.js";
import { sidCases } from "./cases/sids.js";
import { validityCases } from "./cases/validity.js";
import type { LogonCase } from "./logon-case.js";

/** Cases that one domain controller answers, as it reads its settings at start only. */
export interface MatrixPart {
  readonly name: string;
  readonly settings: (authorities: Authorities) => DomainSettings | Promise<DomainSettings>;
  readonly groups: Readonly<Record<string, readonly LogonCase[]>>;
}

/** The matrix. */
export const parts: readonly MatrixPart[] = [
  {
    name: "full enforcement",
    settings: (authorities) => ({ anchors: anchors(authorities) }),
    groups: {
      validity: validityCases,
      SID: sidCases,
      names: nameCases,
      purposes: purposeCases,
      algorithms: algorithmCases,
      path: pathCases,
      account: accountCases,
      altSecurityIdentities: mappingCases,
    },
  },
  {
    name: "revocation lists",
    settings: async (authorities) => ({
      anchors: anchors(authorities),
      revocationLists: await lists({ authorities }),
    }),
    groups: { revocation: revocationCases },
  },
  {
    name: "compatibility",
    settings: (authorities) => ({
      anchors: anchors(authorities),
      strongCertificateBindingEnforcement: "compatibility",
    }),
    groups: { compatibility: compatibilityCases },
  },
  {
    name: "compatibility, an hour of backdating",
    settings: (authorities) => ({
      anchors: anchors(authorities),
      strongCertificateBindingEnforcement: "compatibility",
      backdatingCompensationMinutes: 60,
    }),
    groups: { backdating: backdatingCases },
  },
  {
    name: "no enforcement",
    settings: (authorities) => ({ anchors: anchors(authorities), strongCertificateBindingEnforcement: "none" }),
    groups: { none: unboundCases },
  },
];

function anchors({ root, directoryRoot, ecRoot, expiredRoot, trustedIssuing }: Authorities) {
  return [root, directoryRoot, ecRoot, expiredRoot, trustedIssuing].map(({ certificate }) => certificate);
}
