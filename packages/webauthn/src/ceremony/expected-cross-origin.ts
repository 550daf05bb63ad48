/**
 * Which pages may frame a ceremony of ours. The page must also be let in by `frame-ancestors`, and its frame by Permissions Policy.
 *
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-validating-origin | WebAuthn Level 3 §13.4.9}
 */
export interface ExpectedCrossOrigin {
  /** The origins of the pages at the top, compared byte for byte. */
  readonly topOrigins: readonly string[];
  /** Takes also clients that do not say which page frames the ceremony: then it may be any. */
  readonly insecureAllowUnnamedTopOrigin?: boolean;
}
