/**
 * The chart's card: disbursed against plan by group, or the same figures as a table.
 */
import type { WireProgress } from "@giaingan/client";
import { decimal, formatDate, formatMoney, moneyUnitNames, roundToDong, timeGapTitle } from "@giaingan/finance";
import type { JSX } from "preact";
import { changeView, view } from "../address.ts";
import type { NumberStyle } from "../headline.ts";
import type { Overview } from "../overview.ts";
import { layProgressTable, type RowFigures } from "../progress-table.ts";
import { currentWords } from "../speech.ts";
import { NotStated } from "./opened-number.tsx";
import type { AnswerProps } from "./overview-screen.tsx";
import { ProgressPicture } from "./progress-picture.tsx";

/** The card. Its title is the finding, not the name of a chart. */
export function ChartCard({ overview, progress, style }: AnswerProps): JSX.Element {
  const words = currentWords.value;
  const { chart } = view.value;
  const isTable = chart === "table";
  return (
    <section class="card chart" aria-labelledby="chart-title">
      <h2 id="chart-title">{chartTitle(progress, style, words.chartWithoutGap)}</h2>
      <p class="unit">{words.chartSubtitle(moneyUnitNames[style.unit][style.language])}</p>
      {isTable ? (
        <FiguresTable progress={progress} style={style} />
      ) : (
        <ProgressPicture progress={progress} style={style} />
      )}
      <footer>
        <Provenance overview={overview} progress={progress} />
        <button type="button" class="plain" onClick={() => changeView({ chart: isTable ? "picture" : "table" })}>
          {isTable ? words.showChart : words.showTable}
        </button>
      </footer>
    </section>
  );
}

/** As-of date, document, revision and the chain's head: what makes a figure citable. */
function Provenance({ overview, progress }: Pick<AnswerProps, "overview" | "progress">): JSX.Element {
  const words = currentWords.value;
  const { chainHead, documents } = overview.ledger;
  const name = documents.at(-1)?.name;
  return (
    <span>
      {words.asOfDate(formatDate(progress.asOf))}
      {name !== undefined && ` · ${words.sourceDocument(name)}`}
      {` · ${words.revision(progress.revision)}`}
      {chainHead !== null && (
        <>
          {" · "}
          <span class="chain-head" title={words.chainHead(chainHead)}>
            {shortHead(chainHead)}
          </span>
        </>
      )}
    </span>
  );
}

function FiguresTable({
  progress,
  style,
}: {
  readonly progress: WireProgress;
  readonly style: NumberStyle;
}): JSX.Element {
  const words = currentWords.value;
  const { rows, total } = layProgressTable(progress, words, style);
  const elapsed = progress.timeGap === null ? null : decimal(progress.timeGap.elapsed);
  const lines: readonly (RowFigures & { readonly label: string })[] = [{ ...total, label: words.wholePlan }, ...rows];
  return (
    <table class="numbers compact">
      <thead>
        <tr>
          <th scope="col">{progress.by === "source" ? words.fundingSource : words.group}</th>
          <th scope="col">{words.plan}</th>
          <th scope="col">{words.planToDate}</th>
          <th scope="col">{words.disbursed}</th>
          <th scope="col">{words.rate}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ label, plan, disbursed, rate }, index) => (
          <tr key={label} class={index === 0 ? "total" : undefined}>
            <th scope="row">{label}</th>
            <td data-label={words.plan}>{plan?.text ?? <NotStated as="dash" />}</td>
            <td data-label={words.planToDate}>
              {plan === null || disbursed === null || elapsed === null ? (
                <NotStated as="dash" />
              ) : (
                formatMoney(roundToDong(decimal(plan.exact).times(elapsed)), style)
              )}
            </td>
            <td data-label={words.disbursed}>{disbursed?.text ?? <NotStated as="word" />}</td>
            <td data-label={words.rate}>{rate ?? <NotStated as="dash" />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function chartTitle({ timeGap }: WireProgress, style: NumberStyle, otherwise: string): string {
  if (timeGap === null) return otherwise;
  const { elapsed, planToDate, behind, behindShare } = timeGap;
  const gap = {
    elapsed: decimal(elapsed),
    planToDate: BigInt(planToDate),
    behind: BigInt(behind),
    behindShare: behindShare === null ? null : decimal(behindShare),
  };
  return timeGapTitle(gap, style)[style.language];
}

/** "a41f…9c": enough to compare two pictures by eye. */
function shortHead(head: Overview["ledger"]["chainHead"] & string): string {
  return head.length <= 8 ? head : `${head.slice(0, 4)}…${head.slice(-2)}`;
}
