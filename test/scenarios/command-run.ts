/**
 * The command line: its words read, its command run and its document taken as it would be printed. Where it is asked for,
 * in a process of its own, as a person starts it; two hundred of those took most of the time of this test.
 */
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Refusal } from "@giaingan/finance";
import { compileCache } from "../../apps/cli/test/command-run.ts";
import { findCommandName, readCommandLine } from "../../apps/cli/src/command-line.ts";
import { loadCommands } from "../../apps/cli/src/command-list.ts";
import { errorDocument } from "../../apps/cli/src/refusal-text.ts";
import { UsageError } from "../../apps/cli/src/usage-error.ts";
import { commandWords } from "./asked-words.ts";
import { csvOf } from "./scenario-csv.ts";
import type { Scenario, ScenarioBatch, ScenarioQuestion } from "./scenario-file.ts";

const projectFolder = fileURLToPath(new URL("../..", import.meta.url));

/** Processes at a time: the machines that run this have four cores. */
const processesMax = 4;
let freeCount = processesMax;
const waiting: (() => void)[] = [];

/** What a run printed. */
interface CommandRun {
  readonly code: number;
  readonly document: object;
}

/** A scenario's ledger, as the command line keeps it. */
export interface CommandLedger {
  readonly folder: string;
  /** The file of the ledger. */
  readonly path: string;
  readonly scenario: Scenario;
  /** Each run in a process of its own. */
  readonly isInProcesses: boolean;
}

/**
 * Imports batches as one file.
 *
 * @returns the code with which they are refused; null: they are posted
 */
export async function importBatches(ledger: CommandLedger, batches: readonly ScenarioBatch[]): Promise<string | null> {
  const { folder, path, scenario } = ledger;
  const name = batches.map(({ id }) => id).join("-");
  const file = join(folder, `${name}.csv`);
  writeFileSync(file, csvOf(scenario, batches));
  const words = ["import", file, ...importFlags(ledger, batches), "--ledger", path, "--json"];
  const { code, document } = await giaingan(words, ledger);
  if (code === 0) return null;
  return code === 1 ? refusalCode(document) : `exit ${code}`;
}

/** How a person would import them: new units are wanted, and a document's figures are taken as they are. */
function importFlags({ folder, scenario }: CommandLedger, batches: readonly ScenarioBatch[]): readonly string[] {
  const asReport = batches.some(({ isReport }) => isReport) ? ["--as-reported"] : [];
  if (scenario.projects.length === 0) return ["--new-units", ...asReport];
  const file = join(folder, "reference.json");
  writeFileSync(file, referenceText(scenario));
  return ["--new-units", "--reference", file, ...asReport];
}

function referenceText({ projects }: Scenario): string {
  return JSON.stringify({
    projects: projects.map(({ id, totalInvestment, contractValue }) => ({
      id,
      name: id,
      totalInvestment: totalInvestment?.toString() ?? null,
      contractValue: contractValue?.toString() ?? null,
    })),
  });
}

/** An answer of the command line. */
export interface CommandAnswer {
  readonly question: ScenarioQuestion;
  /** Without its revision; `{ refusal }` where it is refused. */
  readonly answer: object;
  /** Null where it is refused. */
  readonly revision: number | null;
}

/** Asks. */
export async function askCommandLine(ledger: CommandLedger, question: ScenarioQuestion): Promise<CommandAnswer> {
  const { code, document } = await giaingan([...commandWords(question), "--ledger", ledger.path], ledger);
  if (code !== 0) {
    const refusal = code === 1 ? refusalCode(document) : `exit ${code}`;
    return { question, answer: { refusal }, revision: null };
  }
  const { revision, ...answer } = document as { readonly revision: number };
  return { question, answer, revision };
}

function refusalCode(document: object): string {
  const error: unknown = Reflect.get(document, "error");
  return error !== null && typeof error === "object" ? String(Reflect.get(error, "code")) : "no error document";
}

async function giaingan(
  words: readonly string[],
  { isInProcesses }: Pick<CommandLedger, "isInProcesses">,
): Promise<CommandRun> {
  await enter();
  try {
    if (!isInProcesses) return await runHere(words);
    const { code, stdout, stderr } = await runProcess(["apps/cli/src/main.ts", ...words]);
    const isDocument = stdout.trimStart().startsWith("{");
    // A crash is neither an answer nor a refusal.
    if (code === null || !isDocument) throw new Error(`giaingan ${words.join(" ")}: exit ${code}\n${stderr}`);
    return { code, document: JSON.parse(stdout) as object };
  } finally {
    leave();
  }
}

/** What `giaingan` does with its words, up to the printing. */
async function runHere(words: readonly string[]): Promise<CommandRun> {
  try {
    const commands = await loadCommands(findCommandName(words));
    const request = readCommandLine(words, commands, { ...process.env, GIAINGAN_LEDGER: "" });
    if (request.kind === "help") throw new Error(`giaingan ${words.join(" ")} asks for help`);
    const { exitCode = 0, json } = await request.command.run(request.invocation);
    return { code: exitCode, document: JSON.parse(JSON.stringify(json)) as object };
  } catch (error) {
    if (!(error instanceof UsageError) && !(error instanceof Refusal)) throw error;
    const code = error instanceof UsageError ? 2 : 1;
    return { code, document: JSON.parse(JSON.stringify({ error: errorDocument(error) })) as object };
  }
}

function runProcess(
  args: readonly string[],
): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> {
  const options = {
    cwd: projectFolder,
    env: { ...process.env, GIAINGAN_LEDGER: "", NODE_COMPILE_CACHE: compileCache },
    maxBuffer: 16 * 1024 * 1024,
  };
  return new Promise((done) => {
    execFile(process.execPath, [...args], options, (error, stdout, stderr) => {
      done({ code: error === null ? 0 : typeof error.code === "number" ? error.code : null, stdout, stderr });
    });
  });
}

async function enter(): Promise<void> {
  if (freeCount > 0) freeCount -= 1;
  else await new Promise<void>((go) => waiting.push(go));
}

/** Whoever has waited longest goes on in the place that is left. */
function leave(): void {
  const next = waiting.shift();
  if (next === undefined) freeCount += 1;
  else next();
}
