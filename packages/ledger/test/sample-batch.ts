/**
 * Batches and ledgers for the tests: small, and complete in every field.
 */
import { type Entry, type Finding, type PassedCheck, sourceNotStated, type Statement } from "@giaingan/finance";
import { afterEach } from "vitest";
import { type Batch, type Ledger, type LedgerOptions, openLedger } from "../src/index.ts";
import { createLedgerPlaces, type LedgerPlaces } from "./ledger-places.ts";

/** An assigned plan of 1 đồng on 2023-01-01, but for what is given. */
export function sampleEntry(given: Partial<Entry> & { readonly id: string }): Entry {
  return {
    kind: "assigned",
    effectiveOn: "2023-01-01",
    fiscalYear: 2023,
    unitId: "dong-giang",
    projectId: null,
    componentId: null,
    source: sourceNotStated,
    amount: 1n,
    document: { number: "22/TB-HĐND", date: "2023-11-30", issuer: "HĐND huyện", title: "Thông báo" },
    reverses: null,
    reason: null,
    ...given,
  };
}

/** A batch named as its document, without statements and findings, but for what is given. */
export function sampleBatch(given: Partial<Batch> & { readonly id: string }): Batch {
  return {
    documentName: `${given.id}.txt`,
    contentHash: null,
    entries: [],
    statements: [],
    findings: [],
    checks: [],
    ...given,
  };
}

export const sampleStatement: Statement = {
  role: "disbursed",
  printed: "14.108 triệu đồng",
  amount: 14_108_000_000n,
  percent: null,
  asOf: "2023-10-31",
  fiscalYear: 2023,
  unitId: "dong-giang",
  source: { ...sourceNotStated, level: "central", vintage: 2022 },
  place: { start: 10, end: 27, excerpt: "14.108 triệu đồng" },
  needsReview: false,
};

export const sampleFinding: Finding = {
  code: "rateTruncated",
  severity: "information",
  message: { vi: "46,35 là 46,3576 bỏ phần lẻ.", en: "46.35 is 46.3576 cut off." },
  values: { printed: "46.35", computed: "46.3576" },
  places: [{ start: 30, end: 36, excerpt: "46,35%" }],
};

export const sampleCheck: PassedCheck = {
  code: "partsAddUp",
  message: { vi: "Bốn phần cộng đúng tổng.", en: "The four parts add up." },
  values: { total: "30433000000" },
  places: [],
};

/** Opens ledgers on the engine under test, in places that are gone after each test, the ledgers closed first. */
export interface TemporaryLedgers extends Pick<LedgerPlaces, "path" | "headPath" | "runSql"> {
  open(options?: Partial<LedgerOptions>): Promise<Ledger>;
}

export function useTemporaryLedgers(): TemporaryLedgers {
  let places = createLedgerPlaces();
  const opened: Ledger[] = [];
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((ledger) => ledger.close()));
    await places.remove();
    places = createLedgerPlaces();
  });
  return {
    path: (name) => places.path(name),
    headPath: (name) => places.headPath(name),
    runSql: (sql, name) => places.runSql(sql, name),
    open: async (options = {}) => {
      const place = await places.prepare(options.path ?? places.path());
      const ledger = await openLedger({ mode: "openOrCreate", ...options, ...place });
      opened.push(ledger);
      return ledger;
    },
  };
}
