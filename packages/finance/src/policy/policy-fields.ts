/**
 * Policy fields: what each field of a policy file must hold, as one table, and the fault where it does not.
 */
import { isPlainDate } from "../calendar.ts";
import type { PolicyTopic } from "./policy.ts";
import { type Refusal, type RefusalValue, refuse } from "../refusal/refusal.ts";

/** One thing that is wrong, at its place in the value. */
export interface PolicyFault {
  /** Names and indexes from the outermost: `["policies", 2, "lastDay", "monthDay"]`. */
  readonly path: readonly (string | number)[];
  /** What stands there; undefined when the field is missing. */
  readonly value: unknown;
  /** Fact with place, value and what was expected, and the remedy, in both languages. */
  readonly refusal: Refusal;
}

type Path = PolicyFault["path"];
type Check = (value: unknown, path: Path) => readonly PolicyFault[];
type Fields = Readonly<Record<string, Check>>;

const isYear = (value: unknown): boolean =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 1990 && value <= 2200;
const matches =
  (pattern: RegExp) =>
  (value: unknown): boolean =>
    typeof value === "string" && pattern.test(value);

const year = check("1990–2200", isYear);
const text = check({ vi: '"chữ"', en: '"text"' }, matches(/^(?=.*\S).{1,500}$/su));
const id = check('"a-z 0-9 -"', matches(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u));
const date = check(
  { vi: '"YYYY-MM-DD", ngày có thật', en: '"YYYY-MM-DD", a real day' },
  (value) => typeof value === "string" && isPlainDate(value),
);
const share = check('"0" … "1", "0.3" = 30%', matches(/^(?:0(?:\.\d{1,20})?|1(?:\.0{1,20})?)$/u));
const amount = check('đồng, "1000000000"', matches(/^\d{1,30}$/u));
const monthDay = check(
  { vi: '"MM-DD", ngày mà năm nào cũng có', en: '"MM-DD", a day of every year' },
  (value) => typeof value === "string" && isPlainDate(`2023-${value}`),
);
const yearsAfter = check(
  "0–10",
  (value) => typeof value === "number" && Number.isSafeInteger(value) && value >= 0 && value <= 10,
);
const yearDay = record({ monthDay, yearsAfter });
const scope = record(
  {},
  {
    nature: oneOf(["investment", "recurrent"]),
    level: oneOf(["central", "province", "district", "commune"]),
    money: oneOf(["current", "carriedOver"]),
    vintages: list(year),
    programmes: list(id),
  },
);

const topicFields: Readonly<Record<PolicyTopic, { readonly required: Fields; readonly optional?: Fields }>> = {
  deadline: { required: { lastDay: yearDay }, optional: { settlementUntil: nullable(yearDay) } },
  lateAddition: { required: { cutOff: yearDay, lastDay: yearDay } },
  extension: { required: { lastDay: date } },
  advance: {
    required: { shareMax: nullable(share), recoveredAtShare: nullable(share), guaranteeAbove: nullable(amount) },
  },
  target: { required: { targets: list(record({ day: yearDay, share })) } },
  mediumTerm: { required: { lastDay: date } },
  allocation: { required: { lastDay: yearDay } },
};
const topic = oneOf(Object.keys(topicFields));

/** Pairs of fields of which the first must not be later. */
const orders = [
  ["inForceFrom", "inForceTo"],
  ["cutOff", "lastDay"],
  ["lastDay", "settlementUntil"],
] as const;

/** The faults of all fields of a file; a fault with a path of up to two parts is one of the file as a whole. */
export function policyFields(value: unknown, limit: number): readonly PolicyFault[] {
  const faults = record({ policies: list(policy) })(value, []);
  const { length } = isRecord(value) && Array.isArray(value["policies"]) ? value["policies"] : [];
  return length > limit ? [faultOf({ path: ["policies"], value: length, expected: `≤ ${limit}` })] : faults;
}

/** A value as a message names it: short, on one line. */
export function quoted(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  if (typeof value === "object" && value !== null) return Array.isArray(value) ? "[…]" : "{…}";
  return String(value);
}

function policy(value: unknown, path: Path): readonly PolicyFault[] {
  const given = isRecord(value) ? topic(ownValue(value, "topic"), [...path, "topic"]) : [];
  // Without a known topic nobody can say which fields it should have.
  if (given.length > 0) return given;
  const named = isRecord(value) ? (value["topic"] as PolicyTopic) : "deadline";
  const { required, optional = {} } = topicFields[named];
  const faults = record(
    {
      id,
      topic,
      budgetYears: record({ from: year, to: nullable(year) }),
      appliesTo: scope,
      ...required,
      legalBasis: text,
      verified: oneOf([true, false]),
    },
    { inForceFrom: nullable(date), inForceTo: nullable(date), ...optional },
  )(value, path);
  return faults.length === 0 && isRecord(value) ? orderFaults(value, path) : faults;
}

function orderFaults(value: Readonly<Record<string, unknown>>, path: Path): readonly PolicyFault[] {
  const years = value["budgetYears"] as Readonly<Record<string, unknown>>;
  const late = ([first, last]: readonly [string, string], within: Readonly<Record<string, unknown>>): boolean => {
    const [left, right] = [rankOf(ownValue(within, first)), rankOf(ownValue(within, last))];
    return left !== "" && right !== "" && left > right;
  };
  const fault = (at: Path, last: string, given: unknown): PolicyFault =>
    faultOf({ path: at, value: given, expected: `≤ ${last}` });
  return [
    ...(late(["from", "to"], years) ? [fault([...path, "budgetYears", "from"], "to", years["from"])] : []),
    ...orders.filter((pair) => late(pair, value)).map((pair) => fault([...path, pair[0]], pair[1], value[pair[0]])),
  ];
}

/** A text by which dates, years and days of a year compare; "" for none. */
function rankOf(value: unknown): string {
  if (isRecord(value)) return `${String(value["yearsAfter"]).padStart(2, "0")}-${String(value["monthDay"])}`;
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

function check(expected: RefusalValue, holds: (value: unknown) => boolean): Check {
  return (value, path) => (holds(value) ? [] : [faultOf({ path, value, expected })]);
}

function oneOf(values: readonly unknown[]): Check {
  return check(values.map(quoted).join(" | "), (value) => values.includes(value));
}

function nullable(inner: Check): Check {
  return (value, path) => (value === null ? [] : inner(value, path));
}

function list(each: Check): Check {
  return (value, path) =>
    Array.isArray(value) && value.length > 0
      ? value.flatMap((item: unknown, index) => each(item, [...path, index]))
      : [faultOf({ path, value, expected: "[…, …]" })];
}

function record(required: Fields, optional: Fields = {}): Check {
  const fields = { ...required, ...optional };
  const known = Object.keys(fields);
  return (value, path) => {
    if (!isRecord(value)) return [faultOf({ path, value, expected: `{${known.join(", ")}}` })];
    return [
      ...Object.keys(value)
        .filter((name) => !known.includes(name))
        .map((name) => unknownField({ path: [...path, name], value: ownValue(value, name), known })),
      ...Object.entries(fields)
        .filter(([name]) => Object.hasOwn(required, name) || Object.hasOwn(value, name))
        .flatMap(([name, inner]) => inner(ownValue(value, name), [...path, name])),
    ];
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What the object itself holds: `__proto__` and what is inherited are no fields. */
function ownValue(value: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

interface FaultyField {
  readonly path: Path;
  readonly value: unknown;
}

function faultOf({ path, value, expected }: FaultyField & { readonly expected: RefusalValue }): PolicyFault {
  const field = pathText(path);
  const refusal =
    value === undefined
      ? refuse("missingPolicyField", { field, expected })
      : refuse("invalidPolicyFile", { field, value: quoted(value), expected });
  return { path, value, refusal };
}

function unknownField({ path, value, known }: FaultyField & { readonly known: readonly string[] }): PolicyFault {
  const values = { field: pathText(path), value: quoted(value), known: known.join(", ") };
  return { path, value, refusal: refuse("unknownPolicyField", values) };
}

/** A path as people write it: `policies[2].lastDay.monthDay`. */
export function pathText(path: Path): string {
  return (
    path.map((part, index) => (typeof part === "number" ? `[${part}]` : index === 0 ? part : `.${part}`)).join("") ||
    "{}"
  );
}
