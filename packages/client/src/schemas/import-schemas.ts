/**
 * The wire form of an import: a file is sent once and kept for a while; then it is looked at, with what an officer settles,
 * as often as it takes, and posted.
 */
import { entryKinds } from "@giaingan/finance";
import { type Static, Type } from "typebox";
import {
  AmountSchema,
  BilingualSchema,
  count,
  FindingSchema,
  FundingSourceSchema,
  type Immutable,
  LegalBasisSchema,
  nullable,
  object,
  oneOf,
  PlaceSchema,
  PlainDateSchema,
} from "./wire-values.ts";

const nameMax = 500;
const name = (description: string) => Type.String({ minLength: 1, maxLength: nameMax, description });

export const ImportFileQuerySchema = object({ name: name("The name of the file, for people") });

export const ImportFileSchema = object({
  file: Type.String({ pattern: "^[0-9a-f]{64}$", description: "SHA-256 of the file: names it in what follows" }),
  name: Type.String(),
  format: Type.String({ description: "xlsx, ods, csv, docx or text, by its content" }),
  sheets: Type.Array(object({ name: Type.String(), isHidden: Type.Boolean() })),
  meanings: Type.Array(object({ value: Type.Record(Type.String(), Type.String()), name: BilingualSchema }), {
    description: "What a column may be said to mean, money first",
  }),
});

const namesOf = (description: string) =>
  Type.Optional(Type.Record(Type.String(), Type.String({ maxLength: nameMax }), { description }));

/** A meaning as an officer chooses it; for money what is left out is not told. */
const MeaningBodySchema = Type.Record(Type.String(), Type.Unknown(), {
  description: '{"kind": "money", "measure": "plan"}, {"kind": "rate"}, {"kind": "ignored"} …',
});

export const ImportSettingsSchema = object(
  {
    unit: Type.Optional(nullable(name("Whose money it is"))),
    asOf: Type.Optional(nullable(PlainDateSchema)),
    fiscalYear: Type.Optional(nullable(Type.Integer({ minimum: 1976, maximum: 2100 }))),
    moneyUnit: Type.Optional(
      nullable(Type.String({ pattern: "^10{0,12}$", description: "Đồng in one unit: 1000000" })),
    ),
    numbers: Type.Optional(nullable(oneOf(["vi", "en"], "30.433,5 or 30,433.5"))),
    columns: Type.Optional(
      Type.Record(Type.String(), MeaningBodySchema, { description: "By the words of the heading" }),
    ),
    units: namesOf('Printed name → id of the known one, or "+": a new one'),
    projects: namesOf('Printed name → id of the known one, or "+": a new one'),
    takesNewUnits: Type.Optional(Type.Boolean()),
    ignoredSheets: Type.Optional(Type.Array(Type.String(), { maxItems: 500 })),
    acceptedCells: Type.Optional(Type.Array(Type.String(), { maxItems: 5_000, description: "Sheet!C9" })),
  },
  "What the file leaves open; what is left out the file says, or it is asked",
);

export const ImportBodySchema = object({
  file: Type.String({ pattern: "^[0-9a-f]{64}$", description: "As it was answered when the file was sent" }),
  settings: Type.Optional(ImportSettingsSchema),
});

export const ImportPostQuerySchema = object({
  late: Type.Optional(oneOf(["refuse", "firstOpenPeriod"], "What becomes of entries of a closed period")),
});

export const ErrorWorkbookQuerySchema = object({
  lang: Type.Optional(oneOf(["vi", "en"], "The language of its comments")),
});

const ColumnSchema = object({
  letter: Type.String(),
  name: Type.String({ description: "Its heading, joined by ›: names it in settings" }),
  number: nullable(Type.String()),
  meaning: Type.Unsafe<Readonly<Record<string, unknown>>>({ type: "object", additionalProperties: true }),
  meaningName: BilingualSchema,
  confidence: oneOf(["certain", "likely", "unclear"], "How sure it is"),
  isHidden: Type.Boolean(),
});

const RowSchema = object({
  row: count("As the sheet counts, from 1"),
  label: Type.String(),
  name: Type.String(),
  depth: count("Steps below the top"),
  role: oneOf(["total", "group", "detail"], "What it is"),
  isPartial: Type.Boolean(),
  isHidden: Type.Boolean(),
  isHeld: Type.Boolean({ description: "Not posted until something is put right" }),
  cells: Type.Array(Type.String()),
});

const TableSchema = object({
  sheet: Type.String(),
  range: Type.String(),
  title: nullable(Type.String()),
  unitName: nullable(Type.String()),
  moneyUnit: nullable(object({ dong: AmountSchema, printed: Type.String() })),
  asOf: nullable(PlainDateSchema),
  fiscalYear: nullable(Type.Integer()),
  numbers: nullable(Type.String()),
  columns: Type.Array(ColumnSchema),
  rowCount: count("Rows in all"),
  rows: Type.Array(RowSchema, { description: "The first rows" }),
  isHeld: Type.Boolean(),
});

const ImportFindingSchema = object({
  code: Type.String(),
  severity: oneOf(["error", "warning", "information"], "How bad it is"),
  withholds: nullable(oneOf(["row", "table"], "What is not posted because of it")),
  asks: nullable(Type.String({ description: "The setting that answers it" })),
  fact: BilingualSchema,
  remedy: BilingualSchema,
  cell: nullable(Type.String({ description: "Sheet!C9" })),
  printed: Type.String(),
  values: Type.Record(Type.String(), Type.String()),
  choices: Type.Array(object({ value: Type.String(), name: BilingualSchema })),
});

const PlannedEntrySchema = object({
  id: Type.String(),
  kind: oneOf(entryKinds, "What happened to the money"),
  effectiveOn: PlainDateSchema,
  fiscalYear: Type.Integer(),
  unitId: Type.String(),
  projectId: nullable(Type.String()),
  componentId: nullable(Type.String()),
  source: FundingSourceSchema,
  amount: AmountSchema,
  document: LegalBasisSchema,
  reverses: nullable(Type.String()),
  reason: nullable(Type.String()),
});

const ReportFigureSchema = object({
  raw: Type.String({ description: "As printed" }),
  start: Type.Integer(),
  end: Type.Integer(),
  kind: oneOf(["money", "percent"], "What it counts"),
  amount: nullable(AmountSchema),
  percent: nullable(Type.String()),
  role: Type.String(),
  roleName: BilingualSchema,
  asOf: nullable(Type.String()),
  fund: nullable(Type.String()),
  qualifier: nullable(Type.String()),
  needsReview: Type.Boolean(),
  sourceName: nullable(BilingualSchema),
  before: Type.String({ description: "The words before it" }),
  behind: Type.String({ description: "The words behind it" }),
  isPosted: Type.Boolean({ description: "Its sum is one of those that may be posted" }),
});

const PassedCheckSchema = object({
  code: Type.String(),
  message: BilingualSchema,
  values: Type.Record(Type.String(), Type.String()),
  places: Type.Array(PlaceSchema),
});

const ReportSchema = object({
  title: nullable(Type.String()),
  unitId: Type.String(),
  fiscalYear: nullable(Type.Integer()),
  figureCount: count("Figures in all"),
  figures: Type.Array(ReportFigureSchema, { description: "The first figures" }),
  findings: Type.Array(FindingSchema),
  checks: Type.Array(PassedCheckSchema),
  postedBefore: nullable(Type.Integer({ description: "The revision in which it was posted" })),
});

export const ImportPreviewSchema = object({
  tables: Type.Array(TableSchema),
  findings: Type.Array(ImportFindingSchema, { description: "The first ones" }),
  findingCount: count("Findings in all"),
  heldRowCount: count("Rows that are held back"),
  totals: Type.Array(
    object({
      measure: Type.String(),
      fiscalYear: nullable(Type.Integer()),
      asOf: nullable(PlainDateSchema),
      amount: AmountSchema,
    }),
    { description: "Sums of what the file says" },
  ),
  entries: Type.Array(PlannedEntrySchema, { description: "The first of those that would be posted" }),
  entryCount: nullable(
    count("Entries that would be posted; null: the file is long, they are planned when it is posted"),
  ),
  report: nullable(ReportSchema),
  documentFindings: Type.Array(FindingSchema, {
    description: "What does not fit between its sentences and its tables",
  }),
  ledgerFindings: Type.Array(FindingSchema, { description: "What the ledger would find" }),
});

export const ImportPostedSchema = object({
  revision: Type.Integer({ description: "The number of the batch; where nothing was new, of the newest" }),
  postedEntryCount: count("Entries recorded"),
  lateEntryCount: count("Those in a later period than their own"),
  heldRowCount: count("Rows that are held back"),
  findings: Type.Array(FindingSchema),
});

export type ImportBody = Static<typeof ImportBodySchema>;
export type ImportSettingsBody = Static<typeof ImportSettingsSchema>;
export type WireImportFile = Immutable<Static<typeof ImportFileSchema>>;
export type WireImportPreview = Immutable<Static<typeof ImportPreviewSchema>>;
export type WireImportPosted = Immutable<Static<typeof ImportPostedSchema>>;
