/**
 * Finds in what a KDC has logged of one request why it refused: its words about the certificate, the error of Kerberos
 * and the status of the account. Empty when it refused nothing.
 */
export function refusalReason(log: string): string {
  const lines = log.replaceAll("\\s", " ").match(verdicts) ?? [];
  const reasons = lines.map((line) => line.replace(/: 5\d{5}$/, "").trim()).filter((line) => !isProgress(line));
  return [...new Set(reasons)].join("; ");
}

/** Whether the KDC granted a ticket, whatever the client made of it. */
export function grantsTicket(log: string): boolean {
  return log.includes("AS-REQ SUCCESS");
}

function isProgress(line: string): boolean {
  return /NT_STATUS_OK|SUCCESS|PREAUTH_REQUIRED|elapsed|recipient|signers? certificate|Trying to/.test(line);
}

const verdicts =
  /PKINIT: .*|PKINIT certificate not allowed.*|PKINIT request but.*|status \[NT_STATUS_\w+\]|AS-REQ [A-Z_\d]+ |(?:Client|Password) .*expired.*/g;
