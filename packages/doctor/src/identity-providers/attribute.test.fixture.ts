/** The name of an attribute of AWS in full; other names as they are. */
export function fullName(name: string): string {
  return name.includes("://") ? name : `https://aws.amazon.com/SAML/Attributes/${name}`;
}

/** A time some seconds later, as most identity providers write it. */
export function later(instant: string, seconds: number): string {
  return new Date(Date.parse(instant) + seconds * 1000).toISOString();
}
