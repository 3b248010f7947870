/**
 * A ledger over an open engine: pins every question to a revision, keeps answers, and lets one batch in at a time.
 */
import { resolve } from "node:path";
import { refuse } from "@giaingan/finance";
import { type AnswerCache, createAnswerCache } from "./answer-cache.ts";
import { takeBackup } from "./backup/backup-writing.ts";
import { validateBatch } from "./batch-validation.ts";
import { emptyChainHead } from "./chain.ts";
import { createCommitGroups } from "./commit-groups.ts";
import { verifyChain as verifyRecord } from "./chain-verification.ts";
import { checkRecord } from "./check/check.ts";
import { queryBatchByContentHash, queryBatches, queryReview, queryStatements } from "./document-listing.ts";
import { foldMovements } from "./day-movements.ts";
import { createDayRecord } from "./day-record.ts";
import type { Engine } from "./engine.ts";
import {
  checkEntriesQuery,
  dateBefore,
  entryLimitDefault,
  type EntryPage,
  pageOf,
  pageOfKept,
  type PinnedEntriesQuery,
  pinnedRevision,
  queryEntries,
  readPage,
} from "./entry-listing.ts";
import { classIdsOf, selectFromDays } from "./entry-selection.ts";
import { readHeadFile } from "./head-file.ts";
import { createKeptEntries, isOfKeptEntries } from "./kept-entries.ts";
import { createKeptPages } from "./kept-pages.ts";
import type { Ledger } from "./ledger.ts";
import { periodChangeBatch, queryLateEntries, queryPeriods } from "./ledger-periods.ts";
import { refuseLedger } from "./ledger-refusals.ts";
import { type MovementsQuery, queryMovements, type SummedMovement } from "./movements.ts";
import type { Overview } from "./overview.ts";
import { createOverviewReader, type OverviewReader } from "./overview-extension.ts";
import { type PositionRow, type PositionsQuery, queryPositions } from "./positions.ts";
import { createClassReader } from "./recorded-classes.ts";
import { queryEntriesById } from "./recorded-entries.ts";
import { queryBatchEntries, queryReversals } from "./reversals.ts";
import { createSerialQueue } from "./serial-queue.ts";
import type { OnStep } from "./watched-engine.ts";
import { createWriter } from "./writer.ts";

/** What a ledger is made of. */
export interface LedgerParts {
  /** The file, or the address of the server without its password. */
  readonly path: string;
  /** Where the chain head is kept outside the database. */
  readonly headPath: string;
  readonly engine: Engine;
  readonly clock: () => Date;
  readonly isSample: boolean;
  readonly isReadOnly: boolean;
  /** Told each step that the ledger comes to. */
  readonly onStep?: OnStep | undefined;
  /** Called once, after everything is closed. */
  readonly onClosed: () => void;
}

const answersMax = 1_000;
const answersSizeBytesMax = 64 * 1024 * 1024;

/** Starts the ledger over an engine whose schema has been checked. */
export async function startLedger(parts: LedgerParts): Promise<Ledger> {
  const { path, headPath, engine, isSample, isReadOnly, onClosed } = parts;
  const writer = await createWriter(parts);
  const queue = createSerialQueue();
  const groups = createCommitGroups(queue, (items) => writer.appendTogether(items));
  const days = createDayRecord(engine);
  const classes = createClassReader(engine);
  const overviews = createOverviewReader(engine, { sample: isSample, emptyHead: emptyChainHead, classes });
  const keptEntries = createKeptEntries(engine);
  const pages = createKeptPages();
  const cache = createAnswerCache({ answersMax, sizeBytesMax: answersSizeBytesMax });
  let closing: Promise<void> | null = null;
  const revisionOf = async (wanted: number | null | undefined): Promise<number> => {
    const known = writer.head().revision;
    if (Number.isInteger(wanted) && Number(wanted) >= 0 && Number(wanted) <= known) return Number(wanted);
    const { revision: latest } = await writer.latest();
    if (wanted === null || wanted === undefined) return latest;
    if (Number.isInteger(wanted) && wanted >= 0 && wanted <= latest) return wanted;
    throw refuse("unknownRevision", { revision: String(wanted), latest: String(latest) });
  };
  const refuseReadOnly = (): void => {
    if (!isReadOnly) return;
    const reason = { vi: "chương trình mở sổ chỉ để đọc", en: "opened for reading only" };
    throw refuseLedger("ledgerReadOnly", { path, reason });
  };
  const listEntries = async (query: PinnedEntriesQuery): Promise<EntryPage> => {
    checkEntriesQuery(query);
    const sums = await days.ifRead(query.revision);
    if (sums === null) return queryEntries(engine, query);
    const { measure = "all", order = "effectiveOn" } = query;
    const known = await classes.upTo(sums.classIdMax);
    const kept = isOfKeptEntries(measure) && order === "effectiveOn" ? await keptEntries.of(sums, known) : null;
    if (kept !== null) return pageOfKept(kept, query);
    const selection = selectFromDays(sums, { ...query, measure }, known);
    const entries = await pages.entries(query, { sums, classes: known }, () => {
      const pageLength = (query.limit ?? entryLimitDefault) + 1;
      const lastOn = order === "revision" ? null : selection.dateOfCount(pageLength, dateBefore(query));
      return readPage(engine, query, { lastOn, classIds: classIdsOf(known, measure) });
    });
    return pageOf(entries, query, selection);
  };
  const verifyChain: Ledger["verifyChain"] = async ({ onProgress } = {}) => {
    // Read first: the head file is written after its batch, so it is never ahead of a snapshot that is taken later.
    const keptHead = await readHeadFile(headPath);
    return engine.snapshot((reader) => verifyRecord(reader, { dialect: engine.dialect, keptHead, onProgress }));
  };
  return {
    path,
    warnings: writer.warnings,
    append: async (batch, options) => {
      refuseReadOnly();
      validateBatch(batch);
      return groups.append({ batch, options });
    },
    appendAll: async (batches, options) => {
      refuseReadOnly();
      return groups.runAlone(() => writer.appendAll(batches, options));
    },
    head: () => writer.head(),
    latest: () => writer.latest(),
    positions: async (query) =>
      cachedPositions(cache, { ...query, revision: await revisionOf(query.revision) }, async (pinned) =>
        queryPositions(engine, pinned, { days, classes }),
      ),
    movements: async (query) =>
      cachedMovements(cache, { ...query, revision: await revisionOf(query.revision) }, async (pinned) => {
        const kept = pinned.earlierRevision === undefined ? await days.at(pinned.revision) : null;
        return kept === null
          ? queryMovements(engine, pinned, classes)
          : foldMovements(kept, pinned, await classes.upTo(kept.classIdMax));
      }),
    entries: async (query) => listEntries({ ...query, revision: await revisionOf(pinnedRevision(query)) }),
    entriesById: async (ids, at) => queryEntriesById(engine, { ids, revision: await revisionOf(at?.revision) }),
    batchEntries: async (revision) => queryBatchEntries(engine, await revisionOf(revision)),
    reversals: async (query = {}) => queryReversals(engine, { ...query, revision: await revisionOf(query.revision) }),
    statements: async (at) => queryStatements(engine, await revisionOf(at?.revision)),
    findings: async (at) => queryReview(engine, await revisionOf(at?.revision)),
    batches: async (at) => queryBatches(engine, await revisionOf(at?.revision)),
    batchByContentHash: async (contentHash) => queryBatchByContentHash(engine, contentHash),
    overview: async (at) => cachedOverview(cache, overviews, await revisionOf(at?.revision)),
    periods: async (at) => queryPeriods(engine, { revision: await revisionOf(at?.revision) }),
    changePeriod: async (change, { check } = {}) => {
      refuseReadOnly();
      const batch = periodChangeBatch(change);
      validateBatch(batch);
      return groups.append({
        batch,
        check: check && (async (reader, revision) => check(await queryPeriods(reader, { revision }))),
      });
    },
    lateEntries: async ({ unitId, revision }) =>
      queryLateEntries(engine, { unitId, revision: await revisionOf(revision) }),
    verifyChain,
    check: async (options = {}) => {
      const revision = await revisionOf(options.revision);
      return checkRecord(engine, { ...options, revision, verdict: await verifyChain() });
    },
    backup: async (to, options) => {
      const createdAt = parts.clock().toISOString();
      return takeBackup(engine, { ledgerPath: path, path: resolve(to), createdAt, onProgress: options?.onProgress });
    },
    health: async () => engine.health(),
    close: async () => {
      closing ??= queue
        .settle()
        .then(() => engine.close())
        .then(onClosed);
      return closing;
    },
  };
}

function cachedPositions(
  cache: AnswerCache,
  query: PositionsQuery & { readonly revision: number },
  read: (query: PositionsQuery & { readonly revision: number }) => Promise<readonly PositionRow[]>,
): Promise<readonly PositionRow[]> {
  const groupBy = [...new Set(query.groupBy)];
  const filter = Object.entries(query.filter ?? {})
    .filter(([, wanted]) => wanted !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const key = JSON.stringify(["positions", query.revision, query.asOf, groupBy, filter, query.slowest]);
  // Measured: a row of six sums and six keys takes about 700 bytes.
  const rowSizeBytes = 300 + 64 * groupBy.length;
  return cache.answer(
    key,
    () => read({ ...query, groupBy }),
    (rows) => key.length * 2 + rows.length * rowSizeBytes,
  );
}

type PinnedMovements = MovementsQuery & { readonly revision: number };

function cachedMovements(
  cache: AnswerCache,
  query: PinnedMovements,
  read: (query: PinnedMovements) => Promise<readonly SummedMovement[]>,
): Promise<readonly SummedMovement[]> {
  const { revision, asOf, grain, hasExactDates, hasPlanMonths, hasPaymentTotals, earlierRevision, filter = {} } = query;
  const wanted = Object.entries(filter)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const told = [grain?.unit, grain?.project, grain?.component].map((each) => each === true);
  const dates = [hasExactDates, hasPlanMonths, hasPaymentTotals].map((each) => each === true);
  const key = JSON.stringify(["movements", revision, asOf, told, dates, earlierRevision, wanted]);
  const movementSizeBytes = 500;
  return cache.answer(
    key,
    () => read(query),
    (movements) => key.length * 2 + movements.length * movementSizeBytes,
  );
}

function cachedOverview(cache: AnswerCache, overviews: OverviewReader, revision: number): Promise<Overview> {
  const unitSizeBytes = 60;
  return cache.answer(
    JSON.stringify(["overview", revision]),
    () => overviews.at(revision),
    (overview) => 500 + overview.units.length * unitSizeBytes,
  );
}
