/**
 * The wire form of closed periods: what is closed, and what closes or opens a month or a budget year.
 */
import { type Static, Type } from "typebox";
import { LegalBasisSchema, nullable, object, oneOf, PlainDateSchema, type WireOf } from "./wire-values.ts";

const action = oneOf(["close", "reopen"] as const, "What was decided");
const fiscalYear = Type.Integer({ minimum: 1976, maximum: 2100, description: "Budget year; of a month its year" });
const textMax = 2_000;

/** Text that may be null; one schema of two types, so that a fault names the field. */
const textOrNull = (description: string) =>
  Type.Unsafe<string | null>({ type: ["string", "null"], maxLength: textMax, description });
const dateOrNull = Type.Unsafe<string | null>({ type: ["string", "null"], pattern: "^\\d{4}-\\d{2}-\\d{2}$" });

export const PeriodChangeSchema = object({
  period: Type.String({ description: "`2023-10` a month, `2023` a budget year" }),
  action,
  fiscalYear: Type.Integer(),
  month: nullable(Type.Integer()),
  reason: nullable(Type.String()),
  decidedOn: PlainDateSchema,
  document: LegalBasisSchema,
  revision: Type.Integer({ description: "The batch that recorded it" }),
  recordedAt: Type.String(),
});

export const PeriodsAnswerSchema = object({
  revision: Type.Integer(),
  closed: Type.Array(PeriodChangeSchema, { description: "What is closed, each period with its closing" }),
  changes: Type.Array(PeriodChangeSchema, { description: "Every closing and re-opening, as recorded" }),
});

export const PeriodChangeBodySchema = object({
  id: Type.String({ minLength: 1, maxLength: 200, description: "Made by the client; sent again, nothing is posted" }),
  action,
  fiscalYear,
  month: Type.Unsafe<number | null>({
    type: ["integer", "null"],
    minimum: 1,
    maximum: 12,
    description: "1–12; null: the whole budget year",
  }),
  reason: Type.Optional(textOrNull("Why; must be given to re-open")),
  decidedOn: PlainDateSchema,
  document: Type.Optional(
    object({
      number: textOrNull("Number"),
      date: dateOrNull,
      issuer: textOrNull("Who issued it, and so decided"),
      title: textOrNull("What it is about"),
    }),
  ),
});

export const PeriodChangedSchema = object({
  period: Type.String(),
  action,
  revision: Type.Integer(),
  id: Type.String(),
  alreadyPosted: Type.Boolean({ description: "The same had been posted before; nothing was written now" }),
});

export type WirePeriods = WireOf<typeof PeriodsAnswerSchema>;
export type PeriodChangeBody = Static<typeof PeriodChangeBodySchema>;
export type WirePeriodChanged = WireOf<typeof PeriodChangedSchema>;
