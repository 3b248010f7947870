/**
 * Gathered writes: rows that several batches of one transaction append are sent to the engine together, table by table;
 * at the latest before the next question of the transaction, which must see them.
 */
import { assert } from "@giaingan/finance";
import type { BulkColumn, Session, SqlValue } from "./engine.ts";

/** A session that gathers what is appended. */
export interface GatheredSession extends Session {
  /** Sends what has been gathered; before the transaction ends. */
  flush(): Promise<void>;
}

/** Gathers what is appended through it to a session. */
export function gatherWrites(session: Session): GatheredSession {
  const gathered = new Map<string, BulkColumn[]>();
  const flush = async (): Promise<void> => {
    for (const [table, columns] of gathered) {
      gathered.delete(table);
      await session.bulkAppend(table, columns);
    }
  };
  return {
    dialect: session.dialect,
    query: async (sql, parameters) => {
      await flush();
      return session.query(sql, parameters);
    },
    bulkAppend: async (table, columns) => {
      const before = gathered.get(table);
      gathered.set(
        table,
        columns.map((column, rank) => (before === undefined ? column : columnsJoined(before[rank], column))),
      );
    },
    flush,
  };
}

function columnsJoined(before: BulkColumn | undefined, column: BulkColumn): BulkColumn {
  assert(before?.type === column.type, "rows of one table have the same columns");
  const values: readonly SqlValue[] = [...before.values, ...column.values];
  return { type: column.type, values } as BulkColumn;
}
