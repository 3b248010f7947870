/**
 * Progress on the wire.
 */
import type { ProgressAnswer } from "@giaingan/finance";
import { toWire } from "./answer-wire.ts";
import type { WireProgress } from "./schemas.ts";

/** The answer as one JSON document; null stays null. */
export function toWireProgress(answer: ProgressAnswer, { revision }: { readonly revision: number }): WireProgress {
  const { asOf, basis, by, fiscalYear, total, groups, bounds, ...rest } = answer;
  // What is in doubt is told by the rates, beside the other bases.
  void bounds;
  const wired = toWire({
    ...rest,
    groups: groups.map(({ key, label, plan, disbursedToDate, remaining, rate, ...group }) => ({
      key,
      label,
      plan,
      disbursedToDate,
      remaining,
      rate,
      source: group.source,
      disbursedInPeriod: group.disbursedInPeriod,
      deadline: group.deadline && {
        date: group.deadline.date,
        legalBasis: group.deadline.legalBasis,
        isVerified: group.deadline.isVerified,
      },
    })),
  });
  return { asOf, revision, basis, by, fiscalYear, total: toWire(total), ...wired } as WireProgress;
}
