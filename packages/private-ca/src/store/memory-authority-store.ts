import { createAuthorityLedger } from "./authority-ledger.js";
import type { AuthorityStore } from "./authority-store.js";

/**
 * Creates an {@link AuthorityStore} that forgets when the process ends: for tests, and for authorities that end with it.
 *
 * An authority that outlives the process and starts with an empty store can revoke nothing of what it issued before, and
 * numbers its certificate lists anew, so that relying parties keep the old ones.
 */
export function createMemoryAuthorityStore(): AuthorityStore {
  const ledger = createAuthorityLedger();
  return {
    recordIssuance: (issuance) =>
      answer(() => {
        ledger.recordIssuance(issuance);
      }),
    recordRevocation: (revocation) =>
      answer(() => {
        ledger.recordRevocation(revocation);
      }),
    startCertificateList: (list) => answer(() => ledger.startCertificateList(list)),
  };
}

/** What throws rejects. */
function answer<Answer>(work: () => Answer): Promise<Answer> {
  return new Promise((resolve) => {
    resolve(work());
  });
}
