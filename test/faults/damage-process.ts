/**
 * Another process for damaged ledgers. `node damage-process.ts make PATH FROM TO` posts batches, says "ready" and waits to
 * be killed; with `close` at its end it closes the ledger. `node damage-process.ts open` reads cases, one JSON a line,
 * damages a copy of a ledger as each says, opens it, and answers with what it was told.
 */
import { copyFileSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import process from "node:process";
import { createInterface } from "node:readline";
import { emptyPosition, Refusal } from "@giaingan/finance";
import { openLedger } from "@giaingan/ledger";
import { comparedUnit, damagedBatch, totalsText } from "./damaged-batches.ts";

/** One damage of a copy of a ledger. */
export interface DamageCase {
  /** The ledger that is copied; its log and its head file lie beside it. */
  readonly source: string;
  readonly target: string;
  readonly file: "main" | "log";
  readonly damage: "truncation" | "bitFlip";
  /** Where, as a share of the file: 0 to 1. */
  readonly share: number;
  readonly bit: number;
}

/** What a damaged ledger answered. */
export type DamageAnswer =
  | { readonly outcome: "refused"; readonly reason: string }
  | {
      readonly outcome: "opened";
      readonly revision: number;
      readonly totals: string;
      readonly isIntact: boolean;
      readonly verifiedRevision: number;
      readonly warnings: readonly string[];
    };

const endings = ["", ".wal", ".head.json"];

function damageCopy({ source, target, file, damage, share, bit }: DamageCase): void {
  for (const ending of endings) {
    rmSync(target + ending, { force: true });
    if (existsSync(source + ending)) copyFileSync(source + ending, target + ending);
  }
  const path = file === "main" ? target : `${target}.wal`;
  const bytes = readFileSync(path);
  const at = Math.min(Math.floor(share * bytes.length), bytes.length - 1);
  if (damage === "truncation") return truncateSync(path, at);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
  writeFileSync(path, bytes);
}

async function answer(given: DamageCase): Promise<DamageAnswer> {
  damageCopy(given);
  try {
    const ledger = await openLedger({ path: given.target, mode: "open" });
    try {
      const { revision } = ledger.head();
      const at = { asOf: "2023-12-31", revision };
      const [total = emptyPosition] = await ledger.positions({ ...at, groupBy: [] });
      const [ofUnit = emptyPosition] = await ledger.positions({ ...at, groupBy: [], filter: { unitId: comparedUnit } });
      const verdict = await ledger.verifyChain();
      return {
        outcome: "opened",
        revision,
        totals: totalsText(total, ofUnit),
        isIntact: verdict.isIntact,
        verifiedRevision: verdict.revision,
        warnings: ledger.warnings.map(({ code }) => code),
      };
    } finally {
      await ledger.close();
    }
  } catch (error) {
    const reason = error instanceof Refusal ? error.code : `engine: ${String(error).slice(0, 80)}`;
    return { outcome: "refused", reason };
  }
}

async function main([command = "", path = "", from = "", to = "", ending = ""]: readonly string[]): Promise<void> {
  if (command === "make") {
    const ledger = await openLedger({ path, mode: "openOrCreate" });
    for (let revision = Number(from); revision <= Number(to); revision += 1)
      await ledger.append(damagedBatch(revision));
    if (ending === "close") return ledger.close();
    process.stdout.write("ready\n");
    setInterval(() => undefined, 1_000);
    return;
  }
  for await (const line of createInterface({ input: process.stdin }))
    process.stdout.write(`${JSON.stringify(await answer(JSON.parse(line) as DamageCase))}\n`);
}

if (process.argv[1] === import.meta.filename) await main(process.argv.slice(2));
