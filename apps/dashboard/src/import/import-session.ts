/**
 * One import, from the file to its undo. Nothing of it is in the address: a file cannot be.
 *
 * Answers can overtake each other: only that of the latest question is shown. What writes to the ledger is never overtaken.
 */
import {
  ApiProblem,
  type ImportSettingsBody,
  type WireImportFile,
  type WireImportPosted,
  type WireImportPreview,
} from "@giaingan/client";
import { batch, type ReadonlySignal, signal } from "@preact/signals";
import { api, askAgain } from "../overview.ts";

/** What is being waited for. */
export type ImportStep = "reading" | "looking" | "posting" | "undoing" | "marking";

/** Where an import stands. */
export interface ImportSession {
  /** Null: no file was chosen yet. */
  readonly source: File | null;
  /** Files that were dropped with it and are not looked at. */
  readonly otherFileCount: number;
  readonly file: WireImportFile | null;
  /** What was settled on the page. */
  readonly settings: ImportSettingsBody;
  /** The answer to `settings`, or to those before while `step` is "looking". */
  readonly preview: WireImportPreview | null;
  readonly posted: WireImportPosted | null;
  /** The revision of the batch of reversals; null while nothing was taken back. */
  readonly undoneBy: number | null;
  readonly step: ImportStep | null;
  /** Why the last step failed, and which it was. */
  readonly problem: { readonly step: ImportStep; readonly problem: ApiProblem } | null;
}

const start: ImportSession = {
  source: null,
  otherFileCount: 0,
  file: null,
  settings: {},
  preview: null,
  posted: null,
  undoneBy: null,
  step: null,
  problem: null,
};

/** A person who walks through a list of choices asks about the last one. */
const pauseMs = 250;

const session = signal(start);
let latestStep = 0;

/** The import at hand. */
export const importSession: ReadonlySignal<ImportSession> = session;

/** Whether something is being written: until it is answered nothing else may begin. */
export function isWriting({ step }: ImportSession): boolean {
  return step === "posting" || step === "undoing";
}

/** Puts the file away; nothing is posted. */
export function dropImport(): void {
  if (isWriting(session.peek())) return;
  latestStep += 1;
  session.value = start;
}

/** Sends the first of some files and looks at it; the others are counted. */
export async function openFiles(files: readonly File[]): Promise<void> {
  const [source] = files;
  if (source === undefined || isWriting(session.peek())) return;
  session.value = { ...start, source, otherFileCount: files.length - 1 };
  await take("reading", async () => {
    const file = await api.sendFile(source, source.name);
    const read = { ...session.peek(), file };
    if (session.peek().source === source) session.value = read;
    return { preview: await api.previewImport({ file: file.file, settings: {} }) };
  });
}

/** Settles something that the file leaves open, and looks again. */
export async function settleImport(change: Partial<ImportSettingsBody>): Promise<void> {
  const before = session.peek();
  if (isWriting(before)) return;
  const settings = { ...before.settings, ...change };
  session.value = { ...before, settings };
  await take("looking", async (isLatest) => {
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    return isLatest() ? { preview: await withFile((file) => api.previewImport({ file, settings })) } : {};
  });
}

/** Looks at the same file again. */
export async function lookAgain(): Promise<void> {
  if (isWriting(session.peek())) return;
  session.value = { ...session.peek(), posted: null, undoneBy: null };
  await settleImport({});
}

/** Posts what was previewed. `late`: what becomes of entries of a closed period. */
export async function confirmImport(late: "refuse" | "firstOpenPeriod" = "refuse"): Promise<void> {
  const { settings } = session.peek();
  await take("posting", async () => ({
    posted: await withFile((file) => api.postImport({ file, settings }, { late })),
  }));
  if (session.peek().posted !== null) askAgain();
}

/** Takes the posted batch back. The id comes from the revision: pressed twice, it is taken back once. */
export async function undoImport(): Promise<void> {
  const { posted, file } = session.peek();
  if (posted === null || file === null || posted.postedEntryCount === 0) return;
  const { revision } = posted;
  const id = `undo-${revision}-${file.file.slice(0, 16)}`;
  await take("undoing", async () => ({ undoneBy: (await api.undoBatch({ id, revision, reason: null })).revision }));
  if (session.peek().undoneBy !== null) askAgain();
}

/** The file with its doubtful cells marked; null: the session says why not. */
export async function markFile(lang: "vi" | "en"): Promise<Blob | null> {
  const { settings } = session.peek();
  let marked: Blob | null = null;
  await take("marking", async () => {
    marked = await withFile((file) => api.errorWorkbook({ file, settings }, { lang }));
    return {};
  });
  return marked;
}

/** Asks about the kept file; one that the server has let go is sent again. */
async function withFile<Answer>(ask: (file: string) => Promise<Answer>): Promise<Answer> {
  const { source, file } = session.peek();
  if (source === null) throw new Error("a file is opened before anything is asked about it");
  if (file === null) return ask((await api.sendFile(source, source.name)).file);
  try {
    return await ask(file.file);
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.problem?.code !== "fileNotKept") throw error;
    return ask((await api.sendFile(source, source.name)).file);
  }
}

async function take(
  step: ImportStep,
  work: (isLatest: () => boolean) => Promise<Partial<ImportSession>>,
): Promise<void> {
  if (isWriting(session.peek())) return;
  latestStep += 1;
  const own = latestStep;
  const isLatest = (): boolean => own === latestStep;
  session.value = { ...session.peek(), step, problem: null };
  const change = await work(isLatest).catch((error: unknown): Partial<ImportSession> => {
    const problem = error instanceof ApiProblem ? error : new ApiProblem(String(error), null);
    return { problem: { step, problem } };
  });
  if (!isLatest()) return;
  batch(() => {
    session.value = { ...session.peek(), ...change, step: null };
  });
}
