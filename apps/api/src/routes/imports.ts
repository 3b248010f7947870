/**
 * Importing a file over HTTP: it is sent once, looked at with what an officer settles as often as it takes, and posted as one
 * batch. Bodies are bytes or JSON, which a page of another site cannot send without being asked first.
 */
import { apiPaths, type WireImportPosted, type WireImportPreview, workbookMediaType } from "@giaingan/client";
import {
  ErrorWorkbookQuerySchema,
  type ImportBody,
  ImportBodySchema,
  ImportFileQuerySchema,
  ImportFileSchema,
  ImportPostedSchema,
  ImportPostQuerySchema,
  ImportPreviewSchema,
  NoQuerySchema,
} from "@giaingan/client/schemas";
import {
  columnMeaningChoices,
  markWorkbook,
  marksOf,
  planWorkbookImport,
  type ProfileStore,
  readDocument,
  readImportSettings,
  refuseImport,
  reportTextOf,
  shownLimits,
  toWireImport,
  type WorkbookImport,
} from "@giaingan/exchange";
import { type Policy, postingRulesOf } from "@giaingan/finance/policies";
import { emptyReference, type ReferenceData } from "@giaingan/finance/reference";
import { standardReference } from "@giaingan/finance/reference-data";
import { type Admission, type AppendResult, type Ledger, postImported, readTableRecord } from "@giaingan/ledger";
import type { FastifyInstance } from "fastify";
import { type Static, Type } from "typebox";
import { checkOf, validatorsOf } from "../body-validation.ts";
import { answerOthers, limitImports, openRow } from "../import-turns.ts";
import { type KeptFile, keepFiles } from "../kept-files.ts";
import { problemResponses } from "../problem.ts";
import { type ImportedReport, importReport, type SentReport } from "../report-import.ts";

/** What imports are judged by, and where what was settled is remembered. */
export interface ImportRouteOptions {
  readonly ledger: Ledger;
  readonly policies: readonly Policy[];
  readonly reference: ReferenceData;
  readonly profiles: ProfileStore;
}

/** Bytes of a file that is sent. */
const fileSizeMax = 20 * 1024 * 1024;
/** A look at more amounts than these does not plan their entries: that is done in one go, while others wait. */
const plannedFactsMax = 10_000;
const bodyChecks = validatorsOf(checkOf(ImportBodySchema));

/** A kept file with what of it would be posted. */
interface PlannedFile {
  readonly kept: KeptFile;
  readonly planned: WorkbookImport;
  /** The newest batch when it was planned. */
  readonly plannedAt: number;
}

/** Adds the routes. */
export async function importRoutes(server: FastifyInstance, options: ImportRouteOptions): Promise<void> {
  const { ledger, policies, reference, profiles } = options;
  limitImports(server);
  const files = keepFiles();
  const inTurn = openRow();
  // The standard lists know the provinces only: that they do not know a commune says nothing.
  const knownReference = reference === standardReference ? emptyReference : reference;
  const admission: Admission = {
    mode: "report",
    rules: (asOf) => postingRulesOf({ asOf, policies }),
    reference,
    policies,
  };
  const planNow = async (
    { file, settings = {} }: ImportBody,
    plannedFactsMax: number | undefined,
  ): Promise<PlannedFile> => {
    const kept = files.get(file);
    const record = await readTableRecord(ledger, knownReference);
    const planned = await planWorkbookImport(kept.workbook, {
      documentName: kept.name,
      settings: readImportSettings(settings),
      profile: await profiles.read(),
      record,
      programmes: reference.programmes,
      pause: answerOthers,
      plannedFactsMax,
    });
    if (planned.tables.length === 0) throw refuseImport("noTables", { path: kept.name });
    return { kept, planned, plannedAt: record.revision };
  };
  const plan = async (body: ImportBody, plannedFactsMax?: number): Promise<PlannedFile> =>
    inTurn(async () => planNow(body, plannedFactsMax));
  const reportOf = ({ file, settings = {} }: ImportBody): SentReport | null => {
    const { name, bytes, workbook } = files.get(file);
    const text = reportTextOf(workbook, { bytes, path: name });
    return text === null ? null : { name, text, asked: readImportSettings(settings).unit };
  };
  addFileRoute(server, files.read);
  server.post(
    apiPaths.importPreviews,
    {
      schema: {
        operationId: "previewImport",
        summary: "Xem trước những gì sẽ ghi sổ từ một tệp / what of a file would be posted",
        tags: ["evidence"],
        body: ImportBodySchema,
        querystring: NoQuerySchema,
        response: { 200: ImportPreviewSchema, ...problemResponses },
      },
      validatorCompiler: bodyChecks,
    },
    async (request, reply) => {
      reply.header("cache-control", "no-store");
      const body = request.body as ImportBody;
      const trial = { admission, late: "firstOpenPeriod", isTrial: true } as const;
      const sent = reportOf(body);
      if (sent !== null) return previewOfReport(await importReport(ledger, sent, trial));
      const { kept, planned, plannedAt } = await plan(body, plannedFactsMax);
      const judged = await postImported(ledger, planned.batch, { ...trial, plannedAt });
      const { blocks } = kept.workbook;
      const documentFindings = blocks.length === 0 ? [] : readDocument(kept.workbook).findings;
      return { ...toWireImport(planned), report: null, documentFindings, ledgerFindings: judged?.findings ?? [] };
    },
  );
  server.post(
    apiPaths.imports,
    {
      schema: {
        operationId: "postImport",
        summary: "Ghi sổ phần mới của một tệp, một lô / post what is new of a file, as one batch",
        tags: ["evidence"],
        body: ImportBodySchema,
        querystring: ImportPostQuerySchema,
        response: { 200: ImportPostedSchema, ...problemResponses },
      },
      validatorCompiler: bodyChecks,
    },
    async (request, reply) => {
      const { late = "refuse" } = request.query as Static<typeof ImportPostQuerySchema>;
      const body = request.body as ImportBody;
      const sent = reportOf(body);
      if (sent !== null) {
        const { result, report } = await importReport(ledger, sent, { admission, late, isTrial: false });
        reply.header("cache-control", "no-store");
        return postedOf(result, { revision: report.postedBefore ?? ledger.head().revision, heldRowCount: 0 });
      }
      const { planned, plannedAt } = await plan(body);
      const posted = await postImported(ledger, planned.batch, { admission, late, plannedAt });
      await profiles.write(planned.profile);
      reply.header("cache-control", "no-store");
      return postedOf(posted, { revision: ledger.head().revision, heldRowCount: planned.heldRows.size });
    },
  );
  server.post(
    apiPaths.errorWorkbooks,
    {
      schema: {
        operationId: "errorWorkbook",
        summary: "Chính tệp đó, ô cần sửa được đánh dấu / the file with its doubtful cells marked",
        tags: ["evidence"],
        body: ImportBodySchema,
        querystring: ErrorWorkbookQuerySchema,
        response: { 200: { content: { [workbookMediaType]: { schema: Type.Any() } } }, ...problemResponses },
      },
      validatorCompiler: bodyChecks,
    },
    async (request, reply) => {
      const { lang: language = "vi" } = request.query as Static<typeof ErrorWorkbookQuerySchema>;
      const { kept, planned } = await plan(request.body as ImportBody);
      const { bytes, name: path, workbook } = kept;
      const marks = marksOf(planned.findings, language);
      const marked = await markWorkbook(bytes, { path, workbook, marks, language });
      const name = `${path.replace(/\.[^.]*$/u, "")}.xlsx`;
      reply.header("cache-control", "no-store").type(workbookMediaType);
      reply.header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
      return Buffer.from(marked);
    },
  );
}

/** A report has no tables: its entries, and what was understood of its figures. */
function previewOfReport({ batch, report, ledgerFindings }: ImportedReport): WireImportPreview {
  const entries = batch.entries.slice(0, shownLimits.entries);
  return {
    tables: [],
    findings: [],
    findingCount: 0,
    heldRowCount: 0,
    totals: [],
    entries: entries.map((entry) => ({ ...entry, amount: entry.amount.toString() })),
    entryCount: batch.entries.length,
    report,
    documentFindings: [],
    ledgerFindings,
  };
}

/** `revision`: the newest, where nothing was recorded. */
function postedOf(
  posted: AppendResult | null,
  { revision, heldRowCount }: { readonly revision: number; readonly heldRowCount: number },
): WireImportPosted {
  return {
    revision: posted?.revision ?? revision,
    postedEntryCount: posted?.postedEntryCount ?? 0,
    lateEntryCount: posted?.lateEntryCount ?? 0,
    heldRowCount,
    findings: posted?.findings ?? [],
  };
}

/** Bytes are no value that a schema of JSON could check: the document names their type. */
const fileBody = {
  content: { "application/octet-stream": { schema: Type.Unsafe<Uint8Array>({ type: "string", format: "binary" }) } },
};

function addFileRoute(server: FastifyInstance, read: (bytes: Uint8Array, name: string) => Promise<KeptFile>): void {
  server.addContentTypeParser(
    "application/octet-stream",
    { parseAs: "buffer", bodyLimit: fileSizeMax },
    (_request, body, done) => done(null, body),
  );
  server.post(
    apiPaths.importFiles,
    {
      bodyLimit: fileSizeMax,
      schema: {
        operationId: "sendFile",
        summary: "Gửi tệp để nhập: .xlsx, .ods, .csv, .docx, .txt / send a file to import",
        tags: ["evidence"],
        body: fileBody,
        querystring: ImportFileQuerySchema,
        response: { 201: ImportFileSchema, ...problemResponses },
      },
      validatorCompiler: validatorsOf(() => null),
    },
    async (request, reply) => {
      const { name } = request.query as Static<typeof ImportFileQuerySchema>;
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const { id, workbook } = await read(bytes, name);
      reply.code(201).header("cache-control", "no-store");
      return {
        file: id,
        name,
        format: workbook.format,
        sheets: workbook.sheets.map((sheet) => ({ name: sheet.name, isHidden: sheet.isHidden })),
        meanings: columnMeaningChoices,
      };
    },
  );
}
