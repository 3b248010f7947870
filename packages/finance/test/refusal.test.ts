import { describe, expect, test } from "vitest";
import { languages, Refusal, refusalCatalogue, type RefusalCode, refuse } from "../src/index.ts";

const codes = Object.keys(refusalCatalogue) as RefusalCode[];

function placeholdersOf(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name ?? ""))].sort();
}

/** A refusal of a code that is known only at run time, with a recognisable value for every placeholder. */
function refuseWithMarks(code: RefusalCode): { readonly refusal: Refusal; readonly marks: readonly string[] } {
  const names = placeholdersOf(refusalCatalogue[code].fact.vi);
  const values = Object.fromEntries(names.map((name) => [name, `«${name}»`]));
  const refusal: Refusal = Reflect.construct(Refusal, [code, values]);
  return { refusal, marks: Object.values(values) };
}

describe("a refusal", () => {
  test("tells fact, values and remedy in both languages", () => {
    const refusal = refuse("unknownRevision", { revision: "9", latest: "4" });
    expect(refusal).toBeInstanceOf(Error);
    expect(refusal).toMatchObject({
      name: "Refusal",
      code: "unknownRevision",
      category: "notFound",
      values: { revision: "9", latest: "4" },
      message: "The ledger has no revision 9; the latest is 4.",
      fact: {
        vi: "Sổ chưa có bản ghi số 9; bản ghi mới nhất là số 4.",
        en: "The ledger has no revision 9; the latest is 4.",
      },
      remedy: {
        vi: "Dùng một số từ 0 đến 4, hoặc bỏ trống để lấy bản mới nhất.",
        en: "Use a number from 0 to 4, or leave it out for the latest.",
      },
    });
  });

  test("tells a value that differs by language in each language alone, and again at a place of a file", () => {
    const expected = { vi: "chữ", en: "text" };
    const refusal = refuse("invalidValue", { name: "unit", value: "", expected });
    for (const each of [refusal, refusal.at({ path: "a.csv", line: 2, column: "unit" })]) {
      expect(each.fact.vi).toContain('giá trị "" không dùng được; cần: chữ.');
      expect(each.fact.en).toContain('the value "" cannot be used; expected: text.');
      expect(each.values).toMatchObject({ expected: "chữ / text" });
    }
  });

  test("puts a value in as it is, even one that looks like a placeholder or a replacement pattern", () => {
    const path = "{reason} $& $1 {path}";
    expect(refuse("fileNotReadable", { path, reason: "EACCES" }).fact.en).toBe(
      'The file "{reason} $& $1 {path}" cannot be read (EACCES).',
    );
  });
});

describe.each(codes)("the catalogue's %s", (code) => {
  const { fact, remedy } = refusalCatalogue[code];

  test("names the same values in both languages, in the fact and in the remedy", () => {
    expect(placeholdersOf(fact.en)).toEqual(placeholdersOf(fact.vi));
    expect(placeholdersOf(remedy.en)).toEqual(placeholdersOf(remedy.vi));
  });

  test("shows every value in both languages and leaves no brace behind", () => {
    const { refusal, marks } = refuseWithMarks(code);
    for (const language of languages) {
      for (const mark of marks) expect(refusal.fact[language]).toContain(mark);
      expect(`${refusal.fact[language]}${refusal.remedy[language]}`).not.toMatch(/[{}]/u);
    }
    expect(refusal.message).toBe(refusal.fact.en);
  });

  test("is made of sentences, in two languages that differ", () => {
    for (const text of [fact.vi, fact.en, remedy.vi, remedy.en]) expect(text).toMatch(/^\S.*\.$/u);
    expect(fact.vi).not.toBe(fact.en);
    expect(remedy.vi).not.toBe(remedy.en);
    expect(code).toMatch(/^[a-z]+(?:[A-Z0-9][a-z0-9]*)*$/u);
  });
});
