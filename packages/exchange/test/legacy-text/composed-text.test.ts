import { expect, test } from "vitest";
import { composeText, withoutSurplusMarks } from "../../src/legacy-text/composed-text.ts";

const accents = "\u0301\u0323";

test("a text is composed, and plain letters are the very same text", () => {
  expect(composeText("Kế hoạch".normalize("NFD"))).toBe("Kế hoạch");
  expect(composeText("Ke hoach")).toBe("Ke hoach");
});

test("thirty marks of one letter stay, those behind them are left out, and the next letter has its own", () => {
  expect(withoutSurplusMarks(`a${accents.repeat(15)}`)).toBe(`a${accents.repeat(15)}`);
  expect(withoutSurplusMarks(`a${accents.repeat(40)}b\u0301`)).toBe(`a${accents.repeat(15)}b\u0301`);
  expect(composeText(`a${accents.repeat(40)}`)).toBe(`a${accents.repeat(15)}`.normalize("NFC"));
});

test("half a sign becomes the sign for what cannot be read, and a whole one stays", () => {
  expect(composeText("a\uD800b😀")).toBe("a\uFFFDb😀");
});
