/** Any record in a real ledger: every answer is the one that the library gives on the entries, at every revision. */
import { breakdowns } from "@giaingan/finance";
import { openLedger } from "@giaingan/ledger";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createLedgerPlaces } from "../../packages/ledger/test/ledger-places.ts";
import { askScenarioLedger, postToLedger } from "../scenarios/ledger-run.ts";
import { askLibrary } from "../scenarios/library-answers.ts";
import { lastRevision, postBatch, type RecordedEntry, refusalOf } from "../scenarios/library-record.ts";
import type { ScenarioQuestion } from "../scenarios/scenario-file.ts";
import { type Command, commandNames, days, entriesOf, sequencesOf } from "./command.ts";
import { lawParameters, lawTimeoutMs } from "./lane.ts";

const questionNames = ["progress", "rates", "plan", "settlement", "advances", "lapse", "pace", "changes", "mobilised"];

/** Filters that a probe draws from; `-` is what is not stated. */
const filters: readonly Readonly<Record<string, string>>[] = [
  { unit: "Tân Lập" },
  { nature: "investment" },
  { nature: "-" },
  { vintage: "2023" },
  { project: "cau" },
  { project: "-" },
  { relation: "integrated" },
];

/** The question of a command's probe; null where the ledger would refuse its year or unit as unknown. */
function questionOf({ probe }: Command, name: string, record: readonly RecordedEntry[]): ScenarioQuestion | null {
  const revision = 1 + (probe.revision % lastRevision(record));
  const known = record.filter((entry) => entry.revision <= revision);
  const fiscalYear = probe.revision % 2 === 0 ? 2024 : 2023;
  const isKnown = known.some((entry) => entry.fiscalYear === fiscalYear);
  const filter = probe.isFiltered ? (filters[(probe.outer + probe.inner) % filters.length] ?? {}) : {};
  const hasUnit = known.some(({ unitId }) => unitId === (filter["unit"] ?? unitId));
  if (!isKnown || !hasUnit) return null;
  const drawn = [...new Set([breakdowns[probe.outer], breakdowns[probe.inner]].flatMap((each) => each ?? []))];
  // A pace is of a year: it is not asked by month.
  const by = name === "pace" ? drawn.filter((each) => each !== "month") : drawn;
  return {
    name,
    asOf: days[probe.day] ?? "",
    fiscalYear: String(fiscalYear),
    revision: String(revision),
    by: by.join(),
    flags: {
      ...filter,
      ...(name === "changes" ? { from: "2023-12-31", "from-rev": String(Math.ceil(revision / 2)) } : {}),
    },
  };
}

test(
  "the ledger answers as the library does on the same entries",
  async () => {
    let askedCount = 0;
    const law = fc.asyncProperty(
      sequencesOf([...commandNames, "assign", "assign", "carryRest", "payVolume"]),
      async (commands) => {
        const places = createLedgerPlaces();
        const ledger = await openLedger({ mode: "openOrCreate", ...(await places.prepare(places.path())) });
        try {
          let record: readonly RecordedEntry[] = [];
          for (const [index, command] of commands.entries()) {
            const entries = entriesOf(command, record);
            if (entries.length === 0) continue;
            const batch = { id: `b${index}`, entries, isReport: command.isReport };
            const code = refusalOf(record, batch, []);
            expect(await postToLedger(ledger, batch, [])).toBe(code);
            if (code === null) record = postBatch(record, batch, []);
          }
          for (const command of record.length === 0 ? [] : commands)
            for (const name of questionNames) {
              const question = questionOf(command, name, record);
              if (question === null) continue;
              askedCount += 1;
              expect(await askScenarioLedger(ledger, question), JSON.stringify(question)).toEqual(
                askLibrary(record, question),
              );
            }
        } finally {
          await ledger.close();
          await places.remove();
        }
      },
    );
    await fc.assert(law, lawParameters(20));
    expect(askedCount).toBeGreaterThan(100);
  },
  lawTimeoutMs,
);
