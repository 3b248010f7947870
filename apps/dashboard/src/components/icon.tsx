/**
 * Icons: drawn in the page, because the page loads nothing from elsewhere. Words always stand beside or behind them.
 */
import type { JSX } from "preact";

const paths = {
  left: "M10 3.5 5.5 8l4.5 4.5",
  right: "M6 3.5 10.5 8 6 12.5",
  down: "M3.5 6 8 10.5 12.5 6",
  close: "M4 4l8 8M12 4l-8 8",
  check: "M3.5 8.5 6.5 11.5 12.5 5",
} as const;

/** A line icon, 16 px, in the colour of the text. */
export function Icon({ name }: { readonly name: keyof typeof paths }): JSX.Element {
  return (
    <svg class="icon" width="16" height="16" viewBox="0 0 16 16" fill="none" aria-hidden="true">
      <path d={paths[name]} stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  );
}

/** The mark of a finding: each severity has its own form, so that nothing is said by colour alone. */
export function SeverityMark({
  severity,
}: {
  readonly severity: "error" | "warning" | "information" | "passed";
}): JSX.Element {
  return (
    <svg class={`severity ${severity}`} width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
      {severity === "error" && <rect class="ground" x="2.5" y="2.5" width="15" height="15" rx="3" />}
      {severity === "warning" && <path class="ground" d="M10 2.6 18.2 17H1.8Z" stroke-linejoin="round" />}
      {(severity === "information" || severity === "passed") && <circle class="ground" cx="10" cy="10" r="7.6" />}
      {severity === "error" && <path class="sign" d="M7 7l6 6M13 7l-6 6" />}
      {severity === "warning" && <path class="sign" d="M10 8v4M10 14.4v.2" />}
      {severity === "information" && <path class="sign" d="M10 9.4v4M10 6.4v.2" />}
      {severity === "passed" && <path class="sign" d="M6.6 10.3l2.4 2.4 4.4-5" />}
    </svg>
  );
}
