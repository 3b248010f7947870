/**
 * A small ledger with everything that a record can hold, and edits of it behind its back, each undone at once.
 */
import { sourceNotStated } from "@giaingan/finance";
import type { Ledger } from "@giaingan/ledger";
import type { Engine, Reader, Session, SqlValue } from "../../packages/ledger/src/engine.ts";
import { recordTables } from "../../packages/ledger/src/schema.ts";
import {
  sampleBatch,
  sampleCheck,
  sampleEntry,
  sampleFinding,
  sampleStatement,
} from "../../packages/ledger/test/sample-batch.ts";

/** The batches of the small ledger. */
export const batchCount = 10;

/** Every entry says who issued its document: a verification that leaves that out takes the whole for intact. */
export const issuer = "Sở Tài chính";
/** Every statement stands in these words. */
export const excerpt: string = sampleStatement.place.excerpt;

const document = { number: "22/QĐ-UBND", date: "2023-11-30", issuer, title: "Quyết định “giao vốn”\n(lần 2)" };

/** Posts the batches: vouchers, a document, a correction from which a carry-over follows, and a reversal. */
export async function postBatches(ledger: Ledger): Promise<void> {
  const source = { ...sourceNotStated, level: "central", nature: "investment", vintage: 2022 } as const;
  const entry = (given: Parameters<typeof sampleEntry>[0]): ReturnType<typeof sampleEntry> =>
    sampleEntry({ source, document, ...given });
  const post = (id: string, given: Partial<Parameters<typeof sampleBatch>[0]>): Promise<unknown> =>
    ledger.append(sampleBatch({ id, ...given }));
  const ofOldYear = { fiscalYear: 2022, effectiveOn: "2022-03-01" };
  await post("ke-hoach", {
    entries: [
      entry({ id: "1", amount: 900n, ...ofOldYear }),
      entry({ id: "2", amount: 400n, unitId: "Kon Rẫy", projectId: "da-1", componentId: "02", ...ofOldYear }),
    ],
  });
  await post("giai-ngan", {
    contentHash: "ab".repeat(32),
    entries: [
      entry({ id: "3", kind: "disbursed", amount: 500n, ...ofOldYear, effectiveOn: "2022-10-31" }),
      entry({ id: "4", kind: "advanced", amount: 70n, projectId: "da-1", ...ofOldYear, reason: "Tạm ứng đợt 1" }),
      entry({ id: "5", kind: "volumePaid", amount: 70n, projectId: "da-1", ...ofOldYear }),
    ],
  });
  await post("bao-cao", {
    entries: [entry({ id: "6", amount: 7n }), entry({ id: "7", kind: "mobilised", amount: 8n, componentId: "hp-2" })],
    statements: [
      sampleStatement,
      { ...sampleStatement, role: "rate", amount: null, percent: "46.35", printed: "46,35%", needsReview: true },
    ],
    findings: [sampleFinding, { ...sampleFinding, code: "sumDiffers", severity: "warning", values: {}, places: [] }],
    checks: [sampleCheck, { ...sampleCheck, places: sampleFinding.places }],
  });
  await post("keo-dai", {
    entries: [entry({ id: "8", kind: "carriedOver", amount: 260n, effectiveOn: "2023-02-15" })],
  });
  // The old year is corrected: what was carried over moves by itself.
  await post("chi-bo-sung", {
    entries: [entry({ id: "9", kind: "disbursed", amount: 10n, ...ofOldYear, effectiveOn: "2022-12-30" })],
  });
  await post("dao", {
    entries: [
      entry({ id: "10", kind: "mobilised", componentId: "hp-2", amount: -8n, reverses: "7", reason: "Ghi nhầm" }),
    ],
  });
  await post("bao-cao-2", { statements: [{ ...sampleStatement, printed: "14.109 triệu đồng" }], entries: [] });
  // A closed month: what comes late is in the first open one, with its true date.
  const closing = { fiscalYear: 2023, month: 3, reason: "Khóa sổ quý I", decidedOn: "2023-04-05" } as const;
  await ledger.changePeriod({ id: "khoa", action: "close", document, ...closing });
  await ledger.append(
    sampleBatch({ id: "muon", entries: [entry({ id: "14", kind: "mobilised", effectiveOn: "2023-03-20" })] }),
    { late: "firstOpenPeriod" },
  );
  await post("cuoi", {
    entries: [
      entry({ id: "11", kind: "cut", amount: 2n }),
      entry({
        id: "12",
        kind: "transferred",
        amount: -3n,
        source: { ...source, origin: "foreign", relation: "direct" },
      }),
      entry({ id: "13", kind: "transferred", amount: 3n, source: { ...source, level: "province" } }),
    ],
  });
}

/** A column of a table of the record. */
export interface RecordColumn {
  readonly table: string;
  readonly name: string;
  readonly type: "text" | "integer" | "date" | "timestamp" | "boolean";
  readonly isNullable: boolean;
}

/** A row of the record: its columns as text, or null. */
export type RecordRow = Readonly<Record<string, string | null>>;

/** The record as it was, to draw edits from. */
export interface KnownRecord {
  readonly columns: readonly RecordColumn[];
  readonly rows: ReadonlyMap<string, readonly RecordRow[]>;
}

/** Reads the whole record: what stands in each column of each table of the record. */
export async function readRecord(reader: Reader): Promise<KnownRecord> {
  const told = await reader.query(`SELECT table_name, column_name, lower(data_type), is_nullable
    FROM information_schema.columns WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position`);
  const columns = told
    .filter(([table]) => recordTables.includes(String(table)))
    .map(([table, name, type, nullable]) => ({
      table: String(table),
      name: String(name),
      type: typeOf(String(type)),
      isNullable: nullable === "YES",
    }));
  const rows = new Map<string, readonly RecordRow[]>();
  for (const table of recordTables) {
    const names = columns.filter((column) => column.table === table).map(({ name }) => name);
    const read = await reader.query(
      `SELECT ${names.map((name) => `CAST(${name} AS VARCHAR)`).join(", ")} FROM ${table}`,
    );
    rows.set(
      table,
      read.map((row) => Object.fromEntries(names.map((name, index) => [name, textOf(row[index])]))),
    );
  }
  return { columns, rows };
}

function textOf(value: SqlValue | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}

function typeOf(dataType: string): RecordColumn["type"] {
  if (dataType === "date" || dataType === "boolean") return dataType;
  if (dataType.startsWith("timestamp")) return "timestamp";
  return dataType.endsWith("int") || dataType === "integer" ? "integer" : "text";
}

class Undone extends Error {}

/** Edits the record in a transaction, looks at it, and undoes it. Null: the server took the edit for impossible. */
export async function lookAtEdited<Seen>(
  engine: Engine,
  statements: readonly string[],
  look: (session: Session) => Promise<Seen>,
): Promise<Seen | null> {
  const seen: { value: Seen | null } = { value: null };
  let isEdited = false;
  try {
    await engine.transaction(async (session) => {
      // As a superuser who means it: with this setting no trigger fires.
      if (session.dialect === "postgresql") await session.query("SET LOCAL session_replication_role = replica");
      for (const statement of statements) await session.query(statement);
      isEdited = true;
      seen.value = await look(session);
      throw new Undone();
    });
  } catch (error) {
    if (!(error instanceof Undone) && isEdited) throw error;
  }
  return seen.value;
}
