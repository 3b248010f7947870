/** Dates of spreadsheets: a count of days, made a date by the format of its cell. */

/** The day that a workbook counts from. */
export type DateSystem = "1900" | "1904";

const dayMs = 86_400_000;
/** 9999-12-31, the last date of a spreadsheet. */
const lastSerial = 2_958_465;

/**
 * The date of a serial number, `YYYY-MM-DD`; a time of day is left out.
 *
 * In the 1900 system day 60 is 29.02.1900, which never was (a mistake that Excel keeps, ECMA-376 part 1, 18.17.4.1): later
 * days count from 30.12.1899, earlier ones from 31.12.1899.
 *
 * @returns null where it is no date: below the first day, day 60, behind the year 9999
 */
export function dateOfSerial(serial: number, system: DateSystem): string | null {
  const day = Math.floor(serial);
  if (!Number.isFinite(serial) || day > lastSerial) return null;
  if (system === "1904") return day < 0 ? null : isoDate(Date.UTC(1904, 0, 1) + day * dayMs);
  if (day < 1 || day === 60) return null;
  return isoDate(Date.UTC(1899, 11, day < 60 ? 31 : 30) + day * dayMs);
}

/** The date that a cell of type "d" states: "2023-10-31T00:00:00"; null where it is none. */
export function dateOfText(text: string): string | null {
  const date = /^(\d{4}-\d{2}-\d{2})(?:T|$)/u.exec(text.trim())?.[1];
  if (date === undefined) return null;
  const time = Date.parse(date);
  return Number.isNaN(time) || isoDate(time) !== date ? null : date;
}

function isoDate(time: number): string | null {
  const date = new Date(time).toISOString();
  return /^\d{4}-/u.test(date) ? date.slice(0, "YYYY-MM-DD".length) : null;
}
