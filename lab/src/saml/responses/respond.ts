import { randomUUID } from "node:crypto";

import {
  authnContextClass,
  createEncryptionRecipient,
  createSigner,
  nameIdFormat,
  signResponse,
  type EncryptionAlgorithms,
  type SamlResponse,
  type SignatureAlgorithm,
} from "@idpkit/saml";

import type { Federation, IdentityProvider } from "../federation.js";
import type { Identity } from "../identity.js";
import type { RunningProvider } from "../provider.js";

/** Who answers whom. */
export interface Occasion {
  readonly federation: Federation;
  readonly identityProvider: IdentityProvider;
  readonly serviceProvider: RunningProvider;
}

/** Makes a Response afresh, as most service providers refuse one that is old or was seen before. */
export type Build = (occasion: Occasion) => Promise<string>;

/** How a Response is protected. What is absent is as our package has it by default. */
export interface Protection {
  readonly sign?: "assertion" | "response" | "both";
  readonly algorithm?: SignatureAlgorithm;
  /** Who signs, when it is not the identity provider. */
  readonly signingKey?: Identity;
  readonly encryption?: Partial<EncryptionAlgorithms>;
  /** For whom to encrypt, when it is not the service provider. */
  readonly encryptionKey?: Pick<Identity, "certificate">;
  readonly encryptedNameId?: true;
}

/** Whom every Assertion is about. */
export const subject = "alice@sp.example.com";

/** Writes a Response with our package: sound as long as nothing says otherwise. */
export function respond(
  { federation, identityProvider, serviceProvider }: Occasion,
  { sign, algorithm = "RSA-SHA256", ...protection }: Protection = {},
  fields: Partial<SamlResponse> = {},
): Promise<string> {
  const now = fields.issueInstant ?? new Date();
  const response: SamlResponse = {
    id: freshId(),
    assertionId: freshId(),
    issueInstant: now,
    issuer: identityProvider.entityId,
    destination: serviceProvider.assertionConsumerService,
    audiences: [serviceProvider.entityId],
    nameId: { value: subject, format: nameIdFormat.emailAddress },
    notBefore: seconds(now, -60),
    notOnOrAfter: seconds(now, 300),
    authnInstant: seconds(now, -5),
    sessionIndex: freshId(),
    authnContextClassRef: authnContextClass.passwordProtectedTransport,
    attributes: [{ name: "urn:oid:0.9.2342.19200300.100.1.3", values: [subject] }],
    ...fields,
  };
  const key = protection.signingKey ?? federation.signingKeys[keyFor[algorithm]];
  const { certificate } = protection.encryptionKey ?? federation.serviceProvider;
  const recipient = createEncryptionRecipient(certificate, protection.encryption);
  return signResponse(response, createSigner(key.privateKey, key.certificate, { algorithm }), {
    ...(sign && { sign }),
    ...(protection.encryption && { encryptFor: recipient }),
    ...(protection.encryptedNameId && { encryptNameIdFor: recipient }),
  });
}

/** An instant some seconds away from another. */
export function seconds(from: Date, offset: number): Date {
  return new Date(from.getTime() + offset * 1000);
}

/** An ID that nobody has used. */
export function freshId(): string {
  return `_${randomUUID()}`;
}

const keyFor: Readonly<Record<SignatureAlgorithm, keyof Federation["signingKeys"]>> = {
  "RSA-SHA256": "rsa",
  "RSA-SHA384": "rsa",
  "RSA-SHA512": "rsa",
  "RSA-PSS-SHA256": "rsa",
  "RSA-PSS-SHA384": "rsa",
  "RSA-PSS-SHA512": "rsa",
  "ECDSA-SHA256": "p256",
  "ECDSA-SHA384": "p384",
  "ECDSA-SHA512": "p521",
};
