/**
 * Instants: stored as TIMESTAMP in UTC, shown as ISO 8601.
 */

/** The instant of an SQL text such as `2023-10-31 07:30:00.125`, always with three decimals. */
export function instantFromSql(text: string): string {
  return new Date(`${text.replace(" ", "T")}Z`).toISOString();
}

/** `instantFromSql` for many rows of few batches: each text is read once. */
export function rememberInstants(): (text: string) => string {
  const instants = new Map<string, string>();
  return (text) => {
    const known = instants.get(text) ?? instantFromSql(text);
    instants.set(text, known);
    return known;
  };
}

/** The SQL text of an ISO instant in UTC. */
export function instantToSql(iso: string): string {
  return iso.replace("T", " ").replace("Z", "");
}
