/** What is asked of devices that SafetyNet judged, a service that Google has closed. */
export interface SafetyNetPolicy {
  /** Takes devices of which SafetyNet says that they are not the ones that Google certified. */
  readonly insecureIgnoreCtsProfileMatch?: boolean;
}
