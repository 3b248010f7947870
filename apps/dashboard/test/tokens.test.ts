/** The page and its charts have one set of colours, kept in two languages: CSS and TypeScript. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Theme, type ThemeName, themes } from "@giaingan/charts";
import { describe, expect, test } from "vitest";

const styles = join(import.meta.dirname, "../src/styles");
const tokens = readFileSync(join(styles, "tokens.css"), "utf8");
const [light = "", dark = ""] = tokens.split("@media (prefers-color-scheme: dark)");
const css: Readonly<Record<ThemeName, string>> = {
  light,
  dark,
  print: readFileSync(join(styles, "print.css"), "utf8"),
};

const shared = ["paper", "ink", "inkSoft", "inkFaint", "hairline", "actual", "behind", "behindSoft"] as const;

const colourIn = (text: string, tone: keyof Theme): string | undefined => {
  const name = tone.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
  return new RegExp(`--${name}: (#[0-9a-f]{6});`, "u").exec(text)?.[1];
};

describe("the page's colours", () => {
  for (const theme of ["light", "dark", "print"] as const) {
    test.each(shared)(`are those of the charts: ${theme} %s`, (tone) => {
      expect(colourIn(css[theme], tone)).toBe(themes[theme][tone]);
    });
  }
});
