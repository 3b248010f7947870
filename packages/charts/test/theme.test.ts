import { describe, expect, test } from "vitest";
import { type Theme, type ThemeName, themes, type Tone } from "../src/index.ts";

/** Every pair of colours in which charts set text: on the ground, on bars, in the sample mark. */
const textPairs: readonly (readonly [text: Tone, ground: Tone])[] = [
  ["ink", "paper"],
  ["inkSoft", "paper"],
  ["inkFaint", "paper"],
  ["actual", "paper"],
  ["behind", "paper"],
  ["ink", "plan"],
  ["onActual", "actual"],
  ["behind", "behindSoft"],
];

/** Marks that must be seen against what they lie on. */
const markPairs: readonly (readonly [mark: Tone, ground: Tone])[] = [
  ["actual", "paper"],
  ["actual", "plan"],
  ["behind", "paper"],
  ["ink", "plan"],
  ["actual", "range80"],
  ["actual", "range50"],
  ["inkFaint", "range80"],
];

const names = Object.keys(themes) as ThemeName[];
const cases = (
  pairs: readonly (readonly [Tone, Tone])[],
): readonly { readonly name: ThemeName; readonly front: Tone; readonly back: Tone }[] =>
  names.flatMap((name) => pairs.map(([front, back]) => ({ name, front, back })));

describe("in every theme", () => {
  test.each(cases(textPairs))(
    "$name: text of $front on $back has a contrast of 4,5 or more",
    ({ name, front, back }) => {
      expect(contrast(themes[name], front, back)).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each(cases(markPairs))(
    "$name: a mark of $front on $back has a contrast of 3 or more",
    ({ name, front, back }) => {
      expect(contrast(themes[name], front, back)).toBeGreaterThanOrEqual(3);
    },
  );

  test.each(names)("%s: the bar of the plan stands out from the ground", (name) => {
    expect(contrast(themes[name], "plan", "paper")).toBeGreaterThanOrEqual(1.35);
  });
});

/** WCAG 2.2: relative luminance of the lighter to that of the darker. */
function contrast(theme: Theme, front: Tone, back: Tone): number {
  const [light = 0, dark = 0] = [luminance(theme[front]), luminance(theme[back])].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
