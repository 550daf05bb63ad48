/** What is asked of Android keys. Left out, keys must be kept, and what is said of them enforced, by hardware. */
export interface AndroidKeyPolicy {
  /**
   * Takes keys of which only the operating system says where they come from and what they are for. Whoever controls the
   * system can copy such a key.
   */
  readonly insecureSoftwareEnforced?: boolean;
  /**
   * Takes keys of which nobody says anything, both lists being empty, as the example in the first edition of WebAuthn
   * Level 3 has it.
   */
  readonly insecureEmptyAuthorizationLists?: boolean;
}
