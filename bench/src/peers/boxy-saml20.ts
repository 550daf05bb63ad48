import boxy from "@boxyhq/saml20";

/** What is used of it. */
interface BoxySaml20 {
  createSAMLResponse(response: object): Promise<string>;
  validate(response: string, options: object): Promise<{ claims: Readonly<Record<string, unknown>> }>;
}

/** `@boxyhq/saml20` is a CommonJS module that calls its exports `default`: loaders differ on what an import of it gives. */
export const saml20 = ("default" in boxy ? boxy.default : boxy) as unknown as BoxySaml20;
