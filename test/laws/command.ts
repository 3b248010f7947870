/**
 * Commands of an office, drawn from small alphabets so that they meet: a few units, sources and days, small amounts.
 */
import { type Entry, type EntryKind, type FundingSource, sourceNotStated } from "@giaingan/finance";
import * as fc from "fast-check";
import { disbursed, type NaiveRow, planInForce } from "./naive-model.ts";

/** What an office does. */
export const commandNames = [
  "assign",
  "allocate",
  "supplement",
  "cut",
  "transfer",
  "carryOver",
  "carryRest",
  "cancel",
  "advance",
  "payVolume",
  "pay",
  "recover",
  "refund",
  "mobilise",
  "reverse",
] as const;

/** One command, in draws that are read against the record as it then is. */
export interface Command {
  readonly name: (typeof commandNames)[number];
  readonly unit: number;
  readonly source: number;
  readonly project: number;
  readonly amount: number;
  /** Business day: earlier than what is recorded already makes it back-dated. */
  readonly day: number;
  readonly isPreviousYear: boolean;
  /** Which recorded entry is reversed, or gives its place. */
  readonly target: number;
  /** About the money of a recorded entry, and not about any. */
  readonly isSameMoney: boolean;
  /** Posted as a document states it, whatever rule it breaks. */
  readonly isReport: boolean;
  /** What is asked after it. */
  readonly probe: Probe;
}

/** A question asked after a command, in draws. */
export interface Probe {
  readonly day: number;
  readonly revision: number;
  readonly outer: number;
  readonly inner: number;
  readonly isFiltered: boolean;
}

const units = ["Đăk Pne", "Tân Lập"];
const projects = [null, null, "cau"];
/** Days of 2023 and of 2024: ends of months and the middle of some, so few that many entries share theirs. */
export const days: readonly string[] = [
  "2023-01-31",
  "2023-06-15",
  "2023-06-30",
  "2023-10-01",
  "2023-12-31",
  "2024-01-31",
  "2024-02-29",
  "2024-10-15",
];

const sources: readonly FundingSource[] = [
  { ...sourceNotStated, nature: "investment", vintage: 2023 },
  { ...sourceNotStated, nature: "investment", vintage: 2024 },
  { ...sourceNotStated, nature: "recurrent", vintage: 2023, relation: "integrated" },
  { ...sourceNotStated, nature: "investment" },
  sourceNotStated,
];

function below(count: number): fc.Arbitrary<number> {
  return fc.nat({ max: count - 1 });
}

const probe: fc.Arbitrary<Probe> = fc.record({
  day: below(days.length),
  revision: below(12),
  outer: below(12),
  inner: below(12),
  isFiltered: fc.boolean(),
});

/** Longest sequence: what goes wrong shows in a few steps, and short ones leave time for many. */
const sequenceLengthMax = 12;

/** Sequences of commands of some names; a name that stands twice is drawn twice as often. */
export function sequencesOf(names: readonly Command["name"][]): fc.Arbitrary<readonly Command[]> {
  return fc.array(commandOf(names), { maxLength: sequenceLengthMax });
}

function commandOf(names: readonly Command["name"][]): fc.Arbitrary<Command> {
  return fc.record({
    name: fc.constantFrom(...names),
    unit: below(units.length),
    source: below(sources.length),
    project: below(projects.length),
    amount: fc.integer({ min: 1, max: 9 }),
    day: below(days.length),
    isPreviousYear: fc.boolean(),
    target: below(12),
    isSameMoney: fc.boolean(),
    isReport: fc.boolean(),
    probe,
  });
}

const kinds: Readonly<Partial<Record<Command["name"], EntryKind>>> = {
  assign: "assigned",
  allocate: "allocated",
  supplement: "supplemented",
  cut: "cut",
  carryOver: "carriedOver",
  cancel: "cancelled",
  advance: "advanced",
  payVolume: "volumePaid",
  pay: "disbursed",
  recover: "advanceRecovered",
  refund: "refunded",
  mobilise: "mobilised",
};

/** The entries that a command would record; none where there is nothing to reverse or to carry over. */
export function entriesOf(command: Command, record: readonly NaiveRow[]): readonly Entry[] {
  const { name, amount } = command;
  const id = `e${record.length + 1}`;
  const target = record[command.target % Math.max(record.length, 1)];
  const own = baseEntry(command, id);
  const base = target !== undefined && command.isSameMoney ? { ...own, ...moneyOf(target) } : own;
  const kind = kinds[name];
  if (kind !== undefined) return [{ ...base, kind, amount: planAmount(command) }];
  if (name === "transfer") {
    const other = units[(command.unit + 1) % units.length] ?? "";
    const received = { ...base, id: `${id}b`, unitId: other, amount: BigInt(amount) };
    return [
      { ...base, kind: "transferred", amount: -BigInt(amount) },
      { ...received, kind: "transferred" },
    ];
  }
  if (name === "reverse") {
    if (target === undefined) return [];
    const { revision: _, ...entry } = target;
    return [{ ...entry, id, amount: -entry.amount, reverses: entry.id, effectiveOn: base.effectiveOn }];
  }
  return restOf(base, record);
}

function moneyOf({ unitId, projectId, source }: Entry): Pick<Entry, "unitId" | "projectId" | "source"> {
  return { unitId, projectId, source };
}

/** Plans are larger than payments, so that not every command is refused. */
function planAmount({ name, amount }: Command): bigint {
  return BigInt(name === "assign" ? 3 * amount : amount);
}

function baseEntry({ unit, source, project, day, isPreviousYear }: Command, id: string): Entry {
  const effectiveOn = days[day] ?? "";
  const year = Number(effectiveOn.slice(0, 4));
  return {
    id,
    kind: "assigned",
    effectiveOn,
    fiscalYear: isPreviousYear && year > 2023 ? year - 1 : year,
    unitId: units[unit] ?? "",
    projectId: projects[project] ?? null,
    componentId: null,
    source: sources[source] ?? sourceNotStated,
    amount: 0n,
    document: { number: null, date: null, issuer: null, title: null },
    reverses: null,
    reason: null,
  };
}

/** The whole rest of 2023 of one money, carried into 2024. */
function restOf(base: Entry, record: readonly NaiveRow[]): readonly Entry[] {
  const isSame = (row: Entry): boolean =>
    row.unitId === base.unitId && row.projectId === base.projectId && row.source === base.source;
  const rows = record.filter((row) => row.fiscalYear === 2023 && isSame(row));
  const rest = (planInForce(rows) ?? 0n) - (disbursed(rows) ?? 0n);
  const source = { ...base.source, vintage: base.source.vintage ?? 2023 };
  return rest <= 0n
    ? []
    : [{ ...base, kind: "carriedOver", fiscalYear: 2024, effectiveOn: "2024-02-29", source, amount: rest }];
}
