/**
 * Hard rules of single entries and of legs that belong together: sign, date, level, source, reversal, transfer.
 */
import { type Breach, entryPlaceValues } from "./admission-breach.ts";
import { contributionComponent, contributionForms, contributionPrefix } from "../plan/contribution.ts";
import { endOfYear, type PlainDate, startOfYear } from "../calendar.ts";
import { entryKindNames } from "../entry-kind-names.ts";
import { type Entry, entryEffects } from "../entry.ts";
import { dimensionLabel, sourceDimensions } from "../funding-source.ts";
import { keptOf } from "../keyed-items.ts";
import type { Dong } from "../money.ts";
import { takenBackAmong } from "./dated-payments.ts";
import type { ReversedEntry } from "./known-slices.ts";
import { formatDate } from "../number-text.ts";
import { closedLevels, dateWindows } from "../policy/entry-limits.ts";
import { type RefusalValue, refuse } from "../refusal/refusal.ts";

/** The breaches of each entry by itself, in the order of the batch. */
export function* findEntryBreaches(
  entries: readonly Entry[],
  options: {
    readonly reversed: ReadonlyMap<string, ReversedEntry>;
    /** Whether an amount may be negative without taking anything back. */
    readonly isSigned: (entry: Entry) => boolean;
  },
): Generator<Breach> {
  const { reversed, isSigned } = options;
  const own = takenBackAmong(entries);
  const checkNames = createNameCheck();
  const windowOf = rememberWindows();
  const takenBack = new Set<string>();
  for (const entry of entries) {
    checkNames(entry);
    checkForm(entry);
    if (entry.amount < 0n && entry.reverses === null && !isSigned(entry)) yield negativeAmount(entry);
    yield* dateBreaches(entry, windowOf);
    yield* levelBreaches(entry);
    yield* sourceBreaches(entry);
    if (entry.reverses === null) continue;
    const ownReversed = own.get(entry.reverses);
    const target = ownReversed === undefined ? reversed.get(entry.reverses) : { entry: ownReversed, isReversed: false };
    if (target === undefined) throw reversesNothing(entry);
    yield* reversalBreaches(entry, { ...target, isReversed: target.isReversed || takenBack.has(entry.reverses) });
    takenBack.add(entry.reverses);
  }
}

/** The refusal that the record gives too: there is nothing to take back, in any mode. */
function reversesNothing({ id, reverses }: Entry): Error {
  const expected = { vi: "mã của một bút toán đã có", en: "the id of a recorded entry" };
  return refuse("invalidEntry", { entry: id, field: "reverses", value: String(reverses), expected });
}

/**
 * One name in two forms of Unicode looks alike and would be two groups: only the composed form is taken, in any mode. The
 * names of a long file come again and again: the check remembers some.
 */
function createNameCheck(): (entry: Entry) => void {
  const composed = new Set<string | null>([null]);
  const check = (id: string, field: string, value: string | null): void => {
    if (value === null || composed.has(value)) return;
    if (value !== value.normalize("NFC")) {
      const expected = { vi: "chữ Unicode dựng sẵn (NFC)", en: "composed Unicode text (NFC)" };
      throw refuse("invalidEntry", { entry: id, field, value, expected });
    }
    if (composed.size < keptNamesMax) composed.add(value);
  };
  return ({ id, unitId, projectId, componentId }) => {
    check(id, "unitId", unitId);
    check(id, "projectId", projectId);
    check(id, "componentId", componentId);
  };
}

const keptNamesMax = 65_536;

/** A form that nobody knows would be counted as one that is not stated. */
function checkForm({ id, componentId }: Entry): void {
  if (componentId?.startsWith(contributionPrefix) !== true) return;
  const known = contributionForms.map(contributionComponent);
  if (known.includes(componentId)) return;
  throw refuse("invalidEntry", { entry: id, field: "componentId", value: componentId, expected: known.join(" | ") });
}

function negativeAmount(entry: Entry): Breach {
  const kind = entryKindNames[entry.kind];
  return {
    code: "negativeAmount",
    values: { entry: entry.id, kind, amount: entry.amount, ...entryPlaceValues(entry) },
  };
}

/** The days on which a budget year's plan, or its payments, may be dated. */
interface DaysAllowed {
  readonly first: PlainDate;
  readonly last: PlainDate;
  readonly legalBasis: string;
}

/** The days of each budget year are counted once: a record has a million entries and a few years. */
function rememberWindows(): (fiscalYear: number, of: keyof typeof dateWindows) => DaysAllowed {
  const known = { plan: new Map<number, DaysAllowed>(), payment: new Map<number, DaysAllowed>() };
  return (fiscalYear, of) =>
    keptOf(known[of], fiscalYear, () => {
      const { yearsBefore, yearsAfter, legalBasis } = dateWindows[of];
      return { first: startOfYear(fiscalYear - yearsBefore), last: endOfYear(fiscalYear + yearsAfter), legalBasis };
    });
}

function* dateBreaches(entry: Entry, windowOf: ReturnType<typeof rememberWindows>): Generator<Breach> {
  const { measure } = entryEffects[entry.kind];
  if (measure === "mobilised") return;
  const { first, last, legalBasis } = windowOf(entry.fiscalYear, measure === "disbursed" ? "payment" : "plan");
  if (entry.effectiveOn >= first && entry.effectiveOn <= last) return;
  yield {
    code: "dateOutsideBudgetYear",
    values: {
      entry: entry.id,
      kind: entryKindNames[entry.kind],
      date: { date: entry.effectiveOn },
      first: { date: first },
      last: { date: last },
      legalBasis,
      ...entryPlaceValues(entry),
    },
  };
}

function* levelBreaches(entry: Entry): Generator<Breach> {
  if (entry.reverses !== null) return;
  for (const { level, closedOn, legalBasis } of closedLevels) {
    if (entry.source.level !== level || entry.effectiveOn < closedOn) continue;
    yield {
      code: "levelNotInForce",
      values: {
        entry: entry.id,
        level: dimensionLabel("level", level),
        date: { date: entry.effectiveOn },
        closedOn: { date: closedOn },
        legalBasis,
        ...entryPlaceValues(entry),
      },
    };
  }
}

/** Money outside the budget has no plan and no payments, and no year carries over money of its own; taking back is free. */
function* sourceBreaches(entry: Entry): Generator<Breach> {
  const { id, kind, source, fiscalYear, reverses } = entry;
  if (reverses !== null) return;
  const isPlannedOutside = source.relation === "offBudget" && entryEffects[kind].measure !== "mobilised";
  const ownYear =
    kind === "carriedOver" && source.vintage !== null && source.vintage >= fiscalYear ? source.vintage : null;
  if (!isPlannedOutside && ownYear === null) return;
  const values = { entry: id, kind: entryKindNames[kind], ...entryPlaceValues(entry) };
  if (isPlannedOutside) yield { code: "offBudgetNotPlanned", values };
  if (ownYear !== null) yield { code: "carryOverOfOwnYear", values: { ...values, vintage: String(ownYear) } };
}

/** The fields in which an entry must be the one that it takes back. */
function reversibleFields({
  kind,
  unitId,
  projectId,
  componentId,
  source,
  fiscalYear,
}: Entry): Readonly<Record<string, string | number | null>> {
  const ofSource = sourceDimensions.map((dimension) => [`source.${dimension}`, source[dimension]]);
  return { kind, unitId, projectId, componentId, fiscalYear, ...Object.fromEntries(ofSource) };
}

/** The budget year that an entry is of, wherever it was recorded. */
function toldYear({ fiscalYear, late }: Entry): number {
  return late?.fiscalYear ?? fiscalYear;
}

function* reversalBreaches(entry: Entry, { entry: target, isReversed }: ReversedEntry): Generator<Breach> {
  const differs = (field: string, expected: Dong | RefusalValue, given: Dong | string): Breach => ({
    code: "reversalDiffers",
    values: { entry: entry.id, reversed: target.id, field, expected, given, ...entryPlaceValues(entry) },
  });
  const given = reversibleFields(entry);
  for (const [field, expected] of Object.entries(reversibleFields(target))) {
    const value = given[field] ?? null;
    // Taken back after its budget year was closed, it is taken back in a later one, and names the year that it is of.
    if (field === "fiscalYear" && toldYear(entry) === toldYear(target)) continue;
    if (value !== expected) yield differs(field, String(expected), String(value));
  }
  if (entry.amount !== -target.amount) yield differs("amount", -target.amount, entry.amount);
  if (entry.effectiveOn < target.effectiveOn) {
    const [from, given] = [formatDate(target.effectiveOn), formatDate(entry.effectiveOn)];
    yield differs("effectiveOn", { vi: `từ ${from}`, en: `from ${from}` }, given);
  }
  if (isReversed) yield differs("reverses", { vi: "chưa bị đảo", en: "not taken back before" }, target.id);
}

/** The budget years whose legs of transfers in the batch do not sum to zero. */
export function* findTransferBreaches(entries: readonly Entry[]): Generator<Breach> {
  const years = new Map<number, { readonly received: Dong; readonly given: Dong; readonly last: Entry }>();
  for (const entry of entries) {
    if (entry.kind !== "transferred") continue;
    const { received, given } = years.get(entry.fiscalYear) ?? { received: 0n, given: 0n };
    const isReceived = entry.amount > 0n;
    years.set(entry.fiscalYear, {
      received: isReceived ? received + entry.amount : received,
      given: isReceived ? given : given - entry.amount,
      last: entry,
    });
  }
  for (const { received, given, last } of years.values()) {
    if (received === given) continue;
    const excess = received - given;
    yield {
      code: "transferNotBalanced",
      values: { entry: last.id, received, given, excess, ...entryPlaceValues(last) },
    };
  }
}
