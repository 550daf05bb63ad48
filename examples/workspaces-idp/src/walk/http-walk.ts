import { createSoftwareAuthenticator, type SoftwareCredential } from "@idpkit/webauthn/testing";

import { openDeviceFile } from "./device-file.js";
import { enrolOverHttp, signInOverHttp } from "./http-ceremonies.js";
import { createHttpClient, type HttpClient, type HttpPage } from "./http-client.js";
import { readAttribute } from "./read-attribute.js";
import type { Walker } from "./walker.js";

/** Creates a walker who goes the same way without a browser: by its requests, with a software authenticator. */
export function createHttpWalker(dataFolder: string): Walker {
  const device = openDeviceFile<SoftwareCredential>(dataFolder, "software");
  return {
    name: "Person without a browser",
    hasPasskey: async () => (await device.read()).length > 0,
    async walk({ origin, enrolmentLink, launchUrl }, record) {
      const client = createHttpClient(origin);
      const credentials = enrolmentLink === undefined ? await device.read() : [];
      const authenticator = createSoftwareAuthenticator({ origin, credentials });
      try {
        if (enrolmentLink !== undefined)
          await record.take("Create a passkey", () => enrolOverHttp(client, authenticator, enrolmentLink));
        await record.take("Sign in with the passkey", () => signInOverHttp(client, authenticator, origin));
        await record.take("Sign out", () => client.submitForm(`${origin}/sign-out`, {}));
        const page = await record.take("Open the user access URL with its RelayState", () => client.open(launchUrl));
        return await record.take("Sign in and go on to the desktop", async () => {
          const next = await signInOverHttp(
            client,
            authenticator,
            origin,
            readAttribute(page.text, "data-relay-state"),
          );
          return (await submitPostPage(client, await client.open(next))).url;
        });
      } finally {
        await device.write(authenticator.exportCredentials());
      }
    },
  };
}

/** What the script of the page does: sends its form to AWS. */
async function submitPostPage(client: HttpClient, { text }: HttpPage): Promise<HttpPage> {
  const fields = text.matchAll(/<input[^>]*\bname="(SAMLResponse|RelayState)"[^>]*>/g);
  return client.submitForm(
    readAttribute(text, "action"),
    Object.fromEntries(Array.from(fields, ([input, name = ""]) => [name, readAttribute(input, "value")])),
  );
}
