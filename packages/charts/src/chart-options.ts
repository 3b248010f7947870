/**
 * Chart options: what every chart is told besides its rows.
 */
import type { Language, MoneyUnit, PlainDate } from "@giaingan/finance";

import type { SlideFrame } from "./slide.ts";
import type { ThemeName } from "./theme.ts";

/** How a chart is drawn. */
export interface ChartOptions {
  /** Makes the elements: the browser's `document`, or one of linkedom on a server. */
  readonly document: Document;
  readonly language: Language;
  /** Shown once, in the subtitle and the footer. */
  readonly unit: MoneyUnit;
  readonly asOf: PlainDate;
  /** Width in px; the default is 1600 with a frame, 640 without. */
  readonly widthPx?: number;
  /** Height in px; the default is 900 with a frame, and as high as the rows need without. */
  readonly heightPx?: number;
  /** Default `light`. */
  readonly theme?: ThemeName;
  /** Title, subtitle and footer for a picture that stands alone; null for a chart inside a page. */
  readonly frame: SlideFrame | null;
  /** The figures are made up for show: the picture says so. Default false. */
  readonly isSample?: boolean;
  /** Rows beyond so many are folded into one. Default 30. */
  readonly rowsMax?: number;
}

/** The same for a chart that need not have a money unit or a date of its own. */
export interface PictureOptions extends Omit<ChartOptions, "unit" | "asOf"> {
  /** Null: no money is drawn. */
  readonly unit: MoneyUnit | null;
  /** Null: not known. */
  readonly asOf: PlainDate | null;
}
