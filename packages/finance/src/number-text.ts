/**
 * Numbers and dates as people write them: 14.108 and 46,36% in Vietnamese, 14,108 and 46.36% in English.
 */
import { type PlainDate, plainDate } from "./calendar.ts";
import { type Decimal, decimal, roundHalfUp } from "./decimal.ts";
import type { Language } from "./language.ts";
import { type Dong, inUnit, type MoneyUnit, moneyUnitNames } from "./money.ts";

interface NumberConvention {
  readonly group: string;
  readonly decimal: string;
  /** An unsigned number: without groups, or in whole groups of which the first does not begin with zero. */
  readonly grammar: RegExp;
}

const conventions: Readonly<Record<Language, NumberConvention>> = {
  vi: { group: ".", decimal: ",", grammar: /^(?:\d+|[1-9]\d{0,2}(?:\.\d{3})+)(?:,\d+)?$/u },
  en: { group: ",", decimal: ".", grammar: /^(?:\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d+)?$/u },
};

/** Decimals shown for each unit when the caller does not say: tỷ keeps what makes whole triệu. */
const defaultPlaces: Readonly<Record<MoneyUnit, number>> = {
  dong: 0,
  thousand: 0,
  million: 0,
  billion: 3,
  thousandBillion: 3,
};

/**
 * Writes a number with grouped thousands, rounded half up to exactly `places` decimals.
 * Negative numbers carry a hyphen-minus; a number that rounds to zero carries none.
 *
 * @example
 * ```ts
 * formatNumber(decimal("-30433.5"), { language: "vi", places: 1 }) // => "-30.433,5"
 * formatNumber(decimal("-0.4"), { language: "en" }) // => "0"
 * ```
 */
export function formatNumber(
  value: Decimal,
  { language, places = 0 }: { readonly language: Language; readonly places?: number },
): string {
  const { group, decimal: point } = conventions[language];
  const rounded = roundHalfUp(value, places);
  const [whole = "0", fraction] = rounded.abs().toFixed(places).split(".");
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/gu, group);
  const sign = rounded.isNegative() && !rounded.isZero() ? "-" : "";
  return `${sign}${grouped}${fraction === undefined ? "" : point + fraction}`;
}

/**
 * An amount in a unit, without the unit's name: "14.108". `places`: 0 up to triệu, 3 for tỷ and nghìn tỷ.
 *
 * @example
 * ```ts
 * formatMoney(14_108_000_000n, { language: "vi", unit: "million" }) // => "14.108"
 * formatMoney(14_108_000_000n, { language: "en", unit: "billion" }) // => "14.108"
 * ```
 */
export function formatMoney(
  amount: Dong,
  options: { readonly language: Language; readonly unit: MoneyUnit; readonly places?: number },
): string {
  const { language, unit, places = defaultPlaces[unit] } = options;
  return formatNumber(inUnit(amount, unit), { language, places });
}

/**
 * An amount with the unit's name: "14.108 triệu đồng", "14,108 million VND".
 *
 * @example
 * ```ts
 * formatMoneyWithUnit(14_108_000_000n, { language: "vi", unit: "million" }) // => "14.108 triệu đồng"
 * formatMoneyWithUnit(14_108_000_000n, { language: "en", unit: "million" }) // => "14,108 million VND"
 * ```
 */
export function formatMoneyWithUnit(
  amount: Dong,
  options: { readonly language: Language; readonly unit: MoneyUnit; readonly places?: number },
): string {
  return `${formatMoney(amount, options)} ${moneyUnitNames[options.unit][options.language]}`;
}

/**
 * A rate (0.4636 is 46,36%) as a percentage with two decimals unless told otherwise.
 *
 * @example
 * ```ts
 * formatPercent(ratio(14_108n, 30_433n), { language: "vi" }) // => "46,36%"
 * formatPercent(decimal("0.4636"), { language: "en", places: 0 }) // => "46%"
 * ```
 */
export function formatPercent(
  rate: Decimal,
  { language, places = 2 }: { readonly language: Language; readonly places?: number },
): string {
  return `${formatNumber(rate.times(100), { language, places })}%`;
}

/**
 * A rate's difference as points: 0.3693 is "36,93".
 *
 * @example
 * ```ts
 * formatPoints(decimal("0.3693"), { language: "vi" }) // => "36,93"
 * ```
 */
export function formatPoints(
  difference: Decimal,
  { language, places = 2 }: { readonly language: Language; readonly places?: number },
): string {
  return formatNumber(difference.times(100), { language, places });
}

/**
 * A date as dd/mm/yyyy, the same in both languages.
 *
 * @example
 * ```ts
 * formatDate("2023-10-31") // => "31/10/2023"
 * ```
 */
export function formatDate(date: PlainDate): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}

/**
 * Reads a number written in the convention of one language: "30.433,5" in Vietnamese, "30,433.5" in English.
 *
 * Groups must be whole ("30.43" is no Vietnamese number; "30.4333" neither) and do not begin with zero ("0.463" is an
 * English rate, never 463). The sign is one of "-", "−" or brackets.
 *
 * @returns null when the text is no such number
 * @example
 * ```ts
 * parseNumber("30.433,5", "vi") // => "30433.5"
 * parseNumber("(1,186)", "en") // => "-1186"
 * parseNumber("30.43", "vi") // => null
 * ```
 */
export function parseNumber(text: string, language: Language): Decimal | null {
  const { group, decimal: point, grammar } = conventions[language];
  const trimmed = text.trim();
  const negative = /^(?:\((.*)\)|[-−](.*))$/u.exec(trimmed);
  const unsigned = negative?.[1] ?? negative?.[2] ?? trimmed;
  if (!grammar.test(unsigned)) return null;
  const value = decimal(unsigned.replaceAll(group, "").replace(point, "."));
  return negative === null ? value : value.negated();
}

/**
 * Reads a date as `YYYY-MM-DD` or day/month/year with "/", "-" or "."; null when there is no such day.
 *
 * @example
 * ```ts
 * parseDate("31/10/2023") // => "2023-10-31"
 * parseDate("29/02/2024") // => "2024-02-29"
 * parseDate("29/02/2023") // => null
 * ```
 */
export function parseDate(text: string): PlainDate | null {
  const trimmed = text.trim();
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(trimmed);
  if (iso) return plainDate({ year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) });
  const local = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/u.exec(trimmed);
  if (!local) return null;
  return plainDate({ year: Number(local[4]), month: Number(local[3]), day: Number(local[1]) });
}

/**
 * The unit to show amounts of this size in, chosen once for a whole report: triệu as a rule, đồng when the largest
 * amount is below one triệu, tỷ from ten thousand tỷ.
 *
 * @param largest the largest amount of the report, in đồng; its sign does not matter
 * @example
 * ```ts
 * chooseMoneyUnit(-30_433_000_000n) // => "million"
 * chooseMoneyUnit(999_999n) // => "dong"
 * chooseMoneyUnit(10_000_000_000_000n) // => "billion"
 * ```
 */
export function chooseMoneyUnit(largest: Dong): MoneyUnit {
  const magnitude = largest < 0n ? -largest : largest;
  if (magnitude < 1_000_000n) return "dong";
  return magnitude < 10_000_000_000_000n ? "million" : "billion";
}
