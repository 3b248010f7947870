/**
 * What an entry must be before it is posted. The first field that is not is refused by name; nothing is corrected.
 */
import { type Entry, entryKinds, isPlainDate, refuse, sourceDimensions } from "@giaingan/finance";
import type { EntryField } from "./entry-fields.ts";

/** Budget years outside are slips of the pen, not history. */
const yearMin = 1976;
const yearMax = 2100;

const expected = {
  text: "chữ, không để trống / text, not blank",
  textOrNull: "chữ, hoặc null / text, or null",
  date: "YYYY-MM-DD",
  dateOrNull: "YYYY-MM-DD | null",
  year: `${yearMin} … ${yearMax}`,
  yearOrNull: `${yearMin} … ${yearMax} | null`,
  amount: "bigint, −2^63 … 2^63 − 1",
  kind: entryKinds.join(" | "),
  reversed: "mã của một bút toán đã có / the id of a recorded entry",
} as const;

const sourceValues: Readonly<Record<"level" | "nature" | "origin" | "relation", readonly string[]>> = {
  level: ["central", "province", "district", "commune"],
  nature: ["investment", "recurrent"],
  origin: ["domestic", "foreign"],
  relation: ["direct", "counterpart", "integrated", "offBudget"],
};

const kinds: ReadonlySet<string> = new Set(entryKinds);

/** Checks entries one by one, remembering the dates it has seen: a file has few of them. */
export type EntryValidator = (entry: Entry) => void;

/**
 * Makes a validator for one batch.
 *
 * @throws from the validator: Refusal `invalidEntry` with the entry, the field, its value and what was expected
 */
export function createEntryValidator(): EntryValidator {
  const knownDates = new Map<unknown, boolean>();
  const isDate = (given: unknown): boolean => {
    const known = knownDates.get(given);
    if (known !== undefined) return known;
    const isOne = typeof given === "string" && isPlainDate(given);
    knownDates.set(given, isOne);
    return isOne;
  };
  return (entry) => {
    const demand = (isMet: boolean, field: EntryField, given: unknown, wanted: string): void => {
      if (!isMet) throw invalidEntry({ entry, field, given, expected: wanted });
    };
    demand(isText(entry.id), "id", entry.id, expected.text);
    demand(kinds.has(entry.kind), "kind", entry.kind, expected.kind);
    demand(isDate(entry.effectiveOn), "effectiveOn", entry.effectiveOn, expected.date);
    demand(isYear(entry.fiscalYear), "fiscalYear", entry.fiscalYear, expected.year);
    demand(isText(entry.unitId), "unitId", entry.unitId, expected.text);
    demand(isNullOr(isText, entry.projectId), "projectId", entry.projectId, expected.textOrNull);
    demand(isNullOr(isText, entry.componentId), "componentId", entry.componentId, expected.textOrNull);
    for (const dimension of sourceDimensions) {
      const given: unknown = entry.source?.[dimension];
      if (dimension === "vintage") demand(isNullOr(isYear, given), "source.vintage", given, expected.yearOrNull);
      else {
        const values = sourceValues[dimension];
        const isKnown = given === null || values.includes(given as string);
        demand(isKnown, `source.${dimension}`, given, `${values.join(" | ")} | null`);
      }
    }
    demand(isAmount(entry.amount), "amount", entry.amount, expected.amount);
    const { number, date, issuer, title } = entry.document ?? {};
    demand(isNullOr(isStorable, number), "document.number", number, expected.textOrNull);
    demand(isNullOr(isDate, date), "document.date", date, expected.dateOrNull);
    demand(isNullOr(isStorable, issuer), "document.issuer", issuer, expected.textOrNull);
    demand(isNullOr(isStorable, title), "document.title", title, expected.textOrNull);
    demand(isNullOr(isText, entry.reverses), "reverses", entry.reverses, expected.textOrNull);
    demand(entry.reverses !== entry.id, "reverses", entry.reverses, expected.reversed);
    demand(isNullOr(isStorable, entry.reason), "reason", entry.reason, expected.textOrNull);
  };
}

/** The refusal of an entry that takes back one which nobody has posted. */
export function reversesNothing(entry: Entry): Error {
  return invalidEntry({ entry, field: "reverses", given: entry.reverses, expected: expected.reversed });
}

/** Half a character cannot be written in UTF-8, and PostgreSQL has no NUL. */
// oxlint-disable-next-line no-control-regex
const unstorable = /[\0\p{Surrogate}]/u;

/** Whether text can be stored and read back as it is. */
export function isStorable(given: unknown): boolean {
  return typeof given === "string" && !unstorable.test(given);
}

/** Whether an amount fits the record's 64 bits. */
export function isAmount(given: unknown): boolean {
  return typeof given === "bigint" && BigInt.asIntN(64, given) === given;
}

function isText(given: unknown): boolean {
  return isStorable(given) && (given as string).trim() !== "";
}

function isYear(given: unknown): boolean {
  return Number.isInteger(given) && (given as number) >= yearMin && (given as number) <= yearMax;
}

function isNullOr(test: (given: unknown) => boolean, given: unknown): boolean {
  return given === null || test(given);
}

function invalidEntry(problem: {
  readonly entry: Entry;
  readonly field: EntryField;
  readonly given: unknown;
  readonly expected: string;
}): Error {
  const { field, given } = problem;
  // What arrives may be anything, whatever its type says.
  const id: unknown = problem.entry.id;
  return refuse("invalidEntry", { entry: String(id), field, value: String(given), expected: problem.expected });
}
