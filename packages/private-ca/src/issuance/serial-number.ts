/**
 * Makes a serial number: 20 random octets, the most that [RFC5280] §4.1.2.2 allows, the first from 01 to 7F.
 *
 * So it is positive and has no sign octet in front, which readers of `altSecurityIdentities` treat differently.
 */
export function createSerialNumber(crypto: Crypto): Uint8Array {
  const serialNumber = crypto.getRandomValues(new Uint8Array(20));
  const [first = 0] = serialNumber;
  serialNumber[0] = (first % 0x7f) + 1;
  return serialNumber;
}
