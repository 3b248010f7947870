/**
 * A progress bar for work that takes a while: one line on the standard error, which is written over and goes away. It is
 * shown to a person at a terminal only: a script that keeps the standard error gets none of it.
 */
import { decimal, formatNumber, type Language } from "@giaingan/finance";

/** Where the bar is shown. */
export interface Terminal {
  /** Missing where it is no terminal. */
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  readonly write: (text: string) => unknown;
}

/** How far the work is. */
export interface Step {
  /** What is being done, e.g. "Đọc tệp". */
  readonly label: string;
  /** Of `total`, in any unit. */
  readonly done: number;
  readonly total: number;
  /** Rows that have been dealt with. */
  readonly rowCount: number;
}

/** Shows how far the work is. */
export interface ProgressBar {
  readonly show: (step: Step) => void;
  /** Takes the line away. */
  readonly clear: () => void;
}

const shownEveryMs = 100;
/** A time left that is worked out of less would jump about. */
const estimatedAfterMs = 1_000;
const barWidth = 20;

/** Makes a bar; one that shows nothing where nobody looks. */
export function createProgressBar({
  terminal,
  language,
  nowMs,
}: {
  readonly terminal: Terminal;
  readonly language: Language;
  readonly nowMs: () => number;
}): ProgressBar {
  if (terminal.isTTY !== true) return { show: () => undefined, clear: () => undefined };
  let label = "";
  let startedMs = 0;
  let shownMs = Number.NEGATIVE_INFINITY;
  let isShown = false;
  return {
    show: (step) => {
      const now = nowMs();
      if (step.label !== label) [label, startedMs, shownMs] = [step.label, now, Number.NEGATIVE_INFINITY];
      if (now - shownMs < shownEveryMs) return;
      shownMs = now;
      isShown = true;
      const line = progressLine(step, { elapsedMs: now - startedMs, language });
      terminal.write(`\r\u001B[2K${line.slice(0, widthOf(terminal) - 1)}`);
    },
    clear: () => {
      if (isShown) terminal.write("\r\u001B[2K");
      isShown = false;
    },
  };
}

/** A terminal whose size nobody has set says that it has no columns: it is taken for one of the usual size. */
function widthOf({ columns = 0 }: Terminal): number {
  return columns > 0 ? columns : 80;
}

/** The line of a step: share, rows, rate and time left. */
export function progressLine(
  { label, done, total, rowCount }: Step,
  { elapsedMs, language }: { readonly elapsedMs: number; readonly language: Language },
): string {
  const isVietnamese = language === "vi";
  const share = total <= 0 ? 1 : Math.min(done / total, 1);
  const filled = Math.floor(share * barWidth);
  const rows = formatNumber(decimal(String(rowCount)), { language });
  const parts = [
    `${label} ${"█".repeat(filled)}${"░".repeat(barWidth - filled)} ${Math.floor(share * 100)}%`,
    `${rows} ${isVietnamese ? "dòng" : "rows"}`,
  ];
  if (elapsedMs >= estimatedAfterMs && share > 0) {
    const rowsPerSecond = formatNumber(decimal(String(Math.round((rowCount * 1_000) / elapsedMs))), { language });
    const leftSeconds = Math.ceil((elapsedMs * (1 - share)) / share / 1_000);
    parts.push(`${rowsPerSecond} ${isVietnamese ? "dòng/giây" : "rows/s"}`);
    parts.push(
      `${isVietnamese ? "còn" : ""} ${timeText(leftSeconds, isVietnamese)} ${isVietnamese ? "" : "left"}`.trim(),
    );
  }
  return parts.join(" · ");
}

function timeText(seconds: number, isVietnamese: boolean): string {
  const [minute, second] = isVietnamese ? ["phút", "giây"] : ["min", "s"];
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds} ${second}` : `${minutes} ${minute} ${seconds % 60} ${second}`;
}
