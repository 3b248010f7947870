/**
 * Library and naive model side by side: a sequence of commands is applied to both, and after every step both say the
 * same. A difference is thrown, so that it shrinks to the fewest commands that show it.
 */
import assert from "node:assert/strict";
import { type Entry, Refusal, sliceKey, type SliceSums, sumSlices } from "@giaingan/finance";
import { nothingRecorded } from "@giaingan/finance/admission";
import { type Command, entriesOf } from "./command.ts";
import { compareAnswers, type Pinned, rememberAnswers } from "./compared-answers.ts";
import type { Library } from "./library.ts";
import { carryOversThatFollow } from "./naive-carry-over.ts";
import type { NaiveRow } from "./naive-model.ts";
import { brokenRules } from "./naive-rules.ts";

/** What a sequence has been through. */
export interface Course {
  readonly record: readonly NaiveRow[];
  readonly refusedCount: number;
  readonly followedCount: number;
}

/**
 * Runs a sequence; throws where library and model differ.
 *
 * After every step both must refuse the same, carry over the same, and give the same plan and one more answer; after the
 * last, every answer. The steps of a sequence are sequences themselves, so nothing is spared but time.
 */
export function runSideBySide(library: Library, commands: readonly Command[]): Course {
  let course: Course = { record: [], refusedCount: 0, followedCount: 0 };
  let report: Pinned | null = null;
  for (const [index, command] of commands.entries()) {
    const batch = entriesOf(command, course.record);
    const { record } = course;
    if (batch.length > 0) course = applyBatch(library, { course, batch, isReport: command.isReport });
    const { probe } = command;
    const isLast = index === commands.length - 1;
    if (isLast || course.record !== record) compareAnswers(library, course.record, { probe, only: !isLast });
    if (report === null && command.isReport) report = rememberAnswers(library, course.record, probe);
  }
  // What was reported at a revision is answered for ever, whatever has been recorded since.
  report?.check(course.record);
  return course;
}

function applyBatch(
  library: Library,
  {
    course,
    batch,
    isReport,
  }: { readonly course: Course; readonly batch: readonly Entry[]; readonly isReport: boolean },
): Course {
  const { record, refusedCount, followedCount } = course;
  const slices = knownSlices(record);
  const following = library.followCarryOver({
    entries: batch,
    before: slices,
    entryIdOf: (words) => `${record.length}|${words}`,
  });
  const expected = carryOversThatFollow(record, batch);
  assert.deepEqual(following.entries.map(carryOverText).toSorted(), expected.map(carryOverText).toSorted());
  const broken = brokenRules(record, batch, following.entries);
  const reversed = new Map(
    batch.flatMap(({ reverses }) => {
      const entry = record.find(({ id }) => id === reverses);
      const isReversed = record.some((row) => row.reverses !== null && row.reverses === reverses);
      return entry === undefined ? [] : [[entry.id, { entry, isReversed }] as const];
    }),
  );
  const known = { ...nothingRecorded, slices, reversed };
  const code = refusalCode(() =>
    library.admitEntries(batch, { known, rules: null, reference: { projects: [] }, following }),
  );
  assert.ok(code === null ? broken.size === 0 : broken.has(code), `${code} where ${[...broken].join(", ")} is broken`);
  if (code !== null && !isReport) return { ...course, refusedCount: refusedCount + 1 };
  const revision = 1 + (record.at(-1)?.revision ?? 0);
  const rows = [...batch, ...following.entries].map((entry) => ({ ...entry, revision }));
  return { record: [...record, ...rows], refusedCount, followedCount: followedCount + following.entries.length };
}

function refusalCode(work: () => unknown): string | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

function carryOverText({
  unitId,
  projectId,
  fiscalYear,
  source,
  effectiveOn,
  amount,
}: Pick<Entry, "unitId" | "projectId" | "fiscalYear" | "source" | "effectiveOn" | "amount">): string {
  return `${sliceKey({ unitId, projectId, componentId: null, fiscalYear, source })} ${effectiveOn} ${amount}`;
}

/** The record as the library must know it before a batch. */
function knownSlices(record: readonly Entry[]): readonly (SliceSums & { readonly carriedOverOn: string | null })[] {
  const latest = new Map<string, string>();
  for (const entry of record) {
    if (entry.kind !== "carriedOver") continue;
    const key = sliceKey(entry);
    const known = latest.get(key) ?? "";
    if (entry.effectiveOn > known) latest.set(key, entry.effectiveOn);
  }
  return sumSlices(record).map((slice) => ({ ...slice, carriedOverOn: latest.get(sliceKey(slice)) ?? null }));
}
