/**
 * A record in which everything differs that an engine could treat differently: text of every kind, sums beyond 2⁵³,
 * days at the ends of months, money of which nothing is stated.
 */
import { type Entry, type EntryKind, type Finding, sourceNotStated, type Statement } from "@giaingan/finance";
import type { Batch } from "@giaingan/ledger";
import * as fc from "fast-check";

const kinds: readonly EntryKind[] = [
  "assigned",
  "allocated",
  "supplemented",
  "cut",
  "advanced",
  "volumePaid",
  "disbursed",
  "refunded",
  "mobilised",
];

/** Names that languages, and engines by their settings, put in different orders. */
const words = [
  "Đăk Pne",
  "đăk pne",
  "Dak Pne",
  "Ðăk Pne",
  "Xã A-B",
  "Xã A B",
  "xã a b",
  "Ấp 10",
  "Ấp 9",
  "zz",
  "Z",
  "_",
  "“x”",
  "𝔸",
  "ｘ",
  "a'b\\c",
  "tab\tnewline\n",
];

const text = fc.constantFrom(...words);
const stated = fc.option(text, { freq: 4 });
const day = fc.constantFrom("2022-12-31", "2023-01-01", "2023-02-28", "2023-10-31", "2023-11-01", "2024-02-29");

const entry: fc.Arbitrary<Entry> = fc.record({
  id: fc.constant(""),
  kind: fc.constantFrom(...kinds),
  effectiveOn: day,
  fiscalYear: fc.constantFrom(2022, 2023, 2024),
  unitId: text,
  projectId: stated,
  componentId: fc.option(fc.constantFrom("Hợp phần 1", "hợp phần 2"), { freq: 2 }),
  source: fc.record({
    level: fc.constantFrom(null, "central", "commune"),
    nature: fc.constantFrom(null, "investment", "recurrent"),
    origin: fc.constantFrom(null, "domestic"),
    vintage: fc.constantFrom(null, 2022, 2023),
    relation: fc.constantFrom(null, "direct"),
  }) as fc.Arbitrary<Entry["source"]>,
  amount: fc.oneof(fc.bigInt(1n, 9_000_000n), fc.bigInt(2n ** 53n, 2n ** 56n)),
  document: fc.record({ number: stated, date: fc.option(day), issuer: stated, title: stated }),
  reverses: fc.constant(null),
  reason: stated,
});

const statement: fc.Arbitrary<Statement> = fc.record({
  role: fc.constantFrom("disbursed", "carryover_disbursed") as fc.Arbitrary<Statement["role"]>,
  printed: text,
  amount: fc.option(fc.bigInt(0n, 2n ** 60n)),
  percent: fc.constant(null),
  asOf: fc.option(day),
  fiscalYear: fc.option(fc.constantFrom(2022, 2025)),
  unitId: text,
  source: fc.constant(sourceNotStated),
  place: fc.constant({ start: 1, end: 9, excerpt: "14.108 \\N \n triệu" }),
  needsReview: fc.boolean(),
});

const finding: fc.Arbitrary<Finding> = fc.record({
  code: fc.constant("rateTruncated"),
  severity: fc.constantFrom("information", "warning"),
  message: fc.record({ vi: text, en: text }),
  values: fc.record({ printed: text }),
  places: fc.constant([{ start: 30, end: 36, excerpt: "46,35%" }]),
}) as fc.Arbitrary<Finding>;

/**
 * Batches with so many entries in all, each batch with statements and findings too; some of one entry, some of hundreds.
 *
 * @param seed the same seed gives the same batches
 */
export function generateBatches({ entryCount, seed }: { readonly entryCount: number; readonly seed: number }): Batch[] {
  const sizes = [1, 3, 8, 9, 40, 200];
  const drawn = fc.sample(entry, { numRuns: entryCount, seed });
  const batches: Batch[] = [];
  for (let start = 0; start < drawn.length;) {
    const size = sizes[batches.length % sizes.length] ?? 1;
    const rank = batches.length;
    batches.push({
      id: `Lô ${rank}`,
      documentName: `${words[rank % words.length]}.csv`,
      contentHash: null,
      entries: drawn.slice(start, start + size).map((each, index) => ({ ...each, id: `bút toán ${start + index}` })),
      statements: fc.sample(statement, { numRuns: rank % 12, seed: seed + rank }),
      findings: fc.sample(finding, { numRuns: rank % 3, seed: seed + rank }),
      checks: [],
    });
    start += size;
  }
  return batches;
}
