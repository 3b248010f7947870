/** A program with a ledger on a disk that takes no writes: `node read-only-process.ts PATH`; tells what it saw as JSON. */
import process from "node:process";
import { Refusal } from "@giaingan/finance";
import { openLedger } from "@giaingan/ledger";
import { clientBatch } from "./client-batch.ts";

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "done";
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
}

const [path = ""] = process.argv.slice(2);
const ledger = await openLedger({ path, mode: "readOnly" });
const { revision } = await ledger.overview();
const postingReadOnly = await codeOf(ledger.append(clientBatch("b")));
await ledger.close();
const openingForWriting = await codeOf(openLedger({ path, mode: "open" }));
const making = await codeOf(openLedger({ path: `${path}.other`, mode: "openOrCreate" }));
process.stdout.write(`${JSON.stringify({ reading: revision, postingReadOnly, openingForWriting, making })}\n`);
