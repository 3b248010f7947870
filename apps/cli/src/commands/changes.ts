/**
 * `giaingan changes`: what changed between two dates, two revisions, or both, in lines that sum exactly.
 */
import { type Bilingual, type Dong, formatDate, type Language } from "@giaingan/finance";
import {
  type Bridge,
  type Bridges,
  type ChangedMeasure,
  type ChangeLineCode,
  changeLineCodes,
  changedMeasures,
  changeLineNames,
  type ChangesAnswer,
  type RecordState,
} from "@giaingan/finance/changes";
import { shownBridge, type ShownCell, shownTable } from "@giaingan/finance/showing";
import { askChanges, type LedgerChangesQuestion } from "@giaingan/ledger";
import { answerCommand } from "../answer-command.ts";
import { answerText } from "../answer-text.ts";
import type { Command, Flag, Invocation } from "../command.ts";
import { readDateFlag, readWholeFlag, textOf } from "../question-flags.ts";
import { type FigureStyle, shownMoney } from "../shown-figures.ts";
import { textTable } from "../text-table.ts";
import { UsageError } from "../usage-error.ts";

/** What is compared with. */
export const fromFlags: Readonly<Record<string, Flag>> = {
  from: {
    type: "string",
    valueName: "DATE",
    meaning: { vi: "so với số liệu đến ngày này", en: "from the record as of this date" },
  },
  "from-rev": {
    type: "string",
    valueName: "N",
    meaning: { vi: "so với sổ ở bản ghi này", en: "from the record at this revision" },
  },
};

/**
 * Reads what is compared with.
 *
 * @throws UsageError when nothing is; Refusal `unknownDate`, `invalidValue`
 */
export function readFromFlags(flags: Invocation["flags"]): LedgerChangesQuestion["from"] {
  if (flags["from"] === undefined && flags["from-rev"] === undefined) {
    throw new UsageError(
      { vi: "Chưa nêu so với lúc nào.", en: "It is not said what to compare with." },
      {
        vi: "Dùng --from NGÀY, --from-rev N, hoặc cả hai; ví dụ: giaingan changes --from 2023-09-30 --as-of 2023-10-31.",
        en: "Use --from DATE, --from-rev N, or both; e.g. giaingan changes --from 2023-09-30 --as-of 2023-10-31.",
      },
    );
  }
  return {
    asOf: readDateFlag("--from", textOf(flags["from"])),
    revision: readWholeFlag("--from-rev", textOf(flags["from-rev"]), { min: 0, max: Number.MAX_SAFE_INTEGER }),
  };
}

const answered: Command = answerCommand<ChangesAnswer>({
  name: "changes",
  argumentNames: "--from DATE | --from-rev N",
  summary: {
    vi: "vì sao số liệu thay đổi giữa hai ngày hoặc hai bản ghi",
    en: "why the figures changed between two dates or two revisions",
  },
  flags: fromFlags,
  ask: (ledger, question, { flags }) => askChanges(ledger, { ...question, from: readFromFlags(flags) }),
  describe: (answer, language) => {
    const style = { language, unit: answer.unit };
    return answerText(answer, [bridgeTable(answer, style), groupsTable(answer, style)], language);
  },
});

/** The command, refusing a line that says nothing to compare with before a ledger is opened. */
export const changes: Command = {
  ...answered,
  run: async (invocation) => {
    readFromFlags(invocation.flags);
    return answered.run(invocation);
  },
};

const measureNames: Readonly<Record<ChangedMeasure, Bilingual>> = {
  plan: { vi: "Kế hoạch", en: "Plan" },
  allocatedPlan: { vi: "Đã phân bổ", en: "Allocated" },
  disbursed: { vi: "Đã giải ngân", en: "Disbursed" },
};

/**
 * One column for each sum, one row for each reason; a sum about which neither state says anything is left out. Opening
 * and closing are shown as every other answer shows them, and the reasons add up to what is between them.
 */
function bridgeTable({ total, from, to }: ChangesAnswer, style: FigureStyle): string {
  const { language } = style;
  const measures = changedMeasures.filter((measure) => total[measure].change !== null);
  if (measures.length === 0) return "";
  const columns = measures.map((measure) => shownColumn(total[measure], style));
  const codes = changeLineCodes.filter((code) => columns.some(({ effects }) => effects.has(code)));
  const textOf = (amount: Dong | null | undefined): string => shownMoney(amount, style);
  const reasons = codes.map((code) => [
    `  ${changeLineNames[code][language]}${countText(
      measures.map((measure) => total[measure]),
      code,
    )}`,
    ...columns.map(({ effects }) => textOf(effects.get(code))),
  ]);
  return textTable(
    ["", ...measures.map((measure) => measureNames[measure][language])],
    [
      [stateText(from, language), ...columns.map(({ opening }) => textOf(opening))],
      ...reasons,
      [stateText(to, language), ...columns.map(({ closing }) => textOf(closing))],
    ],
    measures.map((_, index) => index + 1),
  );
}

interface ShownColumn {
  readonly opening: Dong | null;
  readonly closing: Dong | null;
  readonly effects: ReadonlyMap<ChangeLineCode, Dong>;
}

/** The sums as they are shown, in đồng. */
function shownColumn({ opening, closing, lines }: Bridge, { unit }: FigureStyle): ShownColumn {
  const shown = shownBridge({ opening, closing, effects: lines.map(({ effect }) => effect) }, unit);
  return { ...shown, effects: new Map(lines.map(({ code }, index) => [code, shown.effects[index] ?? 0n])) };
}

/** " (3)": how many entries; each entry stands in one line of one sum. */
function countText(bridges: readonly Bridge[], wanted: string): string {
  const counts = bridges.flatMap(({ lines }) => lines.filter(({ code }) => code === wanted).map(({ count }) => count));
  return ` (${counts.reduce((sum, count) => sum + count, 0)})`;
}

function stateText({ asOf, revision }: RecordState, language: Language): string {
  const date = formatDate(asOf);
  if (revision === null) return date;
  return language === "vi" ? `${date}, bản ghi số ${revision}` : `${date}, revision ${revision}`;
}

interface GroupColumns {
  readonly measure: ChangedMeasure;
  readonly before: Bilingual;
  readonly after: Bilingual;
}

const groupColumns: readonly GroupColumns[] = [
  {
    measure: "plan",
    before: { vi: "Kế hoạch trước", en: "Plan before" },
    after: { vi: "Kế hoạch sau", en: "Plan after" },
  },
  {
    measure: "disbursed",
    before: { vi: "Giải ngân trước", en: "Disbursed before" },
    after: { vi: "Giải ngân sau", en: "Disbursed after" },
  },
];

/** The groups and their total: in each row the change is the difference of the two amounts that stand before it. */
function groupsTable({ groups, total }: ChangesAnswer, style: FigureStyle): string {
  const { language } = style;
  if (groups.length === 0) return "";
  const rowOf = (bridges: Bridges): readonly (Dong | null)[] =>
    groupColumns.flatMap(({ measure }) => [bridges[measure].opening, bridges[measure].closing]);
  const rows = groups.map((group) => ({ key: group.key, label: group.label, amounts: rowOf(group) }));
  const shown = shownTable(rows, style);
  const stated = rowOf(total).map((amount) => amount !== null);
  const cellsOf = (cells: readonly ShownCell[]): readonly string[] =>
    groupColumns.flatMap((_, index) => {
      const pair = [2 * index, 2 * index + 1];
      const [before = null, after = null] = pair.map((column) => cells[column]?.shown ?? null);
      const change = before === null && after === null ? null : (after ?? 0n) - (before ?? 0n);
      const isStated = pair.map((column) => stated[column] === true);
      return [before, after, change].flatMap((amount, column) =>
        (isStated[column] ?? isStated.includes(true)) ? [shownMoney(amount, style)] : [],
      );
    });
  const head = groupColumns.flatMap(({ measure, before, after }) => {
    const { opening, closing, change } = total[measure];
    return [
      ...(opening === null ? [] : [before[language]]),
      ...(closing === null ? [] : [after[language]]),
      ...(change === null ? [] : [language === "vi" ? "Thay đổi" : "Change"]),
    ];
  });
  return textTable(
    [language === "vi" ? "Nhóm" : "Group", ...head],
    [
      ...shown.rows.map(({ label, cells }) => [label, ...cellsOf(cells)]),
      [language === "vi" ? "Tổng" : "Total", ...cellsOf(shown.total)],
    ],
    head.map((_, index) => index + 1),
  );
}
