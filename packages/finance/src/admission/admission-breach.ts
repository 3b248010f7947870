/**
 * Breaches of a hard rule, and their two ways out: a command is refused, a document is posted with a finding.
 */
import { breachMessage } from "./breach-text.ts";
import type { SliceOrigin } from "../breakdown.ts";
import type { PlainDate } from "../calendar.ts";
import type { Entry } from "../entry.ts";
import type { Finding } from "../finding.ts";
import { type FundingSource, sourceKey, sourceLabel } from "../funding-source.ts";
import type { Bilingual } from "../language.ts";
import type { Dong } from "../money.ts";
import { formatDate } from "../number-text.ts";
import {
  plainValue,
  type Refusal,
  type RefusalCode,
  type RefusalValue,
  type RefusalValues,
  refuse,
} from "../refusal/refusal.ts";

/** The hard rules, by the code of their refusal and of their finding. */
export type AdmissionCode =
  | "disbursementExceedsPlan"
  | "disbursementExceedsAllocation"
  | "planBelowDisbursed"
  | "disbursementExceedsTotalInvestment"
  | "advanceExceedsLimit"
  | "advanceNotRecovered"
  | "recoveryExceedsAdvance"
  | "refundExceedsDisbursed"
  | "transferNotBalanced"
  | "reversalDiffers"
  | "negativeAmount"
  | "dateOutsideBudgetYear"
  | "levelNotInForce"
  | "offBudgetNotPlanned"
  | "carryOverOfOwnYear";

/** A value of a breach: đồng, a calendar date, or words. */
type BreachValue = Dong | RefusalValue | { readonly date: PlainDate };

/** One broken rule of a code, with the values that prove it. */
export interface BreachOf<Code extends AdmissionCode> {
  readonly code: Code;
  readonly values: { readonly [Name in keyof RefusalValues<Code>]: BreachValue };
}

/** One broken rule. */
export type Breach = { [Code in AdmissionCode]: BreachOf<Code> }[AdmissionCode];

/** What a rule is broken in. Null: over all projects, over all sources. */
export interface BreachPlace {
  readonly unitId: string;
  readonly projectId: string | null;
  readonly source: FundingSource | null;
  readonly fiscalYear: number;
}

/** The values by which every breach says where it is. */
export interface PlaceValues {
  readonly unit: string;
  readonly project: RefusalValue;
  readonly source: RefusalValue;
  readonly year: string;
}

const allText: Bilingual = { vi: "tất cả", en: "all" };
const notStatedText: Bilingual = { vi: "chưa nêu", en: "not stated" };

/** Where a rule over sums is broken. */
export function placeValues({ unitId, projectId, source, fiscalYear }: BreachPlace): PlaceValues {
  return {
    unit: unitId,
    project: projectId ?? allText,
    source: source === null ? allText : sourceLabel(source, { fiscalYear, showLevel: true }),
    year: String(fiscalYear),
  };
}

/** Project and source of a place, where all of its slices agree on what the place itself leaves open. */
export function narrowPlace(
  { projectId, source }: Pick<BreachPlace, "projectId" | "source">,
  within: readonly SliceOrigin[],
): Pick<BreachPlace, "projectId" | "source"> {
  const [first] = within;
  if (first === undefined) return { projectId, source };
  const isOneProject = within.every((slice) => slice.projectId === first.projectId);
  const isOneSource = within.every((slice) => sourceKey(slice.source) === sourceKey(first.source));
  return {
    projectId: projectId ?? (isOneProject ? first.projectId : null),
    source: source ?? (isOneSource ? first.source : null),
  };
}

/** Where an entry stands that breaks a rule by itself. */
export function entryPlaceValues({ unitId, projectId, source, fiscalYear }: Entry): PlaceValues {
  const project = projectId ?? notStatedText;
  return { ...placeValues({ unitId, projectId, source, fiscalYear }), project };
}

/** The refusal of a command; its amounts and dates are written as people write them. */
export function refusalOfBreach({ code, values }: Breach): Refusal {
  const shown = Object.entries<BreachValue>(values).map(([name, value]) => [name, shownValue(value)]);
  return refuse<RefusalCode>(code, Object.fromEntries(shown) as RefusalValues<RefusalCode>);
}

/** The finding of a document that is posted as it is: the words of the refusal; the values are exact. */
export function findingOfBreach(breach: Breach): Finding {
  const shown: Record<string, RefusalValue> = {};
  const exact: Record<string, string> = {};
  for (const [name, value] of Object.entries<BreachValue>(breach.values)) {
    shown[name] = shownValue(value);
    exact[name] = exactValue(value);
  }
  const { code } = breach;
  return { code, severity: "error", message: breachMessage(code, shown), values: exact, places: [] };
}

/** An amount as both languages of a message show it: grouped by points, without the unit. */
export function shownDong(amount: Dong): string {
  const digits = (amount < 0n ? -amount : amount).toString();
  let [grouped, rest] = ["", digits];
  // Whole đồng need no decimals: `formatMoney` takes ten times as long, and a check writes a million amounts.
  while (rest.length > 3) {
    grouped = `.${rest.slice(-3)}${grouped}`;
    rest = rest.slice(0, -3);
  }
  return `${amount < 0n ? "-" : ""}${rest}${grouped}`;
}

function shownValue(value: BreachValue): RefusalValue {
  if (typeof value === "bigint") return shownDong(value);
  return typeof value === "object" && "date" in value ? formatDate(value.date) : value;
}

function exactValue(value: BreachValue): string {
  if (typeof value === "bigint") return value.toString();
  return typeof value === "object" && "date" in value ? value.date : plainValue(value);
}
