/**
 * The bodies that a reconciliation is asked with: figures and their relations, a table, two books.
 *
 * Every fault in a body names one field, so what may be null is one schema of two types, and not one of two schemas.
 */
import { type Static, Type } from "typebox";
import { FigureUnitSchema, TreasuryLineSchema } from "./reconcile-schemas.ts";
import { object, oneOf, PlaceSchema } from "./wire-values.ts";

/** Longest list that a body may hold. */
export const bodyItemsMax = 10_000;
const listOf = <Schema extends Parameters<typeof Type.Array>[0]>(schema: Schema, description: string) =>
  Type.Array(schema, { maxItems: bodyItemsMax, description });
const id = Type.String({ minLength: 1, maxLength: 500 });
const printedPattern = "^-?\\d{1,100}(\\.\\d{1,100})?$";
const printedNumber = Type.String({
  pattern: printedPattern,
  description: 'Decimal string with the places as printed: "46.35"; "67172" for 67.172',
});

export const PrintedFigureSchema = object({
  id,
  label: Type.String({ description: "What the document calls it" }),
  printed: printedNumber,
  unit: FigureUnitSchema,
  isApproximate: Type.Optional(Type.Boolean({ description: "True to one whole unit of the last place" })),
  place: Type.Optional(
    Type.Unsafe<Static<typeof PlaceSchema> | null>({
      ...PlaceSchema,
      type: ["object", "null"],
      description: "Where it stands; null: not known",
    }),
  ),
});

/** The shape of a relation by its kind. */
export const relationSchemas = {
  sum: object({ id, kind: oneOf(["sum"] as const, "total = Σ parts"), total: id, parts: Type.Array(id) }),
  part: object({ id, kind: oneOf(["part"] as const, "Σ parts ≤ total"), total: id, parts: Type.Array(id) }),
  rate: object({
    id,
    kind: oneOf(["rate"] as const, "rate % = numerator / denominator"),
    rate: id,
    numerator: id,
    denominator: id,
  }),
  repeated: object({
    id,
    kind: oneOf(["repeated"] as const, "One thing printed several times"),
    figures: Type.Array(id),
  }),
  difference: object({
    id,
    kind: oneOf(["difference"] as const, "result = minuend − subtrahend"),
    result: id,
    minuend: id,
    subtrahend: id,
  }),
} as const;

const RelationSchema = Type.Union(Object.values(relationSchemas) as RelationUnion);

type RelationUnion = [
  typeof relationSchemas.sum,
  typeof relationSchemas.part,
  typeof relationSchemas.rate,
  typeof relationSchemas.repeated,
  typeof relationSchemas.difference,
];

const relations = listOf(RelationSchema, "What the figures must be to each other, by their ids");

export const FiguresBodySchema = object({ figures: listOf(PrintedFigureSchema, "The printed figures"), relations });

const TableRowSchema = object({
  id,
  label: Type.String(),
  parentId: Type.Unsafe<string | null>({
    type: ["string", "null"],
    description: "The row that it is part of; null: none",
  }),
  partition: Type.Optional(
    Type.Unsafe<string | null>({
      type: ["string", "null"],
      description: "Rows of one parent that split it in one way",
    }),
  ),
  isPartial: Type.Boolean({ description: '"Trong đó": need not add up to its parent' }),
  cells: Type.Unsafe<Record<string, string | null>>({
    type: "object",
    additionalProperties: { type: ["string", "null"], pattern: printedPattern },
    description: "Decimal strings as printed, by column; null: the table does not say",
  }),
});

const TableColumnSchema = object({
  id,
  label: Type.String(),
  role: oneOf(["plan", "disbursed", "money", "rate", "other"] as const, "`other`: neither summed nor divided"),
  unit: FigureUnitSchema,
  sumOf: Type.Optional(Type.Array(id, { description: "The columns that it is the sum of" })),
  rateOf: Type.Optional(object({ numerator: id, denominator: id }, "What it divides")),
});

export const TableBodySchema = object({
  rows: listOf(TableRowSchema, "Rows under rows"),
  columns: Type.Array(TableColumnSchema, { maxItems: 100 }),
  relations: Type.Optional(relations),
});

export const TreasuryBodySchema = object({
  unit: listOf(TreasuryLineSchema, "Payments in the books of the unit"),
  treasury: listOf(TreasuryLineSchema, "Payments on the statement of the Treasury"),
  tolerances: Type.Optional(
    object({
      days: Type.Integer({ minimum: 0, maximum: 3660, description: "Days apart that are still matched" }),
      amount: Type.String({ pattern: "^\\d+$", description: "Amounts this far apart are the same, whole đồng" }),
      timingDays: Type.Optional(
        Type.Integer({ minimum: 0, maximum: 3660, description: "Without a document, so many days; 31 without it" }),
      ),
    }),
  ),
});

export type FiguresBody = Static<typeof FiguresBodySchema>;
export type TableBody = Static<typeof TableBodySchema>;
export type TreasuryBody = Static<typeof TreasuryBodySchema>;
