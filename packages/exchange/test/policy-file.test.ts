import { readFileSync } from "node:fs";
import { deadlineOf, Refusal, sourceNotStated } from "@giaingan/finance";
import { builtInPolicies, combinePolicies } from "@giaingan/finance/policies";
import { describe, expect, test } from "vitest";
import { readPolicyFile } from "../src/policy-file.ts";

const extension = `{
  "policies": [
    {
      "id": "extension-2025",
      "topic": "extension",
      "budgetYears": { "from": 2025, "to": 2025 },
      "appliesTo": { "level": "central" },
      "lastDay": "2026-12-31",
      "inForceFrom": "2025-11-01",
      "legalBasis": "Nghị quyết thử 01/2025/QH15, Điều 1",
      "verified": false
    }
  ]
}
`;

function refusalOf(text: string): Refusal {
  try {
    readPolicyFile(text, "chinh-sach.json");
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error("the file was read");
}

describe("a policy file", () => {
  test("adds a special resolution to the built-in law, without a line of code", () => {
    const { policies, warnings } = readPolicyFile(extension, "chinh-sach.json");
    expect(warnings).toEqual([]);
    const source = { ...sourceNotStated, level: "central", nature: "investment", vintage: 2025 } as const;
    const combined = combinePolicies(builtInPolicies, policies);
    expect(deadlineOf(source, 2025, { policies: combined, asOf: "2025-12-01" })).toMatchObject({
      date: "2026-12-31",
      kind: "extended",
      legalBasis: "Nghị quyết thử 01/2025/QH15, Điều 1",
    });
    expect(deadlineOf(source, 2025, { policies: combined, asOf: "2025-10-31" })?.kind).toBe("current");
  });

  test("may begin with a byte order mark, and places stay right", () => {
    expect(readPolicyFile(`\u{feff}${extension}`, "x.json").policies).toHaveLength(1);
  });

  test.each([
    {
      from: '"2026-12-31"',
      to: '"2026-02-30"',
      code: "invalidPolicyFile",
      line: 8,
      column: "7",
      value: '"2026-02-30"',
    },
    { from: '"to": 2025', to: '"to": 2024', code: "invalidPolicyFile", line: 6, column: "24", value: "2025" },
    { from: '"extension"', to: '"extend"', code: "invalidPolicyFile", line: 5, column: "7", value: '"extend"' },
    {
      from: '"verified": false',
      to: '"verified": "no"',
      code: "invalidPolicyFile",
      line: 11,
      column: "7",
      value: '"no"',
    },
    {
      from: '"inForceFrom"',
      to: '"inforceFrom"',
      code: "unknownPolicyField",
      line: 9,
      column: "7",
      value: '"2025-11-01"',
    },
    {
      from: '"inForceFrom": "2025-11-01"',
      to: '"__proto__": {}',
      code: "unknownPolicyField",
      line: 9,
      column: "7",
      value: "{…}",
    },
  ])("with $to is refused in line $line", ({ from, to, code, line, column, value }) => {
    const refusal = refusalOf(extension.replace(from, to));
    expect(refusal.code).toBe(code);
    expect(refusal.place).toEqual({ path: "chinh-sach.json", line, column });
    expect(refusal.values["value"]).toBe(value);
    expect(refusal.fact.vi).toMatch(new RegExp(`^Tệp "chinh-sach.json", dòng ${line}, cột ${column}: `, "u"));
    expect(refusal.fact.en).toMatch(new RegExp(`^File "chinh-sach.json", line ${line}, column ${column}: `, "u"));
  });

  test("without a legal basis is refused where the policy begins", () => {
    const refusal = refusalOf(extension.replace(/ *"legalBasis".*\n/u, ""));
    expect(refusal.place).toEqual({ path: "chinh-sach.json", line: 3, column: "5" });
    expect(refusal.fact.vi).toBe('Tệp "chinh-sach.json", dòng 3, cột 5: thiếu policies[0].legalBasis; cần: "chữ".');
  });

  test("with overlapping periods is refused with both policies, both periods and the overlap", () => {
    const second = extension
      .slice(extension.indexOf("    {"), extension.lastIndexOf("  ]"))
      .replace("extension-2025", "extension-again")
      .replace('"to": 2025', '"to": null');
    const refusal = refusalOf(extension.replace(/\n {2}\]/u, `,\n${second}  ]`));
    expect(refusal.code).toBe("overlappingPolicies");
    expect(refusal.place).toMatchObject({ line: 16 });
    expect(refusal.fact.vi).toBe(
      'Tệp "chinh-sach.json", dòng 16, cột 7: hai chính sách "extension" cho cùng một loại vốn chồng nhau (2025): "extension-2025" (2025; 2025-11-01 → …) và "extension-again" (2025–…; 2025-11-01 → …).',
    );
    expect(refusal.remedy.vi).toContain("budgetYears");
  });

  test("that overlaps the built-in law is refused, unless it replaces it by its id", () => {
    const [builtIn] = builtInPolicies;
    const write = (id: string): string => JSON.stringify({ policies: [{ ...builtIn, id }] }, null, 2);
    expect(refusalOf(write("mine")).code).toBe("overlappingPolicies");
    expect(readPolicyFile(write(builtIn?.id ?? ""), "x.json").policies).toEqual([builtIn]);
  });

  test("tells the first fault by its place, and lists the others", () => {
    const refusal = refusalOf(extension.replace('"to": 2025', '"to": "2025"').replace("false", "1"));
    expect(refusal.place?.line).toBe(6);
    expect(refusal.values["more"]).toBe("1");
    expect(refusal.others.map(({ place }) => place?.line)).toEqual([11]);
  });

  test.each([
    { text: extension.slice(0, -6), line: 13, why: "is cut off" },
    { text: extension.replace('"extension",', '"extension"'), line: 6, why: "lacks a comma" },
    { text: extension.replace('"topic"', '"id"'), line: 5, why: "names a field twice" },
    { text: "", line: 1, why: "is empty" },
  ])("that $why is refused as broken JSON in line $line", ({ text, line }) => {
    const refusal = refusalOf(text);
    expect([refusal.code, refusal.place?.line]).toEqual(["brokenJson", line]);
  });

  test("that is no policy file is refused by what it should hold", () => {
    expect(refusalOf("[]").fact.vi).toBe('Tệp "chinh-sach.json", dòng 1, cột 1: {} là […]; cần: {policies}.');
  });

  test("of more than a million characters is refused before it is read", () => {
    expect(refusalOf(" ".repeat(1_000_001)).code).toBe("fileTooLarge");
  });
});

describe("docs/policies.md", () => {
  const document = readFileSync(new URL("../../../docs/policies.md", import.meta.url), "utf8");

  test("shows a file that can be read", () => {
    const [, example = ""] = /```json\n([^]*?)```/u.exec(document) ?? [];
    expect(readPolicyFile(example, "docs/policies.md").policies).toHaveLength(1);
  });

  test("names every field and topic of the built-in policies", () => {
    const names = new Set(builtInPolicies.flatMap((policy) => [policy.topic, ...Object.keys(policy)]));
    expect([...names].filter((name) => !document.includes(`\`${name}\``))).toEqual([]);
  });
});
