/** What a `workspaces://` link tells the WorkSpaces client. With nothing in it, the client only opens. */
export interface ClientLink {
  /** The directory's registration code, or the FQDN of a cross-Region connection alias. */
  readonly registrationCode?: string;
  /** Filled in on the client's login page. Needs `registrationCode`. */
  readonly userName?: string;
  /** Filled in on the client's login page; a secret, which stays in the browser's history. Needs `registrationCode`. */
  readonly mfaCode?: string;
}
