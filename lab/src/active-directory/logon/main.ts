import { reasonAgainstDomains } from "../tree/debian-tree.js";
import { logOnByCertificate } from "./log-on-by-certificate.js";
import { formatLogon } from "./screen.js";

/** `npm run lab:logon`: a certificate, a ticket, and who one is with it. */
const reason = reasonAgainstDomains();
if (reason === undefined) {
  console.log(formatLogon(await logOnByCertificate()));
} else {
  console.error(`lab:logon: ${reason}`);
  process.exitCode = 1;
}
