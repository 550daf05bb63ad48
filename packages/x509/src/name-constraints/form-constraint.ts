import { X509Error } from "../errors.js";
import type { GeneralName } from "../name/general-name.js";
import { directoryName } from "./directory-name.js";
import { dnsName } from "./dns-name.js";
import { ipAddress } from "./ip-address.js";
import { mailbox } from "./mailbox.js";
import type { NameForm, Subtree } from "./name-form.js";
import { uniformResourceIdentifier } from "./uniform-resource-identifier.js";
import { userPrincipalName } from "./user-principal-name.js";

/** Checks names of one form: each is within a permitted subtree, if there are any, and touches no excluded one. */
export type FormConstraint = (names: readonly GeneralName[]) => void;

/** The form of a name. Each kind of otherName is a form of its own. */
export function formOf(name: GeneralName): string {
  return name.type === "otherName" ? `${name.type} ${name.typeId}` : name.type;
}

/**
 * Makes the constraint of one form from the bases of its subtrees. Of a form that is not known any name is refused.
 *
 * @throws {@link X509Error} `extension-malformed` for a base that its form does not have.
 */
export function constrainForm(
  form: string,
  permitted: readonly GeneralName[],
  excluded: readonly GeneralName[],
): FormConstraint {
  return (constrainers.get(form) ?? refuseNames)(permitted, excluded);
}

type Constrainer = (permitted: readonly GeneralName[], excluded: readonly GeneralName[]) => FormConstraint;

/** Names and bases are of the form that the constrainer is kept under: see {@link formOf}. */
function constrainerOf<Value extends GeneralName["value"], Name>(form: NameForm<Value, Name>): Constrainer {
  const read = ({ value }: GeneralName): Subtree<Name> =>
    form.readSubtree(value as Value) ?? fail("extension-malformed", "a name constraint is malformed");

  return (permittedBases, excludedBases) => {
    const permitted = permittedBases.map(read);
    const excluded = excludedBases.map(read);
    return (names) => {
      for (const { value } of names) {
        const name = form.readName(value as Value) ?? fail("name-constraints-unsupported", "a name cannot be compared");
        checkName(name, permitted, excluded);
      }
    };
  };
}

function checkName<Name>(name: Name, permitted: readonly Subtree<Name>[], excluded: readonly Subtree<Name>[]): void {
  if (excluded.some((subtree) => (subtree.touches ?? subtree.contains)(name))) {
    fail("name-excluded", "a name that an authority excludes");
  }
  if (permitted.length > 0 && !permitted.some(({ contains }) => contains(name))) {
    fail("name-not-permitted", "a name that an authority does not permit");
  }
}

function refuseNames(): FormConstraint {
  return (names) => {
    if (names.length > 0) fail("name-constraints-unsupported", "constraints on a form of name that is not known");
  };
}

function fail(code: X509Error["code"], message: string): never {
  throw new X509Error(code, message);
}

const constrainers: ReadonlyMap<string, Constrainer> = new Map([
  ["dNSName", constrainerOf(dnsName)],
  ["rfc822Name", constrainerOf(mailbox)],
  ["uniformResourceIdentifier", constrainerOf(uniformResourceIdentifier)],
  ["iPAddress", constrainerOf(ipAddress)],
  ["directoryName", constrainerOf(directoryName)],
  ["otherName 1.3.6.1.4.1.311.20.2.3", constrainerOf(userPrincipalName)],
]);
