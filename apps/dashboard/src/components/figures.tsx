/**
 * The four figures: plan, disbursed, remaining, and what each month needs from now on.
 */
import type { WireProgress } from "@giaingan/client";
import { carriedOverShare, decimal, formatMoney, formatNumber, formatPercent } from "@giaingan/finance";
import type { ComponentChildren, JSX } from "preact";
import { type NumberStyle, shortDate } from "../headline.ts";
import { currentWords } from "../speech.ts";
import type { OpenedNumber } from "../view-state.ts";
import { shownYear } from "../shown-answer.ts";
import type { Words } from "../words.ts";
import { NotStated, NumberButton } from "./opened-number.tsx";
import type { AnswerProps } from "./overview-screen.tsx";

/** Numbers of more characters are set smaller: "30.433.000.000". */
const longerThan = 10;

/** The row of figures. */
export function Figures({ progress, style }: AnswerProps): JSX.Element {
  const words = currentWords.value;
  const { total, basis } = progress;
  const fiscalYear = shownYear(progress);
  const remaining = total.remaining === null ? null : BigInt(total.remaining);
  const isOver = remaining !== null && remaining < 0n;
  return (
    <dl class="figures" aria-label={words.figures}>
      <Figure
        name={words.planOfYear[basis](fiscalYear)}
        amount={total.plan}
        measure="plan"
        note={carriedOverNote(progress, words, style)}
        style={style}
      />
      <Figure
        name={words.disbursed}
        amount={total.disbursedToDate}
        measure="disbursed"
        tone="actual"
        note={disbursedNote(progress, words, style)}
        style={style}
      />
      <Figure
        name={isOver ? words.overPlan : words.remaining}
        amount={remaining === null ? null : (isOver ? -remaining : remaining).toString()}
        measure="remaining"
        tone={isOver ? "behind" : "neutral"}
        note={progress.pace.map((pace) => daysLeftText(pace, fiscalYear, words)).join(" · ")}
        style={style}
      />
      <PaceFigure progress={progress} style={style} />
    </dl>
  );
}

/** The first deadline that has not passed; the last one when all have. */
function PaceFigure({
  progress,
  style,
}: {
  readonly progress: WireProgress;
  readonly style: NumberStyle;
}): JSX.Element | null {
  const words = currentWords.value;
  const pace = progress.pace.find(({ neededPerMonth }) => neededPerMonth !== null) ?? progress.pace.at(-1);
  if (pace === undefined) {
    return <Figure name={words.neededPerMonth("31/12")} amount={null} measure={null} note="" style={style} />;
  }
  const date = shortDate(pace.deadline, shownYear(progress));
  const isFaster = pace.timesFaster === null ? pace.neededPerMonth !== "0" : decimal(pace.timesFaster).gt(1);
  const monthsGone = decimal(pace.monthsGone);
  const months = formatNumber(monthsGone, { language: style.language, places: monthsGone.isInteger() ? 0 : 1 });
  const average =
    pace.soFarPerMonth === null ? "" : words.averageSoFar(months, formatMoney(BigInt(pace.soFarPerMonth), style));
  const note = pace.neededPerMonth === null ? words.deadlinePassed(date) : average;
  return (
    <Figure
      name={words.neededPerMonth(date)}
      amount={pace.neededPerMonth}
      measure={null}
      tone={isFaster ? "behind" : "neutral"}
      note={pace.neededPerMonth === "0" ? words.nothingNeeded : note}
      style={style}
    />
  );
}

function Figure({
  name,
  amount,
  measure,
  tone = "neutral",
  note,
  style,
}: {
  readonly name: string;
  readonly amount: string | null;
  /** Null: the figure is computed, and has no entries of its own. */
  readonly measure: OpenedNumber["measure"] | null;
  readonly tone?: "neutral" | "actual" | "behind";
  readonly note: string;
  readonly style: NumberStyle;
}): JSX.Element {
  const words = currentWords.value;
  const unit = words.moneyUnits[style.unit === "thousandBillion" ? "billion" : style.unit];
  const text = amount === null ? null : formatMoney(BigInt(amount), style);
  const number: ComponentChildren = (
    <>
      {text} <small>{unit}</small>
    </>
  );
  return (
    <div class={`figure ${tone}`}>
      <dt>{name}</dt>
      <dd class={(text?.length ?? 0) > longerThan ? "long" : undefined}>
        {text === null ? (
          <NotStated as="word" />
        ) : measure === null ? (
          <span class="computed">{number}</span>
        ) : (
          <NumberButton opens={{ measure, key: null }} text={`${text} ${unit}`} what={name}>
            {number}
          </NumberButton>
        )}
      </dd>
      {note !== "" && <dd class="note">{note}</dd>}
    </div>
  );
}

function carriedOverNote(progress: WireProgress, words: Words, style: NumberStyle): string {
  const { carriedOverPlan, total, basis, groups } = progress;
  const fiscalYear = shownYear(progress);
  if (total.plan === null) return "";
  if (carriedOverPlan === null || carriedOverPlan === "0") return words.noCarryOver;
  const vintages = groups.flatMap(({ source }) => source?.vintage ?? []).filter((vintage) => vintage < fiscalYear);
  const [vintage, ...others] = new Set(vintages);
  const from = vintage === undefined || others.length > 0 ? words.earlierYears : String(vintage);
  const amount = formatMoney(BigInt(carriedOverPlan), style);
  if (basis === "excludingCarryOver") return words.withoutCarriedOver(from, amount);
  const share = carriedOverShare(BigInt(carriedOverPlan), BigInt(total.plan));
  return share === null || basis === "allocated"
    ? ""
    : words.ofWhichCarriedOver(from, amount, formatPercent(share, style));
}

function disbursedNote({ total, groups, by }: WireProgress, words: Words, style: NumberStyle): string {
  if (total.disbursedToDate === null) return "";
  const isSplit = groups.some(({ plan, disbursedToDate }) => plan !== null && disbursedToDate !== null);
  if (by === "source" && !isSplit) return words.notSplitBySource;
  return total.rate === null ? "" : words.rateOfPlan(formatPercent(decimal(total.rate), style));
}

function daysLeftText({ daysLeft, deadline }: WireProgress["pace"][number], fiscalYear: number, words: Words): string {
  const date = shortDate(deadline, fiscalYear).slice(0, 5);
  return daysLeft < 0 ? words.daysPast(-daysLeft, date) : words.daysTo(daysLeft, date);
}
