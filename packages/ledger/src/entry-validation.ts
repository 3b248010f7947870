/**
 * What an entry must be before it is posted. The first field that is not is refused by name; nothing is corrected.
 */
import { type Bilingual, type Entry, entryKinds, isPlainDate, refuse, type EntryField } from "@giaingan/finance";

/** Budget years outside are slips of the pen, not history. */
const yearMin = 1976;
const yearMax = 2100;
/** What a budget year may be. */
export const year: string = `${yearMin} … ${yearMax}`;
const text = { vi: "chữ, không để trống", en: "text, not blank" };
const textOrNull = { vi: "chữ, hoặc null", en: "text, or null" };
const name = { vi: "chữ Unicode dựng sẵn (NFC), không để trống", en: "composed Unicode text (NFC), not blank" };
const nameOrNull = { vi: "chữ Unicode dựng sẵn (NFC), hoặc null", en: "composed Unicode text (NFC), or null" };
const reversed = { vi: "mã của một bút toán đã có", en: "the id of a recorded entry" };

const kinds: ReadonlySet<unknown> = new Set(entryKinds);
const levels: ReadonlySet<unknown> = new Set([null, "central", "province", "district", "commune"]);
const natures: ReadonlySet<unknown> = new Set([null, "investment", "recurrent"]);
const origins: ReadonlySet<unknown> = new Set([null, "domestic", "foreign"]);
const relations: ReadonlySet<unknown> = new Set([null, "direct", "counterpart", "integrated", "offBudget"]);

/** What one field must be. What arrives may be anything, whatever its type says. */
interface FieldRule {
  readonly field: EntryField | "late.effectiveOn" | "late.fiscalYear";
  readonly read: (entry: Entry) => unknown;
  readonly isMet: (given: unknown, entry: Entry) => boolean;
  readonly expected: string | Bilingual;
}

const oneOf = (values: ReadonlySet<unknown>): Pick<FieldRule, "isMet" | "expected"> => ({
  isMet: (given) => values.has(given),
  expected: [...values].map(String).join(" | "),
});

/** Half a character cannot be written in UTF-8, and PostgreSQL has no NUL. */
// oxlint-disable-next-line no-control-regex
const unstorable = /[\0\p{Surrogate}]/u;

/** Letters, digits and signs without blanks: storable, not blank and composed, whatever they are. Most ids are such. */
const plain = /^[!-~]+$/;

/** Whether text can be stored and read back as it is. */
export function isStorable(given: unknown): boolean {
  return typeof given === "string" && (plain.test(given) || !unstorable.test(given));
}

/** Whether an amount fits the record's 64 bits. */
export function isAmount(given: unknown): boolean {
  return typeof given === "bigint" && BigInt.asIntN(64, given) === given;
}

const isPlain = (given: unknown): boolean => typeof given === "string" && plain.test(given);
const isText = (given: unknown): boolean => isPlain(given) || (isStorable(given) && /\S/u.test(given as string));
/** One name in two forms of Unicode looks alike and would be two groups. */
const isName = (given: unknown): boolean => isText(given) && (given as string).normalize("NFC") === given;
const isTextOrNull = (given: unknown): boolean => given === null || isText(given);
const isStorableOrNull = (given: unknown): boolean => given === null || isStorable(given);
/** Whether it is a budget year that may be. */
export function isYear(given: unknown): boolean {
  return Number.isInteger(given) && (given as number) >= yearMin && (given as number) <= yearMax;
}

/** The rules of every field, in the order of `entryFields`. */
function fieldRules(): readonly FieldRule[] {
  const isDate = remembered((given) => typeof given === "string" && isPlainDate(given));
  const isDateOrNull = (given: unknown): boolean => given === null || isDate(given);
  const isOtherName = remembered(isName);
  const isKnownName = (given: unknown): boolean => isPlain(given) || isOtherName(given);
  const isNameOrNull = (given: unknown): boolean => given === null || isKnownName(given);
  return [
    { field: "id", read: ({ id }) => id, isMet: isText, expected: text },
    { field: "kind", read: ({ kind }) => kind, ...oneOf(kinds) },
    { field: "effectiveOn", read: ({ effectiveOn }) => effectiveOn, isMet: isDate, expected: "YYYY-MM-DD" },
    { field: "fiscalYear", read: ({ fiscalYear }) => fiscalYear, isMet: isYear, expected: year },
    { field: "unitId", read: ({ unitId }) => unitId, isMet: isKnownName, expected: name },
    { field: "projectId", read: ({ projectId }) => projectId, isMet: isNameOrNull, expected: nameOrNull },
    { field: "componentId", read: ({ componentId }) => componentId, isMet: isNameOrNull, expected: nameOrNull },
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
    {
      field: "late.effectiveOn",
      read: ({ late = null }) => late && late.effectiveOn,
      isMet: (given, { effectiveOn }) => given === null || (isDate(given) && (given as string) <= effectiveOn),
      expected: {
        vi: "YYYY-MM-DD, không sau effectiveOn, hoặc null",
        en: "YYYY-MM-DD, not after effectiveOn, or null",
      },
    },
    {
      field: "late.fiscalYear",
      read: ({ late = null }) => late && late.fiscalYear,
      isMet: (given, { fiscalYear }) => given === null || (isYear(given) && (given as number) <= fiscalYear),
      expected: { vi: "năm không sau fiscalYear, hoặc null", en: "a year not after fiscalYear, or null" },
    },
  ];
}

/** Checks entries one by one, remembering the dates, names and sources it has seen: a file has few of them. */
export type EntryValidator = (entry: Entry) => void;

/**
 * Makes a validator for one batch.
 *
 * @throws from the validator: Refusal `invalidEntry` with the entry, the field, its value and what was expected
 */
export function createEntryValidator(): EntryValidator {
  const groups = groupRules(fieldRules());
  return (entry) => {
    for (const { rules, partOf, seen } of groups) {
      const part = partOf(entry);
      if (part !== null && seen.has(part)) continue;
      for (const { field, read, isMet, expected } of rules) {
        const given = read(entry);
        if (!isMet(given, entry)) throw invalidEntry({ id: entry.id, field, given, expected });
      }
      if (part !== null && seen.size < keptMax) seen.add(part);
    }
  };
}

/** What is remembered at most, so that a validator stays small however long the file is. */
const keptMax = 65_536;

/** The same predicate, remembering what it has been asked. */
function remembered(isMet: (given: unknown) => boolean): (given: unknown) => boolean {
  const known = new Map<unknown, boolean>();
  return (given) => {
    const before = known.get(given);
    if (before !== undefined) return before;
    const answer = isMet(given);
    if (known.size < keptMax) known.set(given, answer);
    return answer;
  };
}

/** Rules that stand together, of one part of an entry: a part object that entries share is checked once. */
interface RuleGroup {
  readonly rules: readonly FieldRule[];
  readonly partOf: (entry: Entry) => object | null;
  readonly seen: Set<object>;
}

function groupRules(rules: readonly FieldRule[]): readonly RuleGroup[] {
  const groups: { readonly part: string; readonly rules: FieldRule[] }[] = [];
  for (const rule of rules) {
    const part = rule.field.includes(".") ? rule.field.slice(0, rule.field.indexOf(".")) : "";
    const last = groups.at(-1);
    if (last?.part === part) last.rules.push(rule);
    else groups.push({ part, rules: [rule] });
  }
  return groups.map(({ part, rules: together }) => ({
    rules: together,
    partOf: part === "source" ? ({ source }) => source : part === "document" ? ({ document }) => document : () => null,
    seen: new Set(),
  }));
}

/** The refusal of an entry that takes back one which nobody has posted. */
export function reversesNothing({ id, reverses }: Entry): Error {
  return invalidEntry({ id, field: "reverses", given: reverses, expected: reversed });
}

function invalidEntry(problem: {
  readonly id: unknown;
  readonly field: FieldRule["field"];
  readonly given: unknown;
  readonly expected: string | Bilingual;
}): Error {
  const { id, field, given, expected } = problem;
  return refuse("invalidEntry", { entry: String(id), field, value: String(given), expected });
}
