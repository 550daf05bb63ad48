import { existsSync } from "node:fs";

import { complaintsOf, isMissing, run } from "./command.test.fixture.js";

/** How to get what {@link checkSchema} needs. */
export const howToGetSchemas = "apt-get install libxml2-utils opensaml-schemas xmltooling-schemas";

/** Whether to skip tests that need the OASIS and W3C schemas: they are missing, and IDPKIT_REQUIRE_LABS does not insist. */
export function schemasAreMissing(): boolean {
  if (isMissing("xmllint")) return true;
  const missing = Object.values(schemas).some((path) => !existsSync(path));
  if (missing) console.warn("The SAML schemas are not installed: tests are skipped unless IDPKIT_REQUIRE_LABS=1");
  return missing && process.env["IDPKIT_REQUIRE_LABS"] !== "1";
}

/** Throws unless a document of SAML messages, metadata or SOAP is valid by their schemas. */
export function checkSchema(document: string): void {
  run("xmllint", ["--noout", "--nonet", "--schema", "all.xsd", "document.xml"], {
    "document.xml": document,
    "all.xsd": driver,
  });
}

/** Which of many documents are valid, in one run. */
export function schemaVerdicts(documents: readonly string[]): boolean[] {
  const names = documents.map((_, i) => `${String(i)}.xml`);
  const files = Object.fromEntries(names.map((name, i) => [name, documents[i] ?? ""]));
  const commandLine = ["--noout", "--nonet", "--schema", "all.xsd", ...names];
  const valid = new Set(complaintsOf("xmllint", commandLine, { ...files, "all.xsd": driver }).split("\n"));
  return names.map((name) => valid.has(`${name} validates`));
}

/** Those that others import come first: xmllint then does not look for them on the network. */
const schemas: Readonly<Record<string, string>> = {
  "http://www.w3.org/XML/1998/namespace": "/usr/share/xml/xmltooling/xml.xsd",
  "http://www.w3.org/2000/09/xmldsig#": "/usr/share/xml/xmltooling/xmldsig-core-schema.xsd",
  "http://www.w3.org/2009/xmldsig11#": "/usr/share/xml/xmltooling/xmldsig11-schema.xsd",
  "http://www.w3.org/2001/04/xmlenc#": "/usr/share/xml/xmltooling/xenc-schema.xsd",
  "http://www.w3.org/2009/xmlenc11#": "/usr/share/xml/xmltooling/xenc11-schema.xsd",
  "http://schemas.xmlsoap.org/soap/envelope/": "/usr/share/xml/xmltooling/soap-envelope.xsd",
  "urn:oasis:names:tc:SAML:2.0:assertion": "/usr/share/xml/opensaml/saml-schema-assertion-2.0.xsd",
  "urn:oasis:names:tc:SAML:2.0:protocol": "/usr/share/xml/opensaml/saml-schema-protocol-2.0.xsd",
  "urn:oasis:names:tc:SAML:2.0:metadata": "/usr/share/xml/opensaml/saml-schema-metadata-2.0.xsd",
};
const imports = Object.entries(schemas).map(
  ([uri, path]) => `<xs:import namespace="${uri}" schemaLocation="${path}"/>`,
);
const driver = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${imports.join("")}</xs:schema>`;
