/**
 * Themes: the colours of charts. Blue is what happened, grey is the plan, orange is behind; each also differs in
 * place and form, so that nothing is said by colour alone.
 */

/** Light and dark for screens, print for paper: white ground, darker greys. */
export type ThemeName = "light" | "dark" | "print";

/** The colours of one theme, as `#rrggbb`. Every text colour has a contrast of at least 4.5:1 to its ground. */
export interface Theme {
  /** The ground of cards and slides. */
  readonly paper: string;
  /** Text: the answer, names, main figures. */
  readonly ink: string;
  /** Text: second figures, subtitles. */
  readonly inkSoft: string;
  /** Text: footers, "not stated". */
  readonly inkFaint: string;
  readonly hairline: string;
  /** Bars and figures of what was disbursed. */
  readonly actual: string;
  /** Text on a bar of `actual`. */
  readonly onActual: string;
  /** Bars of plan; `ink` is readable on them. */
  readonly plan: string;
  /** What is behind: marks and text. */
  readonly behind: string;
  /** Ground of the sample mark; `behind` is readable on it. */
  readonly behindSoft: string;
  /** Where a projection lies in half of all cases, and in four of five; `actual` is seen on both. */
  readonly range50: string;
  readonly range80: string;
}

export const themes: Readonly<Record<ThemeName, Theme>> = {
  light: {
    paper: "#ffffff",
    ink: "#14213d",
    inkSoft: "#4a5672",
    inkFaint: "#626d85",
    hairline: "#e3e7ee",
    actual: "#1f5fbf",
    onActual: "#ffffff",
    plan: "#d3dae6",
    behind: "#b34c06",
    behindSoft: "#fdeee2",
    range50: "#b9d2f5",
    range80: "#dfeafa",
  },
  dark: {
    paper: "#161e2e",
    ink: "#eef2f9",
    inkSoft: "#b9c3d6",
    inkFaint: "#97a3ba",
    hairline: "#2c374d",
    actual: "#7fb0fb",
    onActual: "#0c1424",
    plan: "#3d4a66",
    behind: "#ff9d57",
    behindSoft: "#3b2a1c",
    range50: "#274b80",
    range80: "#1d304f",
  },
  print: {
    paper: "#ffffff",
    ink: "#000000",
    inkSoft: "#333333",
    inkFaint: "#4d4d4d",
    hairline: "#bfbfbf",
    actual: "#1a4f9f",
    onActual: "#ffffff",
    plan: "#d4d7dc",
    behind: "#9a4206",
    behindSoft: "#f4ece5",
    range50: "#c3cddd",
    range80: "#e4e9f1",
  },
};

/** The name of a colour of the theme. */
export type Tone = keyof Theme;

/** The chart's type: drawn for Vietnamese; the others stand in where it is missing. */
export const fontFamily = "'Be Vietnam Pro', system-ui, sans-serif";
