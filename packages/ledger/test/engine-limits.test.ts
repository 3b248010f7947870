/**
 * A ledger file is opened with limits of its own, whatever the machine has.
 */
import { expect, test } from "vitest";
import { openDuckdbEngine } from "../src/duckdb-engine.ts";
import { useTemporaryLedgers } from "./sample-batch.ts";

const ledgers = useTemporaryLedgers();

test.each([true, false])(
  "DuckDB takes no more memory and threads than it is given, read-only: %s",
  async (isReadOnly) => {
    const path = ledgers.path("limits.duckdb");
    await (await ledgers.open({ path })).close();
    const engine = await openDuckdbEngine({ path, isReadOnly });
    const [row] = await engine.query("SELECT current_setting('memory_limit'), current_setting('threads')");
    await engine.close();
    // 640 MB of DuckDB's are 610,3 MiB.
    expect(row?.[0]).toBe("610.3 MiB");
    expect(Number(row?.[1])).toBeLessThanOrEqual(4);
  },
);
