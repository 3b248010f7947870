/**
 * Contributions: what people and enterprises give beside the budget, in money or in kind, and its value in đồng.
 *
 * Labour and land are worth what a record says they are worth: a quantity and a unit value. The entry has no field of
 * its own for the form: it stands in `componentId` as `mobilised/labour`, the valuation in `reason`, and the evidence
 * is the entry's document.
 */
import type { PlainDate } from "../calendar.ts";
import type { Decimal } from "../decimal.ts";
import type { Entry, LegalBasis } from "../entry.ts";
import { type FundingSource, sourceNotStated } from "../funding-source.ts";
import type { Bilingual } from "../language.ts";
import type { Dong } from "../money.ts";
import { formatMoneyWithUnit, formatNumber } from "../number-text.ts";
import { refuse } from "../refusal/refusal.ts";

/**
 * In what form something is given: `cash` of the people, `labour` in days, `land` given up, money or goods of an
 * `enterprise` or cooperative, `credit` of banks, and `other`, sponsors among them.
 *
 * @example
 * ```ts
 * contributionForms // => ["cash", "labour", "land", "enterprise", "credit", "other"]
 * ```
 */
export const contributionForms = ["cash", "labour", "land", "enterprise", "credit", "other"] as const;

/** One of `contributionForms`. */
export type ContributionForm = (typeof contributionForms)[number];

/**
 * The forms in words, with the one that a document does not state.
 *
 * @example
 * ```ts
 * contributionFormNames.land // => { vi: "Hiến đất", en: "Land given" }
 * ```
 */
export const contributionFormNames: Readonly<Record<ContributionForm | "notStated", Bilingual>> = {
  cash: { vi: "Tiền dân góp", en: "Cash of the people" },
  labour: { vi: "Ngày công lao động", en: "Labour days" },
  land: { vi: "Hiến đất", en: "Land given" },
  enterprise: { vi: "Doanh nghiệp, hợp tác xã", en: "Enterprises, cooperatives" },
  credit: { vi: "Tín dụng", en: "Credit" },
  other: { vi: "Tài trợ, khác", en: "Sponsors, other" },
  notStated: { vi: "Chưa nêu hình thức", en: "Form not stated" },
};

/** What a component that keeps a form begins with; no other component does. */
export const contributionPrefix = "mobilised/";

/**
 * The `componentId` in which a `mobilised` entry keeps its form.
 *
 * @example
 * ```ts
 * contributionComponent("labour") // => "mobilised/labour"
 * ```
 */
export function contributionComponent(form: ContributionForm): string {
  return contributionPrefix + form;
}

/**
 * The form that a `componentId` keeps.
 *
 * @returns null where it keeps none: the form is not stated
 * @example
 * ```ts
 * contributionFormOf("mobilised/land") // => "land"
 * contributionFormOf("02") // => null
 * contributionFormOf(null) // => null
 * ```
 */
export function contributionFormOf(componentId: string | null): ContributionForm | null {
  return contributionForms.find((form) => contributionComponent(form) === componentId) ?? null;
}

/** What was given. Null and left out: not stated. */
export interface Contribution {
  readonly form: ContributionForm;
  /** Money given as such, whole đồng. Labour and land have none: state quantity and unit value. */
  readonly amount?: Dong | null;
  /** How much of it: 120 days, 350,5 m². */
  readonly quantity?: Decimal | null;
  /** What is counted; left out: "ngày công" of labour, "m²" of land. */
  readonly quantityUnit?: string | null;
  /** What one unit is worth, whole đồng. */
  readonly unitValue?: Dong | null;
}

/** A contribution's worth. */
export interface ContributionValue {
  /** Whole đồng, rounded half up. */
  readonly amount: Dong;
  /** How it was valued, "120 ngày công × 250.000 đồng", in the language of the record; null of money given as such. */
  readonly valuationText: string | null;
}

/** What is counted where nobody says. */
const defaultQuantityUnits: Readonly<Partial<Record<ContributionForm, string>>> = { labour: "ngày công", land: "m²" };

/**
 * Values a contribution: quantity × unit value, exactly, rounded half up to whole đồng. Money needs neither; cash,
 * enterprise, credit and other may be given as money, or in kind with both.
 *
 * @throws Refusal `contributionNotValued` where quantity or unit value is missing or negative, where money has no
 *   amount or a negative one, and where an amount is not what quantity and unit value give
 * @example
 * ```ts
 * valueContribution({ form: "labour", quantity: decimal(120), unitValue: 250_000n }) // => { amount: 30_000_000n, valuationText: "120 ngày công × 250.000 đồng" }
 * valueContribution({ form: "land", quantity: decimal("350.5"), unitValue: 3n }) // => { amount: 1_052n, valuationText: "350,5 m² × 3 đồng" }
 * valueContribution({ form: "cash", amount: 5_000_000n }) // => { amount: 5_000_000n, valuationText: null }
 * valueContribution({ form: "labour", quantity: decimal(-1), unitValue: 250_000n }) // => throws contributionNotValued
 * valueContribution({ form: "land", quantity: decimal(350), unitValue: null }) // => throws contributionNotValued
 * valueContribution({ form: "labour", amount: 30_000_000n }) // => throws contributionNotValued
 * ```
 */
export function valueContribution(contribution: Contribution): ContributionValue {
  const { form, amount = null, quantity = null, unitValue = null } = contribution;
  const isInKind = form === "labour" || form === "land" || quantity !== null || unitValue !== null;
  if (!isInKind) {
    if (amount === null || amount < 0n) throw notValued(form, "amount", amount);
    return { amount, valuationText: null };
  }
  if (quantity === null || !quantity.isFinite() || quantity.lt(0)) throw notValued(form, "quantity", quantity);
  if (unitValue === null || unitValue < 0n) throw notValued(form, "unitValue", unitValue);
  const worth = multiplyHalfUp(quantity, unitValue);
  if (amount !== null && amount !== worth) throw notValued(form, "amount", amount, worth);
  return { amount: worth, valuationText: valuationTextOf(contribution, { quantity, unitValue }) };
}

function notValued(
  form: ContributionForm,
  field: "amount" | "quantity" | "unitValue",
  value: Dong | Decimal | null,
  expected: Dong | null = null,
): Error {
  return refuse("contributionNotValued", {
    form,
    field,
    value: value === null ? "" : value.toString(),
    expected: expected === null ? "≥ 0" : expected.toString(),
  });
}

/** In whole numbers, because a decimal product is cut off after 60 digits. */
function multiplyHalfUp(quantity: Decimal, unitValue: Dong): Dong {
  const [whole = "0", fraction = ""] = quantity.toFixed().split(".");
  const scale = 10n ** BigInt(fraction.length);
  return (2n * BigInt(whole + fraction) * unitValue + scale) / (2n * scale);
}

function valuationTextOf(
  { form, quantityUnit = null }: Contribution,
  { quantity, unitValue }: { readonly quantity: Decimal; readonly unitValue: Dong },
): string {
  const count = formatNumber(quantity, { language: "vi", places: quantity.decimalPlaces() });
  const counted = quantityUnit ?? defaultQuantityUnits[form];
  const each = formatMoneyWithUnit(unitValue, { language: "vi", unit: "dong" });
  return `${counted === undefined ? count : `${count} ${counted}`} × ${each}`;
}

/** What an entry of a contribution says beside its worth. */
export interface ContributionRecord extends Contribution {
  /** Made by the client, unique for the life of the ledger. */
  readonly id: string;
  readonly effectiveOn: PlainDate;
  readonly fiscalYear: number;
  readonly unitId: string;
  readonly projectId?: string | null;
  /** The evidence: a record of acceptance, a list of names, a contract. Left out: none, which every answer shows. */
  readonly document?: LegalBasis;
  /** Said behind the valuation. */
  readonly note?: string | null;
  /** Left out: off-budget, nothing else stated. */
  readonly source?: FundingSource;
}

/**
 * The entry of a contribution.
 *
 * @throws Refusal `contributionNotValued`, see `valueContribution`
 * @example
 * ```ts
 * const entry = makeContributionEntry({ id: "c1", effectiveOn: "2023-06-30", fiscalYear: 2023, unitId: "Tân Lập", form: "labour", quantity: decimal(120), unitValue: 250_000n });
 * [entry.kind, entry.componentId, entry.amount, entry.reason] // => ["mobilised", "mobilised/labour", 30_000_000n, "120 ngày công × 250.000 đồng"]
 * entry.source.relation // => "offBudget"
 * ```
 */
export function makeContributionEntry(record: ContributionRecord): Entry {
  const { amount, valuationText } = valueContribution(record);
  const words = [valuationText, record.note ?? null].filter((text) => text !== null);
  return {
    id: record.id,
    kind: "mobilised",
    effectiveOn: record.effectiveOn,
    fiscalYear: record.fiscalYear,
    unitId: record.unitId,
    projectId: record.projectId ?? null,
    componentId: contributionComponent(record.form),
    source: record.source ?? { ...sourceNotStated, relation: "offBudget" },
    amount,
    document: record.document ?? { number: null, date: null, issuer: null, title: null },
    reverses: null,
    reason: words.length === 0 ? null : words.join("; "),
  };
}
