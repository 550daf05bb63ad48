/** What a browser posted to AWS sign-in, as far as the capture tells. */
export interface SignInPost {
  /** What it was read from. */
  readonly kind: "har" | "form" | "base64" | "xml";
  /** The field of the form, as it was posted; of XML alone its base64. */
  readonly SAMLResponse: string;
  /** The field of the form; empty when the form had none, `undefined` when the capture is no form. */
  readonly RelayState?: string;
  /** Where it was posted to, when that is an endpoint of AWS sign-in. */
  readonly acs?: string;
  /** When it was posted. */
  readonly postedAt?: Date;
}
