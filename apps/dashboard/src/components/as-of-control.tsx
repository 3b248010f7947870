/**
 * The as-of date: a native date input with steps from month end to month end.
 *
 * Browsers write the date in the order of their own settings; the page's convention is dd/mm/yyyy. So the written date
 * lies over the input until it has the focus, and then the browser's own fields are there to type into.
 */
import { formatDate, type PlainDate } from "@giaingan/finance";
import type { JSX } from "preact";
import { changeView, view } from "../address.ts";
import { nextMonthEnd, previousMonthEnd } from "../month-steps.ts";
import { knownLedger, overview } from "../overview.ts";
import { currentWords } from "../speech.ts";
import { Icon } from "./icon.tsx";

/** While a year is typed digit by digit the browser reports the years 0002, 0020, 0202. */
const earliestTyped: PlainDate = "1900-01-01";

/** The control. */
export function AsOfControl(): JSX.Element {
  const words = currentWords.value;
  const { asOf } = view.value;
  const shown = asOf ?? overview.value?.progress?.asOf ?? knownLedger.value?.dataDate ?? null;
  const previous = shown === null ? null : previousMonthEnd(shown);
  const next = shown === null ? null : nextMonthEnd(shown);
  const choose = (typed: string): void => {
    if (typed === "") changeView({ asOf: null });
    else if (typed >= earliestTyped) changeView({ asOf: typed });
  };
  return (
    <div class="control as-of">
      <Step date={previous} label={words.previousMonthEnd} icon="left" />
      <label>
        <span class="name">{words.asOf}</span>
        <span class="date">
          <input
            type="date"
            value={shown ?? ""}
            max="9999-12-31"
            onChange={(event) => choose(event.currentTarget.value)}
            onClick={(event) => openPicker(event.currentTarget)}
          />
          <span class="written" aria-hidden="true">
            {shown === null ? "…" : formatDate(shown)}
          </span>
        </span>
      </label>
      <Step date={next} label={words.nextMonthEnd} icon="right" />
      <button type="button" class="latest" aria-pressed={asOf === null} onClick={() => changeView({ asOf: null })}>
        {words.latestData}
      </button>
    </div>
  );
}

function Step({
  date,
  label,
  icon,
}: {
  readonly date: PlainDate | null;
  readonly label: (date: string) => string;
  readonly icon: "left" | "right";
}): JSX.Element {
  const name = label(date === null ? "" : formatDate(date));
  return (
    <button
      type="button"
      class="step"
      aria-label={name}
      title={name}
      disabled={date === null}
      onClick={() => date !== null && changeView({ asOf: date })}
    >
      <Icon name={icon} />
    </button>
  );
}

/** Opens the calendar where the browser has one to open. */
function openPicker(input: HTMLInputElement): void {
  try {
    input.showPicker();
  } catch {
    // Refused without a user's gesture or inside a frame: the fields can still be typed into.
  }
}
