/**
 * The table: every group with its plan, payments, rate and deadline. What a document does not state stays unstated.
 */
import { type Breakdown, formatDate, formatMoney, moneyUnitNames } from "@giaingan/finance";
import type { JSX } from "preact";
import { changeView } from "../address.ts";
import { layProgressTable, type ShownAmount, type TableRow } from "../progress-table.ts";
import { currentWords } from "../speech.ts";
import { shownBreakdown } from "../shown-answer.ts";
import { type OpenedNumber, shownBreakdowns } from "../view-state.ts";
import { SelectControl } from "./controls.tsx";
import { NotStated, NumberButton } from "./opened-number.tsx";
import type { AnswerProps } from "./overview-screen.tsx";

/** The card. */
export function ProgressTableCard({ progress, style }: AnswerProps): JSX.Element {
  const words = currentWords.value;
  const { rows, total } = layProgressTable(progress, words, style);
  const isBySource = progress.by === "source";
  const legalBases = [...new Set(rows.flatMap(({ deadline }) => deadline?.legalBasis ?? []))];
  const noteOf = (row: TableRow): number =>
    row.deadline === null ? 0 : legalBases.indexOf(row.deadline.legalBasis) + 1;
  return (
    <section class="card table" aria-labelledby="table-title">
      <div class="card-head">
        <div>
          <h2 id="table-title">{words.tableBy(words.breakdowns[shownBreakdown(progress)])}</h2>
          <p class="unit">{moneyUnitNames[style.unit][style.language]}</p>
        </div>
        <BreakdownControl by={shownBreakdown(progress)} />
      </div>
      {rows.length === 0 ? (
        <p class="nothing">{words.noGroups}</p>
      ) : (
        <table class="numbers" aria-labelledby="table-title">
          <thead>
            <tr>
              <th scope="col">{isBySource ? words.fundingSource : words.group}</th>
              {isBySource && <th scope="col">{words.vintage}</th>}
              <th scope="col">{words.plan}</th>
              <th scope="col">{words.disbursed}</th>
              <th scope="col">{words.rate}</th>
              <th scope="col">{words.remaining}</th>
              <th scope="col">{words.deadline}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">{isBySource ? row.shortLabel : row.label}</th>
                {isBySource && <Cell column={words.vintage}>{row.vintage}</Cell>}
                <FigureCells figures={row} opensKey={row.key} name={row.label} />
                <Cell column={words.deadline}>
                  {row.deadline && <DeadlineText deadline={row.deadline} note={noteOf(row)} />}
                </Cell>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr class="total">
              <th scope="row">{total.label}</th>
              {isBySource && <td class="blank" />}
              <FigureCells figures={total} opensKey={null} name={total.label} />
              <td class="blank" />
            </tr>
          </tfoot>
        </table>
      )}
      <MobilisedLine mobilised={progress.mobilised} text={mobilisedText(progress.mobilised, style)} />
      <DeadlineNotes legalBases={legalBases} rows={rows} />
    </section>
  );
}

function FigureCells({
  figures,
  opensKey,
  name,
}: {
  readonly figures: Pick<TableRow, "plan" | "disbursed" | "remaining" | "rate">;
  readonly opensKey: string | null;
  readonly name: string;
}): JSX.Element {
  const words = currentWords.value;
  const button = (measure: OpenedNumber["measure"], column: string, amount: ShownAmount): JSX.Element => (
    <NumberButton opens={{ measure, key: opensKey }} text={amount.text} what={`${column}, ${name}`} />
  );
  return (
    <>
      <Cell column={words.plan}>{figures.plan && button("plan", words.plan, figures.plan)}</Cell>
      <td data-label={words.disbursed}>
        {figures.disbursed ? button("disbursed", words.disbursed, figures.disbursed) : <NotStated as="word" />}
      </td>
      <Cell column={words.rate}>{figures.rate}</Cell>
      <Cell column={words.remaining}>
        {figures.remaining && button("remaining", words.remaining, figures.remaining)}
      </Cell>
    </>
  );
}

/** A cell with a dash where nothing is stated; a phone leaves such a cell out. */
function Cell({
  column,
  children,
}: {
  readonly column: string;
  readonly children: JSX.Element | string | number | null;
}): JSX.Element {
  if (children !== null) return <td data-label={column}>{children}</td>;
  return (
    <td class="dash" data-label={column}>
      <NotStated as="dash" />
    </td>
  );
}

function BreakdownControl({ by }: { readonly by: Breakdown }): JSX.Element {
  const words = currentWords.value;
  return (
    <SelectControl
      name={words.groupBy}
      value={by}
      onChoose={(chosen) => changeView({ by: shownBreakdowns.find((choice) => choice === chosen) ?? by, open: null })}
    >
      {shownBreakdowns.map((choice) => (
        <option key={choice} value={choice}>
          {words.breakdowns[choice]}
        </option>
      ))}
    </SelectControl>
  );
}

function DeadlineText({
  deadline,
  note,
}: {
  readonly deadline: NonNullable<TableRow["deadline"]>;
  readonly note: number;
}): JSX.Element {
  const words = currentWords.value;
  const title = deadline.isVerified ? deadline.legalBasis : `${deadline.legalBasis} (${words.notVerified})`;
  return (
    <span title={title}>
      {formatDate(deadline.date)}
      <sup class={deadline.isVerified ? undefined : "unverified"}>
        {note}
        {!deadline.isVerified && <span aria-hidden="true">*</span>}
      </sup>
    </span>
  );
}

function DeadlineNotes({
  legalBases,
  rows,
}: {
  readonly legalBases: readonly string[];
  readonly rows: readonly TableRow[];
}): JSX.Element | null {
  const words = currentWords.value;
  if (legalBases.length === 0) return null;
  const isVerified = (legalBasis: string): boolean =>
    rows.some(({ deadline }) => deadline?.legalBasis === legalBasis && deadline.isVerified);
  return (
    <ol class="notes" aria-label={words.deadlineBasis} lang="vi">
      {legalBases.map((legalBasis) => (
        <li key={legalBasis}>
          {legalBasis}
          {!isVerified(legalBasis) && <em class="unverified"> * {words.notVerified}</em>}
        </li>
      ))}
    </ol>
  );
}

function MobilisedLine({
  mobilised,
  text,
}: {
  readonly mobilised: string | null;
  readonly text: string;
}): JSX.Element | null {
  const words = currentWords.value;
  if (mobilised === null) return null;
  return (
    <p class="mobilised">
      {words.mobilisedOutside}{" "}
      <NumberButton opens={{ measure: "mobilised", key: null }} text={text} what={words.mobilised} />
      {` ${words.mobilisedNote}`}
    </p>
  );
}

function mobilisedText(mobilised: string | null, style: AnswerProps["style"]): string {
  if (mobilised === null) return "";
  return `${formatMoney(BigInt(mobilised), style)} ${moneyUnitNames[style.unit][style.language]}`;
}
