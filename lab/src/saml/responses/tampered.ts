import { alterBase64, firstElement, impersonate, replaceOnce, splitSubject, withoutSignature } from "./alter.js";
import { respond, seconds, type Build, type Occasion } from "./respond.js";
import { wrappings } from "./wrapping.js";

const responses = {
  "altered Assertion": async (occasion) => impersonate(await respond(occasion)),
  "altered Response": async (occasion) => impersonate(await respond(occasion, { sign: "response" })),
  "altered Response, Assertion untouched": async (occasion) => claimConsent(await respond(occasion, { sign: "both" })),
  unsigned: async (occasion) => withoutSignature(await respond(occasion)),
  "signed by a stranger": (occasion) => respond(occasion, { signingKey: occasion.federation.stranger }),
  "signature of another Assertion": transplantSignature,
  "comment in the NameID": async (occasion) => splitSubject(await respond(occasion), "<!---->"),
  "processing instruction in the NameID": async (occasion) => splitSubject(await respond(occasion), "<?x ?>"),

  "wrapped, 1": async (occasion) => wrappings["wrapped, 1"](await respond(occasion, { sign: "response" })),
  "wrapped, 2": async (occasion) => wrappings["wrapped, 2"](await respond(occasion, { sign: "response" })),
  "wrapped, 3": async (occasion) => wrappings["wrapped, 3"](await respond(occasion)),
  "wrapped, 4": async (occasion) => wrappings["wrapped, 4"](await respond(occasion)),
  "wrapped, 5": async (occasion) => wrappings["wrapped, 5"](await respond(occasion)),
  "wrapped, 6": async (occasion) => wrappings["wrapped, 6"](await respond(occasion)),
  "wrapped, 7": async (occasion) => wrappings["wrapped, 7"](await respond(occasion)),
  "wrapped, 8": async (occasion) => wrappings["wrapped, 8"](await respond(occasion)),
  "wrapped, 9": async (occasion) => wrappings["wrapped, 9"](await respond(occasion)),

  "altered ciphertext": async (occasion) =>
    alterBase64(await respond(occasion, { encryption: {} }), "xenc:CipherValue"),
  "encrypted for somebody else": (occasion) =>
    respond(occasion, { encryption: {}, encryptionKey: occasion.federation.stranger }),
  "encrypted, signed by a stranger": (occasion) =>
    respond(occasion, { encryption: {}, signingKey: occasion.federation.stranger }),
  "OAEP other than it says": mislabelKeyTransport,

  expired: (occasion) => respond(occasion, {}, { issueInstant: seconds(new Date(), -7200) }),
  "not yet valid": (occasion) => respond(occasion, {}, { issueInstant: seconds(new Date(), 7200) }),
  "another Issuer": (occasion) => respond(occasion, {}, { issuer: "https://other.idp.example.com/metadata" }),
  "another Audience": (occasion) => respond(occasion, {}, { audiences: ["https://other.sp.example.com/metadata"] }),
  "another Recipient": misdirect,
  "another Destination": async (occasion) => withDestination(await respond(occasion), elsewhere),
  "another Status": async (occasion) => replaceOnce(await respond(occasion), ":status:Success", ":status:Responder"),
  "delivered twice": replay,
} as const satisfies Readonly<Record<string, Build>>;

/** A name of {@link tamperedResponses}. */
export type TamperedResponse = keyof typeof responses;

/** Our own Responses with one thing wrong, by name. */
export const tamperedResponses: ReadonlyMap<TamperedResponse, Build> = new Map(
  Object.entries(responses) as [TamperedResponse, Build][],
);

/** Alters what means nothing to a service provider, and is signed all the same. */
function claimConsent(response: string): string {
  return response.replace("<samlp:Response ", '$&Consent="urn:oasis:names:tc:SAML:2.0:consent:obtained" ');
}

async function transplantSignature(occasion: Occasion): Promise<string> {
  const [response, other] = [await respond(occasion), await respond(occasion)];
  return replaceOnce(response, firstElement(response, "ds:Signature"), firstElement(other, "ds:Signature"));
}

/** Says `rsa-oaep-mgf1p`, which always masks with SHA-1, of a key that was masked with SHA-256. */
async function mislabelKeyTransport(occasion: Occasion): Promise<string> {
  const keyTransport = { algorithm: "rsa-oaep", digest: "SHA-256", mgf: "SHA-256" } as const;
  const response = await respond(occasion, { encryption: { keyTransport } });
  const renamed = replaceOnce(response, "2009/xmlenc11#rsa-oaep", "2001/04/xmlenc#rsa-oaep-mgf1p");
  return replaceOnce(renamed, firstElement(renamed, "xenc11:MGF"), "");
}

/** The signed Assertion names another Recipient, while the unsigned Response is for the right address. */
async function misdirect(occasion: Occasion): Promise<string> {
  const response = await respond(occasion, {}, { destination: elsewhere });
  return withDestination(response, occasion.serviceProvider.assertionConsumerService);
}

/** Sound, but for one thing: it was delivered before. */
async function replay(occasion: Occasion): Promise<string> {
  const response = await respond(occasion);
  const { accepted } = await occasion.serviceProvider.judge(response);
  if (!accepted) throw new Error("A sound Response was refused the first time.");
  return response;
}

function withDestination(response: string, destination: string): string {
  return response.replace(/ Destination="[^"]*"/, ` Destination="${destination}"`);
}

const elsewhere = "https://other.sp.example.com/acs";
