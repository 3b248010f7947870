/**
 * What an entry must be before it is posted. The first field that is not is refused by name; nothing is corrected.
 */
import { type Entry, entryKinds, isPlainDate, refuse, type EntryField } from "@giaingan/finance";

/** Budget years outside are slips of the pen, not history. */
const yearMin = 1976;
const yearMax = 2100;
const year = `${yearMin} … ${yearMax}`;
const text = "chữ, không để trống / text, not blank";
const textOrNull = "chữ, hoặc null / text, or null";
const reversed = "mã của một bút toán đã có / the id of a recorded entry";

const kinds: ReadonlySet<unknown> = new Set(entryKinds);
const levels: ReadonlySet<unknown> = new Set([null, "central", "province", "district", "commune"]);
const natures: ReadonlySet<unknown> = new Set([null, "investment", "recurrent"]);
const origins: ReadonlySet<unknown> = new Set([null, "domestic", "foreign"]);
const relations: ReadonlySet<unknown> = new Set([null, "direct", "counterpart", "integrated", "offBudget"]);

/** What one field must be. What arrives may be anything, whatever its type says. */
interface FieldRule {
  readonly field: EntryField;
  readonly read: (entry: Entry) => unknown;
  readonly isMet: (given: unknown, entry: Entry) => boolean;
  readonly expected: string;
}

const oneOf = (values: ReadonlySet<unknown>): Pick<FieldRule, "isMet" | "expected"> => ({
  isMet: (given) => values.has(given),
  expected: [...values].map(String).join(" | "),
});

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

const isText = (given: unknown): boolean => isStorable(given) && /\S/u.test(given as string);
const isTextOrNull = (given: unknown): boolean => given === null || isText(given);
const isStorableOrNull = (given: unknown): boolean => given === null || isStorable(given);
const isYear = (given: unknown): boolean =>
  Number.isInteger(given) && (given as number) >= yearMin && (given as number) <= yearMax;

/** The rules of every field, in the order of `entryFields`. */
function fieldRules(isDate: (given: unknown) => boolean): readonly FieldRule[] {
  const isDateOrNull = (given: unknown): boolean => given === null || isDate(given);
  return [
    { field: "id", read: ({ id }) => id, isMet: isText, expected: text },
    { field: "kind", read: ({ kind }) => kind, ...oneOf(kinds) },
    { field: "effectiveOn", read: ({ effectiveOn }) => effectiveOn, isMet: isDate, expected: "YYYY-MM-DD" },
    { field: "fiscalYear", read: ({ fiscalYear }) => fiscalYear, isMet: isYear, expected: year },
    { field: "unitId", read: ({ unitId }) => unitId, isMet: isText, expected: text },
    { field: "projectId", read: ({ projectId }) => projectId, isMet: isTextOrNull, expected: textOrNull },
    { field: "componentId", read: ({ componentId }) => componentId, isMet: isTextOrNull, expected: textOrNull },
    { field: "source.level", read: ({ source }) => source?.level, ...oneOf(levels) },
    { field: "source.nature", read: ({ source }) => source.nature, ...oneOf(natures) },
    { field: "source.origin", read: ({ source }) => source.origin, ...oneOf(origins) },
    {
      field: "source.vintage",
      read: ({ source }) => source.vintage,
      isMet: (given) => given === null || isYear(given),
      expected: `${year} | null`,
    },
    { field: "source.relation", read: ({ source }) => source.relation, ...oneOf(relations) },
    { field: "amount", read: ({ amount }) => amount, isMet: isAmount, expected: "bigint, −2^63 … 2^63 − 1" },
    {
      field: "document.number",
      read: ({ document }) => document?.number,
      isMet: isStorableOrNull,
      expected: textOrNull,
    },
    {
      field: "document.date",
      read: ({ document }) => document.date,
      isMet: isDateOrNull,
      expected: "YYYY-MM-DD | null",
    },
    {
      field: "document.issuer",
      read: ({ document }) => document.issuer,
      isMet: isStorableOrNull,
      expected: textOrNull,
    },
    { field: "document.title", read: ({ document }) => document.title, isMet: isStorableOrNull, expected: textOrNull },
    {
      field: "reverses",
      read: ({ reverses }) => reverses,
      isMet: (given, { id }) => isTextOrNull(given) && given !== id,
      expected: reversed,
    },
    { field: "reason", read: ({ reason }) => reason, isMet: isStorableOrNull, expected: textOrNull },
  ];
}

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
  const rules = fieldRules(isDate);
  return (entry) => {
    for (const { field, read, isMet, expected } of rules) {
      const given = read(entry);
      if (!isMet(given, entry)) throw invalidEntry({ id: entry.id, field, given, expected });
    }
  };
}

/** The refusal of an entry that takes back one which nobody has posted. */
export function reversesNothing({ id, reverses }: Entry): Error {
  return invalidEntry({ id, field: "reverses", given: reverses, expected: reversed });
}

function invalidEntry(problem: {
  readonly id: unknown;
  readonly field: EntryField;
  readonly given: unknown;
  readonly expected: string;
}): Error {
  const { id, field, given, expected } = problem;
  return refuse("invalidEntry", { entry: String(id), field, value: String(given), expected });
}
