import { derTag, parseDer, parseDerElements, type DerElement } from "@idpkit/x509";

/**
 * What of an AuthorizationList decides whether an Android key is one of this format. Its other members are not read.
 *
 * @see {@link https://source.android.com/docs/security/features/keystore/attestation#schema | Android Keystore: schema}
 */
export interface AuthorizationList {
  /** Whether the list says nothing at all. */
  readonly empty: boolean;
  /** What the key may be used for, {@link KeyPurpose}; none when the list does not say. */
  readonly purpose: readonly number[];
  /** Whether every application on the device may use the key. */
  readonly allApplications: boolean;
  /** Where the key comes from, {@link KeyOrigin}; `undefined` when the list does not say. */
  readonly origin: number | undefined;
}

/** Values of `purpose`. */
export const KeyPurpose = { sign: 2, verify: 3 } as const;

/** Values of `origin`. */
export const KeyOrigin = { generated: 0 } as const;

/** Reads the content of an AuthorizationList. Throws at what is not DER, whatever the error. */
export function readAuthorizationList(content: Uint8Array): AuthorizationList {
  const members = readMembers(content);
  const purpose = members.get(Member.purpose);
  const origin = members.get(Member.origin);
  return {
    empty: members.size === 0,
    purpose: purpose === undefined ? [] : readNumbers(parseDer(purpose)),
    allApplications: members.has(Member.allApplications),
    origin: origin === undefined ? undefined : readSmallNumber(parseDer(origin), derTag.integer),
  };
}

/** Tag numbers of the members. */
const Member = { purpose: 1, allApplications: 600, origin: 702 } as const;

function readNumbers(set: DerElement): readonly number[] {
  if (set.tag !== derTag.set) throw new RangeError("not a SET");
  return parseDerElements(set.content).map((element) => readSmallNumber(element, derTag.integer));
}

/** A number below 128, as all purposes, origins and security levels are. */
export function readSmallNumber({ tag, content }: DerElement, expectedTag: number): number {
  const [value] = content;
  if (tag !== expectedTag || content.length !== 1 || value === undefined || value >= 0x80) {
    throw new RangeError("another type, or a number of another size");
  }
  return value;
}

/**
 * Reads the members by their tag number. Most numbers are above 30, which no certificate has elsewhere: the reader of
 * `@idpkit/x509` refuses them.
 */
function readMembers(content: Uint8Array): ReadonlyMap<number, Uint8Array> {
  const members = new Map<number, Uint8Array>();
  for (let rest = content; rest.length > 0;) {
    const tag = readTagNumber(rest.subarray(0, 4));
    const follows = rest.subarray(tag.size);
    const length = readLength(follows.subarray(0, 3));
    const end = length.size + length.value;
    if (members.has(tag.number) || follows.length < end) throw new RangeError("a member twice, or cut off");
    members.set(tag.number, follows.subarray(length.size, end));
    rest = follows.subarray(end);
  }
  return members;
}

/** The number of a constructed, context-specific identifier, and how many octets of these it takes ([X690] §8.1.2). */
function readTagNumber([first = 0, ...octets]: Uint8Array): { readonly number: number; readonly size: number } {
  if (first >> 5 !== 0b101) throw new RangeError("not an explicitly tagged member");
  const small = first & 0x1f;
  if (small < 0x1f) return { number: small, size: 1 };
  const last = octets.findIndex((octet) => octet < 0x80);
  const digits = octets.slice(0, last + 1);
  const number = digits.reduce((value, octet) => value * 0x80 + (octet & 0x7f), 0);
  if (digits[0] === 0x80 || number < 0x1f) throw new RangeError("a malformed tag number");
  return { number, size: 1 + digits.length };
}

/** The length of a content, and how many octets of these say so ([X690] §10.1). No certificate has one above 65535. */
function readLength([first = 0x80, ...octets]: Uint8Array): { readonly value: number; readonly size: number } {
  if (first < 0x80) return { value: first, size: 1 };
  const digits = octets.slice(0, first & 0x7f);
  const value = digits.reduce((length, octet) => length * 0x100 + octet, 0);
  if (first > 0x82 || digits[0] === 0 || value < 0x80) throw new RangeError("a malformed length");
  return { value, size: 1 + digits.length };
}
