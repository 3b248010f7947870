/** The attacks of a lane on the whole way, through the server or the command line, and what is told of a wrong answer. */
import { isFullLane } from "../../../../test/laws/lane.ts";
import type { Attack } from "./attack.ts";
import { attacks } from "./attacks.ts";

/** The quick lane takes one attack in so many: the reader itself meets all of them there. */
const every = isFullLane ? 1 : 40;

/** The attacks that go the whole way. */
export const chosenAttacks: readonly Attack[] = attacks.filter((_, rank) => rank % every === 0);

/**
 * What was answered to an attack beside what should be; null: it is so.
 *
 * @param code of its refusal; null: it was taken
 * @param others codes that may come as well
 */
export function unlikeOutcome(
  { name, outcome }: Attack,
  { code, others }: { readonly code: string | null; readonly others: readonly string[] },
): string | null {
  const expected = "refused" in outcome ? outcome.refused : null;
  if (code === expected || (code !== null && others.includes(code))) return null;
  return `${name}: ${code ?? "taken"} instead of ${expected ?? "taken"}`;
}
