/**
 * The wire form of posting: one batch of entries, all or nothing, and what the ledger answers.
 *
 * What is not stated is null or left out, and never zero. Every fault in a body names one field, so what may be null is
 * one schema of two types, and not one of two schemas.
 */
import { entryKinds } from "@giaingan/finance";
import { type Static, Type } from "typebox";
import { bodyItemsMax } from "./reconcile-bodies.ts";
import { AmountSchema, count, FindingSchema, object, oneOf, PlainDateSchema, type WireOf } from "./wire-values.ts";

const textMax = 2_000;
const idMax = 200;
const idOf = (description: string) => Type.String({ minLength: 1, maxLength: idMax, description });
const textOrNull = (description: string) =>
  Type.Optional(Type.Unsafe<string | null>({ type: ["string", "null"], maxLength: textMax, description }));
const dateOrNull = (description: string) =>
  Type.Optional(
    Type.Unsafe<string | null>({ type: ["string", "null"], pattern: "^\\d{4}-\\d{2}-\\d{2}$", description }),
  );
const wordOrNull = <const Word extends string>(words: readonly Word[], description: string) =>
  Type.Optional(Type.Unsafe<Word | null>({ enum: [...words, null], description }));
const yearLimits = { minimum: 1976, maximum: 2100 };

const SourceBodySchema = object(
  {
    level: wordOrNull(["central", "province", "district", "commune"], "Whose budget"),
    nature: wordOrNull(["investment", "recurrent"], "Investment or recurrent"),
    origin: wordOrNull(["domestic", "foreign"], "Domestic or foreign"),
    vintage: Type.Optional(
      Type.Unsafe<number | null>({ type: ["integer", "null"], ...yearLimits, description: "Year of the plan" }),
    ),
    relation: wordOrNull(["direct", "counterpart", "integrated", "offBudget"], "Relation to the programme"),
  },
  "Whose money; a field that is null or left out is not stated",
);

/** One entry as its author writes it. */
export const EntryBodySchema = object({
  id: idOf("Made by the client, unique for the life of the ledger"),
  kind: oneOf(entryKinds, "What happened to the money"),
  effectiveOn: PlainDateSchema,
  fiscalYear: Type.Integer({ ...yearLimits, description: "The budget year that it counts in" }),
  unitId: idOf("The unit"),
  projectId: textOrNull("The project"),
  componentId: textOrNull("The part of the programme"),
  source: Type.Optional(SourceBodySchema),
  amount: AmountSchema,
  document: Type.Optional(
    object({
      number: textOrNull("Number"),
      date: dateOrNull("Its date"),
      issuer: textOrNull("Who issued it"),
      title: textOrNull("What it is about"),
    }),
  ),
  reverses: textOrNull("The id of the entry that it takes back"),
  reason: textOrNull("Why; left out: that of the batch"),
});

export const BatchBodySchema = object({
  id: idOf("Made by the client, for the life of the ledger; sent again with the same entries, nothing is posted"),
  documentName: Type.String({ minLength: 1, maxLength: textMax, description: "The form or paper, for people" }),
  entries: Type.Array(EntryBodySchema, { minItems: 1, maxItems: bodyItemsMax, description: "All are posted, or none" }),
  reason: textOrNull("Why, for entries that give no reason of their own"),
});

export const BatchPostedSchema = object({
  revision: Type.Integer({ description: "The number of the batch" }),
  batchId: Type.String(),
  postedEntryCount: count("Entries recorded: less than sent when some had been recorded before, with the same body"),
  derivedEntryCount: count("Entries that followed by themselves: carry-overs of a corrected year"),
  alreadyPosted: Type.Boolean({ description: "The same had been posted before; nothing was written now" }),
  chainHead: Type.String({ description: "SHA-256 over this batch and all before it" }),
  findings: Type.Array(FindingSchema, { description: "What is doubtful about the batch; empty when nothing is" }),
});

/** Which batch is taken back, and why. */
export const UndoBodySchema = object({
  id: idOf("Made by the client, for the life of the ledger; sent again with the same body, nothing is posted"),
  revision: Type.Integer({ minimum: 1, description: "The batch that is taken back" }),
  reason: textOrNull("Why; left out: that this revision was taken back"),
});

export const UndoPostedSchema = object({
  revision: Type.Integer({ description: "The number of the batch that takes the other back" }),
  batchId: Type.String(),
  undoneRevision: Type.Integer({ description: "The batch that was taken back" }),
  undoneDocument: Type.String({ description: "Its document" }),
  postedEntryCount: count("Entries that take one back"),
  derivedEntryCount: count("Entries that followed by themselves: carry-overs of a corrected year"),
  reversedBeforeCount: count("Entries of the batch that had been taken back before"),
  alreadyPosted: Type.Boolean({ description: "The same had been posted before; nothing was written now" }),
  chainHead: Type.String({ description: "SHA-256 over this batch and all before it" }),
  findings: Type.Array(FindingSchema, { description: "What is doubtful about it; empty when nothing is" }),
});

export type UndoBody = Static<typeof UndoBodySchema>;
export type WireUndoPosted = WireOf<typeof UndoPostedSchema>;
export type EntryBody = Static<typeof EntryBodySchema>;
export type BatchBody = Static<typeof BatchBodySchema>;
export type WireBatchPosted = WireOf<typeof BatchPostedSchema>;
