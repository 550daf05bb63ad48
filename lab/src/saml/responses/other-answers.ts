import { createSigner, signErrorResponse, statusFor } from "@idpkit/saml";

import { freshId, respond, type Occasion } from "./respond.js";

type Answer = (occasion: Occasion, inResponseTo: string) => Promise<string>;

const answers = {
  "answer to another request": (occasion) => respond(occasion, {}, { inResponseTo: "_another" }),
  "answer to no request": (occasion) => respond(occasion),
  "answer with an error": refuse,
} as const satisfies Readonly<Record<string, Answer>>;

/** A name of {@link otherAnswers}. */
export type OtherAnswer = keyof typeof answers;

/** What an AuthnRequest gets other than an Assertion for it, by name. */
export const otherAnswers: ReadonlyMap<OtherAnswer, Answer> = new Map(
  Object.entries(answers) as [OtherAnswer, Answer][],
);

function refuse({ federation, identityProvider, serviceProvider }: Occasion, inResponseTo: string): Promise<string> {
  const { privateKey, certificate } = federation.signingKeys.rsa;
  const response = {
    id: freshId(),
    inResponseTo,
    issueInstant: new Date(),
    issuer: identityProvider.entityId,
    destination: serviceProvider.assertionConsumerService,
    status: { ...statusFor.noPassive, message: "The user would have to be asked." },
  };
  return signErrorResponse(response, createSigner(privateKey, certificate));
}
