/** Where a rule is broken, and by which entry, in a batch that holds more than what breaks it. */
import { expect, test } from "vitest";
import { reviewEntries } from "../src/admission/admission.ts";
import { nothingRecorded } from "../src/admission/known-slices.ts";
import type { Entry, Finding } from "../src/index.ts";
import { investment, investmentOf, line, recurrent } from "./admission-entries.ts";

/** The findings of a code, of a document that brings all entries. */
function found(entries: readonly Entry[], code: string): readonly Finding["values"][] {
  const findings = reviewEntries(entries, { known: nothingRecorded, rules: null, reference: { projects: [] } });
  return findings.filter((finding) => finding.code === code).map(({ values }) => values);
}

const paidOf = (source: Entry["source"], given: Partial<Entry> & { readonly id: string }): Entry =>
  line(given.id, "volumePaid", 10n, { source, ...given });

test.each([[[investment, recurrent]], [[recurrent, investment]]])(
  "of two sources only the one that lacks money is told, whichever comes first",
  (sources) => {
    const entries = sources.flatMap((source) => [
      paidOf(source, { id: `paid ${source.nature}` }),
      line(`taken ${source.nature}`, "refunded", source === recurrent ? 11n : 9n, { source }),
    ]);
    const [first, ...others] = found(entries, "refundExceedsDisbursed");
    expect(first).toMatchObject({ entry: "taken recurrent", excess: "1", disbursed: "0", taken: "1" });
    expect(others).toEqual([]);
  },
);

test("what several components lack together is told once", () => {
  const entries = ["02", "03"].map((componentId) =>
    line(`taken ${componentId}`, "refunded", 5n, { componentId, source: investment }),
  );
  expect(found(entries, "refundExceedsDisbursed").map(({ excess }) => excess)).toEqual(["10"]);
});

test("the first day on which money is taken counts, not the last", () => {
  const entries = [
    line("early", "refunded", 5n, { effectiveOn: "2023-02-01" }),
    line("paid", "volumePaid", 10n, { effectiveOn: "2023-03-10" }),
    line("late", "refunded", 5n, { effectiveOn: "2023-05-01" }),
  ];
  expect(found(entries, "refundExceedsDisbursed")).toMatchObject([{ entry: "early", asOf: "2023-02-01", excess: "5" }]);
});

test("a project above its allocation is broken by its own entry", () => {
  const entries = [
    line("plan", "assigned", 100n),
    line("road's", "allocated", 10n, { projectId: "road" }),
    paidOf(investment, { id: "school paid", projectId: "school", amount: 50n }),
    paidOf(investment, { id: "road paid", projectId: "road", amount: 11n }),
  ];
  expect(found(entries, "disbursementExceedsAllocation")).toMatchObject([{ entry: "road paid", excess: "1" }]);
});

test("more is carried over for a project than remains of it", () => {
  const of2022 = { projectId: "road", source: investmentOf(2022), fiscalYear: 2022, effectiveOn: "2022-06-30" };
  const into2023 = { projectId: "road", source: investmentOf(2022) };
  const entries = [
    line("plan", "assigned", 10n, of2022),
    line("paid", "volumePaid", 4n, of2022),
    line("carried", "carriedOver", 7n, into2023),
  ];
  expect(found(entries, "carryOverExceedsRemainder")).toMatchObject([
    { entry: "carried", project: "road", excess: "1" },
  ]);
});
