/**
 * The values that every wire schema is made of: amounts, decimals, dates, texts in both languages, and what is null.
 */
import { type Static, type TNull, type TSchema, type TUnion, type TUnsafe, Type } from "typebox";

/** The schema, or null: not stated, and never zero. */
export const nullable = <Schema extends TSchema>(schema: Schema): TUnion<[Schema, TNull]> =>
  Type.Union([schema, Type.Null()]);

/** One of some words. */
export const oneOf = <const Value extends string>(values: readonly Value[], description: string): TUnsafe<Value> =>
  Type.Unsafe<Value>({ type: "string", enum: [...new Set(values)], description });

/** An object of these fields and no other. */
export const object = <Properties extends Record<string, TSchema>>(properties: Properties, description?: string) =>
  Type.Object(properties, { additionalProperties: false, ...(description === undefined ? {} : { description }) });

const amountPattern = { pattern: "^-?\\d+$" };
const decimalPattern = { pattern: "^-?\\d+(\\.\\d+)?$" };

export const PlainDateSchema = Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$", description: "A calendar date" });
export const AmountSchema = Type.String({ ...amountPattern, description: "Whole đồng" });
export const DecimalSchema = Type.String({ ...decimalPattern, description: "An exact decimal number" });
export const BilingualSchema = object({ vi: Type.String(), en: Type.String() }, "The same text in both languages");

/** Whole đồng; the description says which. */
export const amount = (description: string) =>
  Type.String({ ...amountPattern, description: `${description}, whole đồng` });

/** Whole đồng, or null where nothing is stated. */
export const statedAmount = (description: string) =>
  Type.Union([amount(description), Type.Null()], { description: `${description}, whole đồng; null: not stated` });

/** A decimal number; the description says of what. */
export const decimalOf = (description: string) => Type.String({ ...decimalPattern, description });

/** A decimal number, or null; the description says of what, and when it is null. */
export const statedDecimal = (description: string) =>
  Type.Union([decimalOf(description), Type.Null()], { description });

/** A whole number of things or days. */
export const count = (description: string) => Type.Integer({ minimum: 0, description });

export const FundingSourceSchema = object({
  level: nullable(Type.String()),
  nature: nullable(Type.String()),
  origin: nullable(Type.String()),
  vintage: nullable(Type.Integer()),
  relation: nullable(Type.String()),
});

/** The paper that something rests on. */
export const LegalBasisSchema = object({
  number: nullable(Type.String()),
  date: nullable(PlainDateSchema),
  issuer: nullable(Type.String()),
  title: nullable(Type.String()),
});

/** Where in a document something stands: UTF-16 offsets and the words there. */
export const PlaceSchema = object({ start: Type.Integer(), end: Type.Integer(), excerpt: Type.String() });

/** One doubtful place, with the values that prove it. */
export const FindingSchema = object({
  code: Type.String({ description: "Stable name, e.g. `rateTruncated`" }),
  severity: oneOf(["error", "warning", "information"] as const, "How bad it is"),
  message: BilingualSchema,
  values: Type.Record(Type.String(), Type.String()),
  places: Type.Array(PlaceSchema),
});

/** The units that a number can be shown in. */
export const shownUnits = ["dong", "thousand", "million", "billion"] as const;

/** Every unit that money may be printed or written in. */
export const moneyUnits = ["dong", "thousand", "million", "billion", "thousandBillion"] as const;

/** What every answer of the ledger says first. */
export const answerHead = {
  revision: Type.Integer({ description: "The ledger revision that was asked" }),
  asOf: PlainDateSchema,
  fiscalYear: Type.Integer({ description: "The budget year" }),
  by: Type.String({ description: "Breakdowns from outer to inner, joined by commas; empty: the total alone" }),
};

/** What every answer of the ledger says last. */
export const answerTail = {
  findings: Type.Array(FindingSchema, { description: "What is doubtful; empty when nothing is" }),
  unit: oneOf(moneyUnits, "The unit that the sentence is written in"),
  sentence: BilingualSchema,
};

/** The name of a group. */
export const groupName = {
  key: Type.String({ description: "Stable key; `-` is what no document states; of several breakdowns joined by `|`" }),
  label: BilingualSchema,
};

/** The type of a schema, with nothing in it that may be changed. */
export type Immutable<Value> = Value extends readonly (infer Each)[]
  ? readonly Immutable<Each>[]
  : Value extends object
    ? { readonly [Name in keyof Value]: Immutable<Value[Name]> }
    : Value;

/** What a schema describes. */
export type WireOf<Schema extends TSchema> = Immutable<Static<Schema>>;
