import { expect, it } from "vitest";

import { checkAuthenticationExtensions, type AuthenticationExtensions } from "./authentication-extensions.js";

const values = { first: "AAAA" };
/** Blobs have at most 16 KiB. */
const blobOf = (length: number): string => Buffer.alloc(length).toString("base64url");

it.each<[string, AuthenticationExtensions, readonly string[]]>([
  ["nothing", {}, []],
  ["an AppID", { appid: "https://example.com" }, []],
  ["prf for any credential", { prf: { eval: values } }, []],
  ["prf by credentials that may answer", { prf: { evalByCredential: { AQ: values } } }, ["AA", "AQ"]],
  ["prf by no credential", { prf: { evalByCredential: {} } }, []],
  ["a blob to read", { largeBlob: { read: true } }, []],
  ["a blob to write for one credential", { largeBlob: { write: blobOf(0x4000) } }, ["AA"]],
])("takes %s", (_, inputs, allowCredentials) => {
  expect(() => {
    checkAuthenticationExtensions(inputs, allowCredentials);
  }).not.toThrow();
});

it.each([
  ["an extension that is not known", { uvm: true }, []],
  ["one of the other ceremony", { credProps: true }, []],
  ["an AppID over http", { appid: "http://example.com" }, []],
  ["prf with a member that is not known", { prf: { enabled: true } }, []],
  ["prf values that are no base64url", { prf: { eval: { first: "+A" } } }, []],
  ["prf values by credential that are no base64url", { prf: { evalByCredential: { AQ: { first: "+A" } } } }, ["AQ"]],
  ["prf by credential where the person picks", { prf: { evalByCredential: { AQ: values } } }, []],
  ["prf by a credential that may not answer", { prf: { evalByCredential: { AQ: values } } }, ["AA"]],
  ["prf by no object", { prf: { evalByCredential: [] } }, ["AA"]],
  ["a blob that is not to be read", { largeBlob: { read: false } }, []],
  ["a blob to read and write", { largeBlob: { read: true, write: "AAAA" } }, ["AA"]],
  ["a blob of which nothing is wanted", { largeBlob: {} }, ["AA"]],
  ["a blob that is no base64url", { largeBlob: { write: "AA==" } }, ["AA"]],
  ["a blob of more than 16 KiB", { largeBlob: { write: blobOf(0x4001) } }, ["AA"]],
  ["a blob to write with more to it", { largeBlob: { write: "AAAA", support: "required" } }, ["AA"]],
  ["blob support", { largeBlob: { support: "required" } }, ["AA"]],
  ["a blob to write where the person picks", { largeBlob: { write: "AAAA" } }, []],
  ["a blob to write for one of two credentials", { largeBlob: { write: "AAAA" } }, ["AA", "AQ"]],
])("refuses %s as a mistake of the programmer", (_, inputs, allowCredentials) => {
  expect(() => {
    checkAuthenticationExtensions(inputs as AuthenticationExtensions, allowCredentials);
  }).toThrow(TypeError);
});
