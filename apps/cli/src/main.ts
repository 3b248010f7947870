#!/usr/bin/env node
/**
 * giaingan, the command line. Exit: 0 done, 1 refused or bad input, 2 wrong usage, 3 a ledger that is not in
 * order.
 */
import { type Language, Refusal } from "@giaingan/finance";
import { guessLanguage, readCommandLine } from "./command-line.ts";
import { JsonLines } from "./command.ts";
import { advances } from "./commands/advances.ts";
import { backtest } from "./commands/backtest.ts";
import { backup } from "./commands/backup.ts";
import { changes } from "./commands/changes.ts";
import { check } from "./commands/check.ts";
import { chart } from "./commands/chart.ts";
import { extract } from "./commands/extract.ts";
import { exportEntries } from "./commands/export.ts";
import { importFile } from "./commands/import.ts";
import { lapse } from "./commands/lapse.ts";
import { migrate } from "./commands/migrate.ts";
import { mobilised } from "./commands/mobilised.ts";
import { pace } from "./commands/pace.ts";
import { close, periods, reopen } from "./commands/periods.ts";
import { plan } from "./commands/plan.ts";
import { policies } from "./commands/policies.ts";
import { progress } from "./commands/progress.ts";
import { project } from "./commands/project.ts";
import { rates } from "./commands/rates.ts";
import { reconcile } from "./commands/reconcile.ts";
import { restore } from "./commands/restore.ts";
import { serve } from "./commands/serve.ts";
import { settlement } from "./commands/settlement.ts";
import { triangle } from "./commands/triangle.ts";
import { verify } from "./commands/verify.ts";
import { helpText } from "./help.ts";
import { createPasswordHiding } from "./password-hiding.ts";
import { errorDocument, errorLines } from "./refusal-text.ts";
import { UsageError } from "./usage-error.ts";

const commands = [
  extract,
  importFile,
  exportEntries,
  progress,
  rates,
  plan,
  settlement,
  advances,
  lapse,
  pace,
  project,
  backtest,
  triangle,
  changes,
  mobilised,
  reconcile,
  policies,
  chart,
  verify,
  check,
  close,
  reopen,
  periods,
  migrate,
  backup,
  restore,
  serve,
];
const words = process.argv.slice(2);

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // The reader of a pipe has gone (`giaingan … | head`): nothing is left to say.
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

try {
  const request = readCommandLine(words, commands, process.env);
  if (request.kind === "help") {
    console.log(helpText(request.command, commands, request.language));
  } else {
    const { command, invocation } = request;
    const output = await command.run(invocation);
    process.exitCode = output.exitCode ?? 0;
    if (output.json instanceof JsonLines)
      for (const document of output.json.documents) console.log(JSON.stringify(document));
    else if (output.pieces !== undefined && !invocation.isJson) await print(output.pieces);
    else console.log(invocation.isJson ? JSON.stringify(output.json, null, 2) : output.text(invocation.language));
  }
} catch (error) {
  if (!(error instanceof UsageError) && !(error instanceof Refusal)) throw error;
  const hide = createPasswordHiding([...words, process.env["GIAINGAN_LEDGER"]]);
  const hideIn = (_key: string, value: unknown): unknown => (typeof value === "string" ? hide(value) : value);
  if (words.includes("--json")) console.log(JSON.stringify({ error: errorDocument(error) }, hideIn, 2));
  for (const language of messageLanguages()) for (const line of errorLines(error, language)) console.error(hide(line));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

/** The language that was asked for; both, Vietnamese first, when none was. */
function messageLanguages(): readonly Language[] {
  const asked = guessLanguage(words);
  return asked === null ? ["vi", "en"] : [asked];
}

/** Prints pieces no faster than they are read. */
async function print(pieces: AsyncIterable<string>): Promise<void> {
  for await (const piece of pieces)
    if (!process.stdout.write(piece)) await new Promise((resolve) => process.stdout.once("drain", resolve));
}
