import { expect, it } from "vitest";

import { createBrowser } from "../testing/browser.test.fixture.js";
import { xmlAttributes } from "../testing/saml-response.test.fixture.js";
import { createWorld } from "../testing/world.test.fixture.js";

it("the metadata names us, our certificate and where launches begin, as AWS IAM wants it", async () => {
  const { idp, roles } = await createWorld();
  const metadata = idp.metadata();
  expect(xmlAttributes(metadata, "entityID")).toEqual(["https://id.example.com/saml/metadata"]);
  expect(xmlAttributes(metadata, "Location")).toEqual(["https://id.example.com/launch"]);
  expect(metadata).toContain("urn:oasis:names:tc:SAML:2.0:nameid-format:persistent");
  expect(metadata.replaceAll(/\s/g, "")).toContain(Buffer.from(roles.signer.certificate).toString("base64"));
  expect(metadata.length).toBeGreaterThanOrEqual(1000);
});

it("the metadata is served under its media type", async () => {
  const world = await createWorld({ config: { entityId: "urn:example:idp" } });
  const answer = await createBrowser(world).get("/saml/metadata");
  expect(answer.headers.get("Content-Type")).toBe("application/samlmetadata+xml");
  expect(answer.headers.get("Cache-Control")).toBe("public, max-age=3600");
  const text = await answer.text();
  expect(text).toBe(world.idp.metadata());
  expect(xmlAttributes(text, "entityID")).toEqual(["urn:example:idp"]);
});
