/**
 * Addresses of ledgers on a server: `postgres://user:password@host:port/database`.
 */

/** An address that begins with `postgres://` or `postgresql://`. */
export type ServerAddress = `postgres://${string}` | `postgresql://${string}`;

/** Whether a ledger lies on a server, not in a file. */
export function isServerAddress(path: string): path is ServerAddress {
  return /^postgres(?:ql)?:\/\//u.test(path);
}

/**
 * The address as people may see it: without password, and without the parameters, which could hold one too; but for the
 * one that chooses a schema.
 */
export function withoutPassword(address: ServerAddress): string {
  try {
    const url = new URL(address);
    const options = url.searchParams.get("options") ?? "";
    url.password = "";
    url.search = "";
    url.hash = "";
    return /^-c search_path=[\p{L}\p{N}_]+$/u.test(options)
      ? `${url.href}?options=${encodeURIComponent(options)}`
      : url.href;
  } catch {
    return `${address.slice(0, address.indexOf("://"))}://…`;
  }
}

/** Whether it can be read as an address at all. */
export function isReadableAddress(address: ServerAddress): boolean {
  return URL.canParse(address);
}

/** The machine and its port, as the address or the environment names them. */
export function hostOf(address: ServerAddress, environment: Readonly<Record<string, string | undefined>>): string {
  return new URL(address).host || environment["PGHOST"] || "localhost";
}

/** The user that the address names; empty where it names none. */
export function userOf(address: ServerAddress): string {
  try {
    return decodeURIComponent(new URL(address).username);
  } catch {
    return "";
  }
}
