import { describe, expect, it } from "vitest";

import { readUnsigned } from "../signature/read-unsigned.js";
import { parseXml } from "./parse-xml.js";
import {
  attribute,
  child,
  children,
  collapsedAttribute,
  collapsedText,
  elementChildren,
  expandedName,
  namespacedAttribute,
  plainAttributes,
  text,
} from "./read-element.js";
import { isElement, unverifiedChildren, unverifiedContent } from "./unverified-element.js";

const document = parseXml(
  `<p:r xmlns:p="urn:p" xmlns:q="urn:q" a=" 1  2&#10;" p:a="3" q:a="4">
    x<p:b>1</p:b>&amp;y<b>2</b><p:b>3</p:b><q:b> 4 <q:c>5</q:c>
6</q:b>
</p:r>`,
);
const root = readUnsigned(document);

describe("what is read of an element", () => {
  it("is its expanded name, whatever the prefix", () => {
    expect(expandedName(root)).toEqual({ namespaceURI: "urn:p", localName: "r" });
  });

  it("are its attributes by expanded name", () => {
    expect(attribute(root, "a")).toBe(" 1  2\n");
    expect(namespacedAttribute(root, "urn:p", "a")).toBe("3");
    expect(namespacedAttribute(root, "urn:q", "a")).toBe("4");
    expect(attribute(root, "b")).toBeUndefined();
    expect(namespacedAttribute(root, "urn:r", "a")).toBeUndefined();
    expect(plainAttributes(root)).toEqual([["a", " 1  2\n"]]);
  });

  it("are its children by expanded name, in document order", () => {
    expect(elementChildren(root).map(text)).toEqual(["1", "2", "3", " 4 \n6"]);
    expect(children(root, "urn:p", "b").map(text)).toEqual(["1", "3"]);
    expect(children(root, "", "b").map(text)).toEqual(["2"]);
    expect(children(root, "urn:q", "c")).toEqual([]);
    expect(child(root, "urn:p", "b")).toBe(children(root, "urn:p", "b")[0]);
    expect(child(root, "urn:p", "c")).toBeUndefined();
  });

  it("is its own text, with white space as it stands or collapsed", () => {
    expect(text(root).trim()).toBe("x&y");
    expect(collapsedText(root)).toBe("x&y");
    expect(collapsedAttribute(root, "a")).toBe("1 2");
    expect(collapsedAttribute(root, "b")).toBeUndefined();
  });
});

describe("what is known of an element that was not verified", () => {
  it("is where it stands, and nothing of what it says", () => {
    expect(isElement(document, "urn:p", "r")).toBe(true);
    expect(isElement(document, "urn:q", "r")).toBe(false);
    expect(isElement(document, "urn:p", "R")).toBe(false);
    expect(unverifiedChildren(document, "urn:p", "b")).toHaveLength(2);
    expect(unverifiedChildren(document, "urn:p", "c")).toHaveLength(0);
    expect(unverifiedContent(document)).toBeUndefined();
    expect(unverifiedContent(parseXml("<a> <b/>\n<c/></a>"))).toHaveLength(2);
  });
});
