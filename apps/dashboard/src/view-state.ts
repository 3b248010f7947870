/**
 * View state: everything that decides what the page shows, and its place in the address.
 *
 * The address is the only memory: a link restores the view in any browser, and back and forward work. What the
 * address cannot mean is never replaced in silence: unknown keys are named in a notice, and a value that cannot be
 * used stops the page from showing figures that nobody asked for.
 */
import {
  type Breakdown,
  breakdowns,
  type Language,
  languages,
  parseDate,
  type PlainDate,
  type PlanBasis,
  planBases,
} from "@giaingan/finance";

/** The units that the page offers, smallest first. */
export const shownUnits = ["dong", "thousand", "million", "billion"] as const;

/** One of `shownUnits`. */
export type ShownUnit = (typeof shownUnits)[number];

/** The breakdowns that the page offers: it shows one budget year at a time. */
export const shownBreakdowns: readonly Breakdown[] = breakdowns.filter((by) => by !== "year");

/** The screens; the first is the one without a key in the address. */
export const screens = ["overview", "import"] as const;

/** The numbers that open their entries. */
export const openedMeasures = ["plan", "disbursed", "remaining", "mobilised"] as const;

/** A number whose entries are shown in the dialog. */
export interface OpenedNumber {
  readonly measure: (typeof openedMeasures)[number];
  /** The group of the breakdown; null for the total. */
  readonly key: string | null;
}

/** What the page shows. Null: the ledger's own choice, which is not written into the address. */
export interface ViewState {
  readonly lang: Language;
  readonly screen: (typeof screens)[number];
  /** Null: the latest data date. */
  readonly asOf: PlainDate | null;
  readonly basis: PlanBasis;
  /** Null: chosen by the size of the plan. */
  readonly unit: ShownUnit | null;
  readonly by: Breakdown;
  /** Null: the latest planned budget year. */
  readonly year: number | null;
  /** Null: all units together. */
  readonly unitId: string | null;
  /** Null: the newest revision. */
  readonly rev: number | null;
  /** Whether the chart's card shows its picture or its figures. */
  readonly chart: "picture" | "table";
  readonly open: OpenedNumber | null;
}

/** The view of an address without parameters. */
export const defaultView: ViewState = {
  lang: "vi",
  screen: "overview",
  asOf: null,
  basis: "includingCarryOver",
  unit: null,
  by: "source",
  year: null,
  unitId: null,
  rev: null,
  chart: "picture",
  open: null,
};

/** The keys of the address, in the order in which they are written. */
export const addressKeys = [
  "lang",
  "screen",
  "asOf",
  "basis",
  "unit",
  "by",
  "year",
  "unitId",
  "rev",
  "chart",
  "open",
  "key",
] as const;

/** One of `addressKeys`. */
export type AddressKey = (typeof addressKeys)[number];

/** A value in the address that cannot be used. */
export interface AddressFault {
  readonly key: AddressKey;
  readonly value: string;
  /** The values that would do, where they are few; null otherwise. */
  readonly choices: readonly string[] | null;
}

/** An address, read. */
export interface ReadAddress {
  /** With the default in place of every value that cannot be used. */
  readonly view: ViewState;
  /** Keys that mean nothing here, or are given twice. */
  readonly ignoredKeys: readonly string[];
  readonly faults: readonly AddressFault[];
}

/** Reads the query part of an address, with or without its question mark. Never throws. */
export function readAddress(search: string): ReadAddress {
  const parameters = new URLSearchParams(search);
  const faults: AddressFault[] = [];
  const read = <Value>(
    key: AddressKey,
    fallback: Value,
    parse: (text: string) => Value | null,
    choices: readonly string[] | null = null,
  ): Value => {
    const text = parameters.get(key);
    if (text === null) return fallback;
    const value = parse(text);
    if (value !== null) return value;
    faults.push({ key, value: text, choices });
    return fallback;
  };
  const choose = <Choice extends string, Fallback>(
    key: AddressKey,
    choices: readonly Choice[],
    fallback: Fallback,
  ): Choice | Fallback =>
    read<Choice | Fallback>(key, fallback, (text) => choices.find((choice) => choice === text) ?? null, choices);
  const measure = choose("open", openedMeasures, null);
  const view: ViewState = {
    lang: choose("lang", languages, defaultView.lang),
    screen: choose("screen", screens, defaultView.screen),
    asOf: read("asOf", defaultView.asOf, parseDate),
    basis: choose("basis", planBases, defaultView.basis),
    unit: choose("unit", shownUnits, defaultView.unit),
    by: choose("by", shownBreakdowns, defaultView.by),
    year: read("year", defaultView.year, (text) => wholeNumber(text, { least: 1900, most: 9999 })),
    unitId: read("unitId", defaultView.unitId, (text) => (text === "" ? null : text)),
    rev: read("rev", defaultView.rev, (text) => wholeNumber(text, { least: 0, most: Number.MAX_SAFE_INTEGER })),
    chart: choose("chart", ["picture", "table"], defaultView.chart),
    open: measure === null ? null : { measure, key: parameters.get("key") },
  };
  return { view, ignoredKeys: findIgnoredKeys(parameters, view), faults };
}

/** Writes the query part of an address: "" or "?" and the values that are not the default. */
export function writeAddress(view: ViewState): string {
  const parameters = new URLSearchParams();
  const write = (key: AddressKey, value: string | number | null, fallback: string | null = null): void => {
    if (value !== null && value !== fallback) parameters.set(key, String(value));
  };
  write("lang", view.lang, defaultView.lang);
  write("screen", view.screen, defaultView.screen);
  write("asOf", view.asOf);
  write("basis", view.basis, defaultView.basis);
  write("unit", view.unit);
  write("by", view.by, defaultView.by);
  write("year", view.year);
  write("unitId", view.unitId);
  write("rev", view.rev);
  write("chart", view.chart, defaultView.chart);
  write("open", view.open?.measure ?? null);
  write("key", view.open?.key ?? null);
  const text = parameters.toString();
  return text === "" ? "" : `?${text}`;
}

function wholeNumber(text: string, { least, most }: { readonly least: number; readonly most: number }): number | null {
  if (!/^\d{1,16}$/u.test(text)) return null;
  const count = Number(text);
  return count >= least && count <= most ? count : null;
}

function findIgnoredKeys(parameters: URLSearchParams, view: ViewState): readonly string[] {
  const known = new Set<string>(addressKeys);
  const isIgnored = (key: string): boolean =>
    !known.has(key) || parameters.getAll(key).length > 1 || (key === "key" && view.open === null);
  return [...new Set(parameters.keys())].filter(isIgnored);
}
