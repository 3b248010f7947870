/**
 * The overview's data: asked again whenever the view asks for other figures, and never mixed from two revisions.
 *
 * The ledger is asked first, and everything else at the revision that it gives: an import between two answers cannot put
 * a new total beside old findings, and answers of a named revision can be cached for ever.
 */
import {
  type ApiClient,
  ApiProblem,
  createApiClient,
  type EntriesQuery,
  type ProgressQuery,
  type WireFindings,
  type WireLedgerOverview,
  type WireProgress,
} from "@giaingan/client";
import { batch, effect, type ReadonlySignal, signal } from "@preact/signals";
import { address } from "./address.ts";
import { shownYear } from "./shown-answer.ts";
import type { AddressFault, OpenedNumber, ViewState } from "./view-state.ts";

/** Everything that the page shows of one revision. */
export interface Overview {
  /** What was asked, so that the figures are never labelled with another question. */
  readonly question: ProgressQuestion;
  /** The ledger at the revision shown. */
  readonly ledger: WireLedgerOverview;
  /** Null when the ledger holds no entry at the revision. */
  readonly progress: WireProgress | null;
  readonly findings: WireFindings;
  /** What the question names and the ledger does not have; then there is no progress. */
  readonly faults: readonly AddressFault[];
}

/** The part of the view that changes the figures. */
export type ProgressQuestion = Pick<ViewState, "asOf" | "by" | "basis" | "year" | "unitId" | "unit" | "rev">;

export const api: ApiClient = createApiClient();

const shown = signal<Overview | null>(null);
const ledger = signal<WireLedgerOverview | null>(null);
const failed = signal<ApiProblem | null>(null);
const waiting = signal(true);
const attempt = signal(0);

/** The last answer; it stays while the next one is on its way. Null before the first, and after a failure. */
export const overview: ReadonlySignal<Overview | null> = shown;
/** The ledger as it was last seen, for the controls; it outlives failures. Null before the first answer. */
export const knownLedger: ReadonlySignal<WireLedgerOverview | null> = ledger;
/** Why there is no answer; null when there is one. */
export const overviewProblem: ReadonlySignal<ApiProblem | null> = failed;
/** Whether an answer is on its way. */
export const isLoading: ReadonlySignal<boolean> = waiting;

/** Asks again. */
export function askAgain(): void {
  attempt.value += 1;
}

/** Asks now and whenever the question changes. Call once. */
export function followView(): void {
  let asked = "";
  let latestRequest = 0;
  effect(() => {
    const { view, faults } = address.value;
    const { asOf, by, basis, year, unitId, unit, rev } = view;
    const question: ProgressQuestion = { asOf, by, basis, year, unitId, unit, rev };
    const key = JSON.stringify([question, attempt.value]);
    if (faults.length > 0) {
      waiting.value = false;
      seeLedger();
      return;
    }
    if (key === asked) return;
    asked = key;
    latestRequest += 1;
    const request = latestRequest;
    const settle = (answer: Overview | null, problem: ApiProblem | null): void => {
      if (request !== latestRequest) return;
      if (problem !== null) seeLedger();
      batch(() => {
        shown.value = answer;
        failed.value = problem;
        waiting.value = false;
      });
    };
    waiting.value = true;
    ask(question).then(
      (answer) => settle(answer, null),
      (error: unknown) => settle(null, error instanceof ApiProblem ? error : new ApiProblem(String(error), null)),
    );
  });
  addEventListener("online", () => {
    if (failed.peek()?.problem === null) askAgain();
  });
}

/** Looks at the ledger for the controls alone, when nothing can be asked of it. */
function seeLedger(): void {
  if (ledger.peek() !== null) return;
  api.ledger().then(
    (newest) => {
      ledger.value = newest;
    },
    () => undefined, // without it the controls stay empty; the fault is shown either way
  );
}

async function ask(question: ProgressQuestion): Promise<Overview> {
  const ledgerShown = await api.ledger(question.rev === null ? {} : { rev: question.rev });
  ledger.value = ledgerShown;
  const rev = ledgerShown.revision;
  const faults = findFaults(question, ledgerShown);
  const canAnswer = ledgerShown.entryCount > 0 && faults.length === 0;
  const [progress, findings] = await Promise.all([
    canAnswer ? api.progress(progressQuery({ ...question, rev })) : null,
    api.findings({ rev }),
  ]);
  return { question, ledger: ledgerShown, progress, findings, faults };
}

/** A unit or year that the ledger does not have: an empty answer would read as "nothing disbursed". */
function findFaults({ unitId, year }: ProgressQuestion, ledgerShown: WireLedgerOverview): readonly AddressFault[] {
  if (ledgerShown.entryCount === 0) return [];
  const faults: AddressFault[] = [];
  if (unitId !== null && !ledgerShown.units.includes(unitId)) {
    faults.push({ key: "unitId", value: unitId, choices: ledgerShown.units });
  }
  if (year !== null && !ledgerShown.fiscalYears.includes(year)) {
    faults.push({ key: "year", value: String(year), choices: ledgerShown.fiscalYears.map(String) });
  }
  return faults;
}

/** The question in the API's parameters; what is null is left to the ledger. */
export function progressQuery(question: ProgressQuestion): ProgressQuery {
  const { asOf, by, basis, year, unitId, unit, rev } = question;
  return {
    by,
    basis,
    ...(asOf !== null && { asOf }),
    ...(year !== null && { year }),
    ...(unitId !== null && { unitId }),
    ...(unit !== null && { unit }),
    ...(rev !== null && { rev }),
  };
}

/** The question for the entries behind a number of an answer: same date, basis, year and revision. */
export function entriesQuery(
  { question }: Overview,
  progress: WireProgress,
  { measure, key }: OpenedNumber,
): EntriesQuery {
  return {
    measure,
    basis: progress.basis,
    asOf: progress.asOf,
    year: shownYear(progress),
    rev: progress.revision,
    ...(question.unitId !== null && { unitId: question.unitId }),
    ...(key !== null && { by: progress.by, key }),
    limit: 100,
  };
}
