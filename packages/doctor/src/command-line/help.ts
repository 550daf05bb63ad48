/** What `--help` prints. */
export const help = `Says why AWS refuses a SAML sign-in to WorkSpaces, and what to do next. Works offline.

Usage: doctor [options] FILE

FILE is a sign-in as it was captured, or - for standard input: a HAR of the browser, the request
«copied as cURL», the posted form (SAMLResponse=…&RelayState=…) or the source of the page with it,
the SAMLResponse in base64, or the XML of the response.

What it goes through is judged with what you bring; each of these is optional:
  --provider FILE           aws iam get-saml-provider, or the metadata document
  --decryption-key FILE     private key in PEM that IAM decrypts assertions with; may be given twice
  --role FILE               aws iam get-role, or the trust policy
  --role-policy FILE        aws iam get-role-policy, or a policy; may be given several times
  --directories FILE        aws workspaces describe-workspace-directories
  --directory ID            which of them; default: the one that the relay state names
  --region CODE             the Region of the directory; default: that of its authority
  --account FILE            the account as JSON: sAMAccountName, userPrincipalName, mail, objectSid;
                            may be given several times
  --ca FILE                 certificate of the authority of logon certificates, with those above it
  --domain-controller FILE  certificate of a domain controller; may be given several times
  --relay-state URL         what was posted beside a response in base64 or XML

How it judges and prints:
  --at TIME                 when AWS saw the response: 2026-11-22T08:00:00Z, or «issued»;
                            default: when the HAR says that it was posted, else now
  --json                    the whole walk as JSON
  --help                    this

Exit codes: 0 no fault · 1 a fault · 2 warnings only · 64 usage · 65 a file that cannot be read
`;
