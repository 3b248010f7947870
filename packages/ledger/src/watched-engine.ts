/**
 * Steps: the named points between which the death of the process must do no harm. The ledger tells each as it comes to
 * it, and the kill tests (test/faults) end the process there; nothing else listens.
 */
import type { Engine, Reader, Session } from "./engine.ts";

/**
 * Told the step that the ledger has come to, before it goes on: "transaction: before begin", "entries: inserted". What it
 * throws fails the work at that step.
 */
export type OnStep = (step: string) => void;

/** An engine that tells the steps of its transactions, of its snapshots and of its end. */
export function watchEngine(engine: Engine, onStep: OnStep | undefined): Engine {
  if (onStep === undefined) return engine;
  return {
    ...engine,
    transaction: async (work) => {
      onStep("transaction: before begin");
      const answer = await engine.transaction(async (session) => {
        onStep("transaction: begun");
        const worked = await work(watchSession(session, onStep));
        onStep("transaction: before commit");
        return worked;
      });
      onStep("transaction: committed");
      return answer;
    },
    snapshot: async (work) => {
      onStep("snapshot: before begin");
      const answer = await engine.snapshot((reader) => {
        onStep("snapshot: begun");
        return work(watchReader(reader, onStep));
      });
      onStep("snapshot: ended");
      return answer;
    },
    close: async () => {
      onStep("close: before");
      await engine.close();
      onStep("close: done");
    },
  };
}

function watchSession(session: Session, onStep: OnStep): Session {
  return {
    ...session,
    bulkAppend: async (table, columns) => {
      onStep(`${table}: before insert`);
      await session.bulkAppend(table, columns);
      onStep(`${table}: inserted`);
    },
  };
}

function watchReader(reader: Reader, onStep: OnStep): Reader {
  return {
    query: async (sql, parameters) => {
      const rows = await reader.query(sql, parameters);
      onStep("snapshot: answered");
      return rows;
    },
  };
}
