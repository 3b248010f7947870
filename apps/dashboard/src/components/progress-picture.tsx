/**
 * The progress chart in the page: drawn at the width that it has, in the page's colours, by the charts package, which
 * is loaded when the first answer is shown and not before.
 */
import type { WireProgress } from "@giaingan/client";
import type { ProgressRow, ThemeName } from "@giaingan/charts";
import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { changeView } from "../address.ts";
import type * as drawnCharts from "../drawn-charts.ts";
import type { NumberStyle } from "../headline.ts";
import { useMedia } from "../media.ts";
import { currentWords } from "../speech.ts";
import type { Words } from "../words.ts";

type Charts = typeof drawnCharts;

const totalKey = "total";
/** The inner width of a card in print, A4 with its margins. */
const printWidthPx = 640;
const narrowestPx = 220;

let loaded: Charts | null = null;

/** The chart. A click on a row opens its entries, as the buttons of the table do. */
export function ProgressPicture({
  progress,
  style,
}: {
  readonly progress: WireProgress;
  readonly style: NumberStyle;
}): JSX.Element {
  const words = currentWords.value;
  const frame = useRef<HTMLDivElement>(null);
  const { charts, hasFailed } = useCharts();
  const widthPx = useWidth(frame);
  const theme = useTheme();
  useLayoutEffect(() => {
    if (frame.current === null || charts === null || widthPx === null) return;
    frame.current.replaceChildren(drawProgress(charts, { progress, style, words, widthPx, theme }));
  }, [charts, progress, style.language, style.unit, words, widthPx, theme]);
  return (
    <>
      {charts === null && <p class="chart-loading">{hasFailed ? words.chartNotLoaded : words.chartLoading}</p>}
      <div class="picture" ref={frame} onClick={(event) => openRow(event.target, progress)} />
    </>
  );
}

function drawProgress(
  charts: Charts,
  {
    progress,
    style,
    words,
    widthPx,
    theme,
  }: {
    readonly progress: WireProgress;
    readonly style: NumberStyle;
    readonly words: Words;
    readonly widthPx: number;
    readonly theme: ThemeName;
  },
): SVGElement {
  const { language, unit } = style;
  const { total, timeGap } = progress;
  const amount = (text: string | null): bigint | null => (text === null ? null : BigInt(text));
  const rows = progress.groups.map((group): ProgressRow => ({
    key: group.key,
    label: group.label[language],
    planDong: amount(group.plan),
    disbursedToDateDong: amount(group.disbursedToDate),
  }));
  return charts.progressChart(rows, {
    document,
    language,
    unit,
    asOf: progress.asOf,
    widthPx,
    theme,
    frame: null,
    elapsed: timeGap === null ? null : { share: timeGap.elapsed },
    total: {
      key: totalKey,
      label: words.wholePlan,
      planDong: amount(total.plan),
      disbursedToDateDong: amount(total.disbursedToDate),
    },
  });
}

function openRow(target: EventTarget | null, progress: WireProgress): void {
  const drawnKey = target instanceof Element ? target.getAttribute("data-key") : null;
  if (drawnKey === null) return;
  const key = drawnKey === totalKey ? null : drawnKey;
  const figures = key === null ? progress.total : progress.groups.find((group) => group.key === key);
  if (figures === undefined) return;
  changeView({ open: { measure: figures.disbursedToDate === null ? "plan" : "disbursed", key } });
}

function useCharts(): { readonly charts: Charts | null; readonly hasFailed: boolean } {
  const [charts, setCharts] = useState(loaded);
  const [hasFailed, setHasFailed] = useState(false);
  useEffect(() => {
    if (charts !== null) return;
    import("../drawn-charts.ts").then(
      (module) => {
        loaded = module;
        setCharts(loaded);
      },
      () => setHasFailed(true),
    );
  }, [charts]);
  return { charts, hasFailed };
}

/** The width of the frame in whole px; null before it is measured. */
function useWidth(frame: { readonly current: HTMLElement | null }): number | null {
  const [widthPx, setWidthPx] = useState<number | null>(null);
  const isPrinting = useMedia("print");
  useLayoutEffect(() => {
    if (frame.current === null) return undefined;
    const element = frame.current;
    const measure = (): void => setWidthPx(Math.max(narrowestPx, Math.floor(element.clientWidth)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame]);
  return isPrinting ? printWidthPx : widthPx;
}

function useTheme(): ThemeName {
  const isPrinting = useMedia("print");
  const isDark = useMedia("(prefers-color-scheme: dark)");
  if (isPrinting) return "print";
  return isDark ? "dark" : "light";
}
