import { hostname, userInfo } from 'node:os';

/** Who sets a fault, for those who find it: "user@host". */
export function faultOwner(): string {
  return `${userName()}@${hostname()}`.slice(0, 200);
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // A user id without an entry in the password file, as containers have.
    return `uid-${process.getuid?.() ?? 'unknown'}`;
  }
}
