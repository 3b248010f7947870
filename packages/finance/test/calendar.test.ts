import * as fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import {
  addDays,
  AssertionError,
  budgetYearOf,
  dateParts,
  daysBetween,
  elapsedShare,
  endOfMonth,
  endOfYear,
  isEndOfMonth,
  isPlainDate,
  monthsBetween,
  plainDate,
  startOfYear,
} from "../src/index.ts";
import { date } from "./arbitraries.ts";

describe("plain dates", () => {
  test.each([
    { text: "2023-10-31", is: true },
    { text: "2024-02-29", is: true },
    { text: "2000-02-29", is: true },
    { text: "0099-12-31", is: true },
    { text: "2023-02-29", is: false },
    { text: "1900-02-29", is: false },
    { text: "2023-04-31", is: false },
    { text: "2023-13-01", is: false },
    { text: "2023-00-10", is: false },
    { text: "2023-01-00", is: false },
    { text: "2023-1-1", is: false },
    { text: "2023-10-31T00:00:00Z", is: false },
    { text: "31/10/2023", is: false },
    { text: " 2023-10-31", is: false },
    { text: "2023-10-31\n", is: false },
    { text: "", is: false },
  ])("$text is a plain date: $is", ({ text, is }) => {
    expect(isPlainDate(text)).toBe(is);
  });

  test.each([
    { parts: { year: 2023, month: 10, day: 31 }, made: "2023-10-31" },
    { parts: { year: 987, month: 1, day: 2 }, made: "0987-01-02" },
    { parts: { year: 2023, month: 2, day: 29 }, made: null },
    { parts: { year: 2023, month: 1.5, day: 1 }, made: null },
    { parts: { year: 10_000, month: 1, day: 1 }, made: null },
    { parts: { year: -1, month: 1, day: 1 }, made: null },
  ])("$parts make $made", ({ parts, made }) => {
    expect(plainDate(parts)).toBe(made);
  });

  test("a date has year, month and day, and its year is its budget year", () => {
    expect(dateParts("2023-10-31")).toEqual({ year: 2023, month: 10, day: 31 });
    expect(budgetYearOf("2024-01-31")).toBe(2024);
  });

  test("a text that is no date is a bug of the caller", () => {
    expect(() => dateParts("31/10/2023")).toThrow(AssertionError);
    expect(() => addDays("2023-02-29", 1)).toThrow(AssertionError);
    expect(() => addDays("2023-02-28", 0.5)).toThrow(AssertionError);
    expect(() => addDays("9999-12-31", 1)).toThrow(AssertionError);
    expect(() => endOfMonth(2023, 13)).toThrow(AssertionError);
  });

  test.each([
    { year: 2024, month: 2, last: "2024-02-29" },
    { year: 2023, month: 2, last: "2023-02-28" },
    { year: 2023, month: 9, last: "2023-09-30" },
    { year: 2023, month: 12, last: "2023-12-31" },
  ])("$month/$year ends on $last", ({ year, month, last }) => {
    expect(endOfMonth(year, month)).toBe(last);
    expect(isEndOfMonth(last)).toBe(true);
    expect(isEndOfMonth(addDays(last, -1))).toBe(false);
  });

  test("a budget year is a calendar year", () => {
    expect([startOfYear(2023), endOfYear(2023)]).toEqual(["2023-01-01", "2023-12-31"]);
  });
});

describe("days", () => {
  test.each([
    { from: "2023-10-31", to: "2023-12-31", days: 61 },
    { from: "2023-10-31", to: "2024-01-31", days: 92 },
    { from: "2024-02-28", to: "2024-03-01", days: 2 },
    { from: "2023-02-28", to: "2023-03-01", days: 1 },
    { from: "2023-12-31", to: "2023-10-31", days: -61 },
    { from: "2023-10-31", to: "2023-10-31", days: 0 },
  ])("from $from to $to are $days days", ({ from, to, days }) => {
    expect(daysBetween(from, to)).toBe(days);
    expect(addDays(from, days)).toBe(to);
  });

  const near = fc.integer({ min: -400_000, max: 400_000 });
  const middle = date.filter((day) => day >= "1200-01-01" && day <= "8000-12-31");

  test("moving by days and counting them are each other's inverse", () => {
    fc.assert(
      fc.property(middle, near, (from, days) => {
        expect(daysBetween(from, addDays(from, days))).toBe(days);
        expect(addDays(addDays(from, days), -days)).toBe(from);
      }),
    );
  });

  test("days add up over a stop on the way, and dates are in order exactly when days are not negative", () => {
    fc.assert(
      fc.property(date, date, date, (from, stop, to) => {
        expect(daysBetween(from, stop) + daysBetween(stop, to)).toBe(daysBetween(from, to));
        expect(daysBetween(from, to) >= 0).toBe(from <= to);
      }),
    );
  });
});

describe("months", () => {
  test.each([
    { from: "2023-10-31", to: "2023-12-31", months: "2" },
    { from: "2023-10-31", to: "2024-01-31", months: "3" },
    { from: "2022-12-31", to: "2023-10-31", months: "10" },
    { from: "2024-01-31", to: "2024-02-29", months: "1" },
    { from: "2023-12-31", to: "2024-02-29", months: "2" },
    { from: "2023-10-31", to: "2023-11-15", months: "0.5" },
    { from: "2023-12-31", to: "2023-10-31", months: "-2" },
    { from: "2023-10-15", to: "2023-10-15", months: "0" },
  ])("from $from to $to are $months months", ({ from, to, months }) => {
    expect(monthsBetween(from, to).toString()).toBe(months);
  });

  test("months run with days, add up over a stop, and a whole year has twelve", () => {
    fc.assert(
      fc.property(date, date, date, (from, stop, to) => {
        const direct = monthsBetween(from, to);
        const stopped = monthsBetween(from, stop).plus(monthsBetween(stop, to));
        expect(stopped.minus(direct).abs().lt("1e-50")).toBe(true);
        expect(Math.sign(direct.toNumber())).toBe(Math.sign(daysBetween(from, to)));
      }),
    );
    expect(monthsBetween("2022-12-31", "2023-12-31").toString()).toBe("12");
  });
});

describe("the share of the year that is gone", () => {
  test.each([
    { asOf: "2023-10-31", year: 2023, days: 304, of: 365 },
    { asOf: "2023-01-01", year: 2023, days: 1, of: 365 },
    { asOf: "2023-12-31", year: 2023, days: 365, of: 365 },
    { asOf: "2024-02-29", year: 2024, days: 60, of: 366 },
    { asOf: "2022-12-31", year: 2023, days: 0, of: 365 },
    { asOf: "2024-01-31", year: 2023, days: 365, of: 365 },
  ])("on $asOf is $days/$of of $year", ({ asOf, year, days, of }) => {
    expect(elapsedShare(asOf, year).times(of).toFixed(20)).toBe(`${days}.${"0".repeat(20)}`);
  });

  test("never leaves 0 to 1 and never falls", () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 800 }), fc.integer({ min: 2000, max: 2040 }), (asOf, later, year) => {
        fc.pre(asOf < "9990-01-01");
        const share = elapsedShare(asOf, year);
        expect(share.gte(0) && share.lte(1)).toBe(true);
        expect(elapsedShare(addDays(asOf, later), year).gte(share)).toBe(true);
      }),
    );
  });
});

describe("in every time zone", () => {
  const zoneBefore = process.env["TZ"];
  afterEach(() => {
    if (zoneBefore === undefined) delete process.env["TZ"];
    else process.env["TZ"] = zoneBefore;
  });

  test.each([
    { zone: "UTC", offsetMinutes: 0, why: "the machine of a server" },
    { zone: "Asia/Ho_Chi_Minh", offsetMinutes: -420, why: "the office" },
    { zone: "America/Sao_Paulo", offsetMinutes: 120, why: "midnight left out in spring" },
    { zone: "Asia/Beirut", offsetMinutes: -120, why: "midnight left out in spring" },
    { zone: "America/Havana", offsetMinutes: 300, why: "midnight twice in autumn" },
    { zone: "Pacific/Apia", offsetMinutes: -840, why: "30/12/2011 left out" },
    { zone: "Pacific/Kiritimati", offsetMinutes: -840, why: "fourteen hours ahead" },
    { zone: "Pacific/Pago_Pago", offsetMinutes: 660, why: "eleven hours behind" },
    { zone: "Africa/Monrovia", offsetMinutes: 0, why: "44 minutes and 30 seconds until 1972" },
  ])("$zone ($why) has every day of the calendar once", ({ zone, offsetMinutes }) => {
    process.env["TZ"] = zone;
    expect(new Date(Date.UTC(2018, 10, 4, 12)).getTimezoneOffset(), "the zone is in force").toBe(offsetMinutes);
    const lost: string[] = [];
    let before = "1969-12-31";
    for (let day = "1970-01-01"; day <= "2037-12-31"; day = addDays(day, 1)) {
      if (addDays(day, -1) !== before || daysBetween(before, day) !== 1 || !isPlainDate(day)) lost.push(day);
      before = day;
    }
    expect({ lost, before }).toEqual({ lost: [], before: "2037-12-31" });
    expect(daysBetween("1970-01-01", "2037-12-31")).toBe(24_836);
    expect(monthsBetween("2018-10-31", "2018-11-30").toString()).toBe("1");
    expect(endOfMonth(2018, 11)).toBe("2018-11-30");
    expect(elapsedShare("2011-12-30", 2011).times(365).toFixed(9)).toBe("364.000000000");
  });
});

describe("the days of the calendar", () => {
  test("are those of the library, month by month over eight centuries", () => {
    const wrong: string[] = [];
    for (let year = 1600; year < 2400; year += 1) {
      for (let month = 1; month <= 12; month += 1) {
        const lastDay = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
        if (endOfMonth(year, month) !== lastDay) wrong.push(lastDay);
        const next = `${lastDay.slice(0, 8)}${Number(lastDay.slice(8)) + 1}`;
        if (!isPlainDate(lastDay) || isPlainDate(next)) wrong.push(next);
      }
    }
    expect(wrong).toEqual([]);
    expect(["2023-00-01", "2023-13-01", "2023-01-00", "2023-1-01"].filter(isPlainDate)).toEqual([]);
  });
});
