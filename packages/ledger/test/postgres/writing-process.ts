/**
 * Another process that writes to a ledger on a server: `node writing-process.ts ADDRESS HEAD NAME COUNT`. It says "open",
 * waits for a line, posts COUNT batches of its own and COUNT that every such process posts, and prints the answers.
 */
import { once } from "node:events";
import process from "node:process";
import { type AppendResult, type Batch, openLedger } from "../../src/index.ts";
import { sourceNotStated } from "@giaingan/finance";

/** One line of the answer. */
export type WrittenBatch = Pick<AppendResult, "batchId" | "revision" | "alreadyPosted" | "chainHead">;

function batchOf(id: string): Batch {
  const entries = [1, 2].map((rank) => ({
    id: `${id}/${rank}`,
    kind: "volumePaid" as const,
    effectiveOn: "2023-10-31",
    fiscalYear: 2023,
    unitId: "dong-giang",
    projectId: null,
    componentId: null,
    source: sourceNotStated,
    amount: 1n,
    document: { number: null, date: null, issuer: null, title: null },
    reverses: null,
    reason: null,
  }));
  return { id, documentName: id, contentHash: null, entries, statements: [], findings: [], checks: [] };
}

async function main([path = "", headPath = "", name = "", count = ""]: readonly string[]): Promise<void> {
  const ledger = await openLedger({ path, headPath, mode: "open" });
  process.stdout.write("open\n");
  await once(process.stdin, "data");
  const ids = Array.from({ length: Number(count) }, (_, rank) => [`${name}-${rank}`, `shared-${rank}`]).flat();
  const written: WrittenBatch[] = [];
  for (const id of ids) {
    const { batchId, revision, alreadyPosted, chainHead } = await ledger.append(batchOf(id));
    written.push({ batchId, revision, alreadyPosted, chainHead });
  }
  await ledger.close();
  process.stdout.write(`${JSON.stringify(written)}\n`);
  process.stdin.destroy();
}

if (process.argv[1] === import.meta.filename) await main(process.argv.slice(2));
