import { logOnByCertificate } from "./log-on-by-certificate.js";
import { formatLogon } from "./screen.js";

// `npm run lab:logon`: a certificate, a ticket, and who one is with it.
console.log(formatLogon(await logOnByCertificate()));
