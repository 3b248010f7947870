import {
  type Entry,
  entryFieldValues,
  entryKinds,
  type FundingSource,
  type LegalBasis,
  sourceNotStated,
} from "@giaingan/finance";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createEntryWriter } from "../src/canonical-text.ts";
import { sampleEntry } from "./sample-batch.ts";

const text = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("Xã Đăk Tơ Lung", 'a"b', "a\\b", "\n", "\uD800"));
const textOrNull = fc.option(text, { nil: null });
const source: fc.Arbitrary<FundingSource> = fc.record({
  level: fc.constantFrom(null, "central", "commune"),
  nature: fc.constantFrom(null, "investment"),
  origin: fc.constantFrom(null, "foreign"),
  vintage: fc.option(fc.integer({ min: 1976, max: 2100 }), { nil: null }),
  relation: fc.constantFrom(null, "offBudget"),
});
const document: fc.Arbitrary<LegalBasis> = fc.record({
  number: textOrNull,
  date: fc.constantFrom(null, "2023-11-30"),
  issuer: textOrNull,
  title: textOrNull,
});
const late = fc.constantFrom(null, undefined, { effectiveOn: "2022-12-30", fiscalYear: 2022 });
const bodies = fc.record({
  kind: fc.constantFrom(...entryKinds),
  unitId: text,
  projectId: textOrNull,
  componentId: textOrNull,
  amount: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  reverses: textOrNull,
  reason: textOrNull,
  late,
});

test("a line is the JSON of the fields in their order, whether or not entries share source and document", () => {
  // Few of them, so that entries in a row have the same object, an equal one, and another.
  const parts = fc.tuple(
    fc.array(source, { minLength: 2, maxLength: 3 }),
    fc.array(document, { minLength: 2, maxLength: 3 }),
  );
  const rows = fc.array(fc.tuple(text, bodies, fc.nat(), fc.nat()), { maxLength: 8 });
  fc.assert(
    fc.property(parts, rows, ([sources, documents], drawn) => {
      const write = createEntryWriter();
      for (const [id, body, sourceRank, documentRank] of drawn) {
        const shared = {
          source: sources[sourceRank % sources.length] ?? sourceNotStated,
          document: documents[documentRank % documents.length] ?? {
            number: null,
            date: null,
            issuer: null,
            title: null,
          },
        };
        const entry: Entry = sampleEntry({ ...body, ...shared, id });
        const told = entry.late ? [entry.late.effectiveOn, entry.late.fiscalYear] : [];
        expect(write(entry)).toBe(JSON.stringify([...entryFieldValues(entry), ...told]));
      }
    }),
    { numRuns: 500 },
  );
});
