/**
 * Judgement: everything that a reader should be told about the figures of one text, and every check that held.
 */
import type { Finding, PassedCheck } from "@giaingan/finance";
import type { Blank, Figure, PartList } from "../figure.ts";
import type { LikelyAmount } from "../magnitude.ts";
import { judgeEstimates } from "./estimate-findings.ts";
import { judgeRates } from "./rate-findings.ts";
import { judgeReviews } from "./review-findings.ts";
import { judgeSums } from "./sum-findings.ts";
import { judgeUnits } from "./unit-findings.ts";

/** What was read. */
export interface Evidence {
  readonly figures: readonly Figure[];
  readonly lists: readonly PartList[];
  readonly blanks: readonly Blank[];
  /** The other reading of each figure, where its print may be read two ways. */
  readonly otherAmounts: readonly (bigint | null)[];
  /** What each figure whose magnitude is unlikely would be in the unit that fits. */
  readonly likelyAmounts: readonly (LikelyAmount | null)[];
}

/** The outcome of one kind of check. */
export interface Judgement {
  readonly findings: readonly Finding[];
  readonly checks: readonly PassedCheck[];
}

/** Runs all checks, in the order in which a reader wants them. */
export function judgeFigures(evidence: Evidence): Judgement {
  const { figures, lists } = evidence;
  const rates = judgeRates(figures);
  const sums = judgeSums(figures, lists);
  return {
    findings: [
      ...rates.findings,
      ...sums.findings,
      ...judgeEstimates(figures),
      ...judgeReviews(evidence),
      ...judgeUnits(evidence),
    ],
    checks: [...rates.checks, ...sums.checks],
  };
}
