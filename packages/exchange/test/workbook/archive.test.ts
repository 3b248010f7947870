import * as fc from "fast-check";
import { Refusal } from "@giaingan/finance";
import { expect, test } from "vitest";

import { openArchive } from "../../src/workbook/archive.ts";
import { readingLimits } from "../../src/workbook/reading-limits.ts";
import { type ZipPart, zipFile } from "./zip-file.ts";

/** Opens an archive and unpacks all of it. */
function unpackAll(bytes: Uint8Array): Readonly<Record<string, string>> {
  const archive = openArchive(bytes, { path: "a.xlsx" });
  return Object.fromEntries(archive.names.map((name) => [name, Buffer.from(archive.read(name) ?? []).toString()]));
}

const plain: ZipPart = { name: "xl/a.xml", content: "nội dung" };

test("parts are unpacked, whether packed or stored, and found in upper and lower case", () => {
  const bytes = zipFile([
    plain,
    { name: "b.xml", content: "x", method: 0 },
    { name: "folder/", content: "", method: 0 },
  ]);
  expect(unpackAll(bytes)).toEqual({ "xl/a.xml": "nội dung", "b.xml": "x" });
  const archive = openArchive(bytes, { path: "a.xlsx" });
  expect([archive.has("XL/A.xml"), archive.read("c.xml")]).toEqual([true, null]);
});

/** The code that an archive is refused for. */
function outcomeOf(bytes: Uint8Array): string {
  try {
    unpackAll(bytes);
    return "unpacked";
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
}

test("more than 2.000 parts, a count that is not theirs, and a large file are refused", () => {
  const many = Array.from({ length: 2001 }, (_, at) => ({ name: `a${at}`, content: "", method: 0 }));
  const refusal = (code: string): Error => expect.objectContaining({ code }) as Error;
  expect(() => unpackAll(zipFile(many))).toThrow(refusal("workbookBeyondLimit"));
  expect(() => unpackAll(zipFile([plain], { countStated: 9 }))).toThrow(refusal("archiveDamaged"));
  const limits = { ...readingLimits, fileSizeMax: 100 };
  expect(() => openArchive(zipFile([plain, { ...plain, name: "b" }]), { path: "a", limits })).toThrow(
    refusal("workbookTooLarge"),
  );
});

test("an archive that is cut off or altered anywhere is read or refused, and never anything else", () => {
  const bytes = zipFile([plain, { name: "b.xml", content: "abc".repeat(100) }]);
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.nat(255), fc.boolean(), (at, byte, isCut) => {
      const altered = isCut ? bytes.slice(0, at) : Uint8Array.from(bytes);
      if (!isCut) altered[at] = byte;
      expect(outcomeOf(altered)).toMatch(/^[A-Za-z]+$/u);
    }),
    { numRuns: 3000 },
  );
});
