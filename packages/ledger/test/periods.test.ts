import { describe, expect, test } from "vitest";
import { type Ledger, provenanceOf } from "../src/index.ts";
import { sampleBatch, useTemporaryLedgers } from "./sample-batch.ts";
import { batch, change, decision, line, planAndClose, timeOf } from "./sample-periods.ts";

const ledgers = useTemporaryLedgers();

const closedLedger = async (...changes: readonly string[]): Promise<Ledger> =>
  planAndClose(await ledgers.open(), changes);

describe("a closed period", () => {
  test("refuses what is dated in it, and says which entry, which period, by whom and since when", async () => {
    const ledger = await closedLedger("2023-10");
    const before = ledger.head();
    const given = batch(line("a", "disbursed", 5n, { effectiveOn: "2023-11-02" }), line("b", "disbursed", 6n));
    await expect(ledger.append(given)).rejects.toMatchObject({
      code: "periodClosed",
      values: {
        entry: "b",
        date: "20/10/2023",
        year: "2023",
        period: "2023-10",
        closedOn: "15/11/2023",
        closedBy: "12/QĐ-TCKH, Phòng TC-KH",
        revision: "2",
      },
    });
    expect(ledger.head()).toEqual(before);
    expect((await ledger.overview()).entryCount).toBe(1);
  });

  test.each([
    { closed: "2023-10", given: { effectiveOn: "2023-10-31", fiscalYear: 2022 }, isRefused: true },
    { closed: "2023-10", given: { effectiveOn: "2023-11-01" }, isRefused: false },
    { closed: "2023", given: { effectiveOn: "2024-01-20" }, isRefused: true },
    { closed: "2023", given: { effectiveOn: "2023-12-20", fiscalYear: 2024 }, isRefused: false },
  ])("$closed refuses $given: $isRefused, a voucher and a larger batch alike", async ({ closed, given, isRefused }) => {
    const ledger = await closedLedger(closed);
    const outcomeOf = async (count: number): Promise<string> => {
      const entries = Array.from({ length: count }, (_, rank) => line(`${count} ${rank}`, "disbursed", 1n, given));
      return ledger.append(batch(...entries)).then(
        ({ postedEntryCount, lateEntryCount }) => `${postedEntryCount} posted, ${lateEntryCount} late`,
        ({ code }: { readonly code: string }) => code,
      );
    };
    const refused = "periodClosed";
    expect(await outcomeOf(1)).toBe(isRefused ? refused : "1 posted, 0 late");
    expect(await outcomeOf(40)).toBe(isRefused ? refused : "40 posted, 0 late");
  });

  test("is closed for a ledger that is opened anew, too", async () => {
    const ledger = await closedLedger("2023-10");
    await ledger.close();
    const again = await ledgers.open({ mode: "open" });
    await expect(again.append(batch(line("a", "disbursed", 5n)))).rejects.toMatchObject({ code: "periodClosed" });
  });

  test("does not refuse what had been recorded before, sent again", async () => {
    const ledger = await ledgers.open();
    const given = batch(line("a", "disbursed", 5n), line("b", "disbursed", 6n));
    await ledger.append(given);
    await change(ledger, "2023-10");
    expect(await ledger.append(given)).toMatchObject({ alreadyPosted: true, revision: 1 });
    const again = sampleBatch({ id: "another", entries: [line("a", "disbursed", 5n)] });
    expect(await ledger.append(again)).toMatchObject({ alreadyPosted: false, postedEntryCount: 0 });
    const other = sampleBatch({ id: "third", entries: [line("a", "disbursed", 7n)] });
    await expect(ledger.append(other)).rejects.toMatchObject({ code: "entryIdReused", values: { field: "amount" } });
  });

  test("takes entries again once it is opened, with the reason on record", async () => {
    const ledger = await closedLedger("2023-10", "-2023-10");
    expect(await ledger.append(batch(line("a", "disbursed", 5n)))).toMatchObject({ postedEntryCount: 1 });
    expect(await timeOf(ledger, "a")).toMatchObject({ effectiveOn: "2023-10-20", late: undefined });
    expect((await ledger.periods()).changes.at(-1)).toMatchObject({
      action: "reopen",
      reason: "Chứng từ về muộn",
      revision: 3,
    });
  });

  test("closes for the entries behind it, not for those of the batch that closes it", async () => {
    const ledger = await ledgers.open();
    const closing = { action: "close", fiscalYear: 2023, month: 10, reason: null, decidedOn: "2023-11-15" } as const;
    const periodChanges = [{ ...closing, document: decision }];
    await ledger.append({ ...batch(line("a", "disbursed", 5n)), periodChanges });
    await expect(ledger.append(batch(line("b", "disbursed", 5n)))).rejects.toMatchObject({ code: "periodClosed" });
    await expect(
      ledger.appendAll([{ ...batch(line("c", "disbursed", 5n, { effectiveOn: "2023-09-01" })), periodChanges }]),
    ).rejects.toMatchObject({ code: "periodAlreadyClosed" });
    expect(await ledger.verifyChain()).toMatchObject({ isIntact: true, revision: 1 });
  });

  test("of one batch of several refuses the next: nothing of any is posted", async () => {
    const ledger = await closedLedger();
    const closing = { action: "close", fiscalYear: 2023, month: null, reason: null, decidedOn: "2024-02-15" } as const;
    const batches = [
      sampleBatch({ id: "close", periodChanges: [{ ...closing, document: decision }] }),
      batch(line("a", "disbursed", 5n)),
    ];
    await expect(ledger.appendAll(batches)).rejects.toMatchObject({ code: "periodClosed" });
    expect((await ledger.periods()).closed).toEqual([]);
    expect(ledger.head().revision).toBe(1);
  });
});

describe("closing and opening", () => {
  test.each([
    { before: ["2023-10"], given: "2023-10", code: "periodAlreadyClosed" },
    { before: [], given: "-2023-10", code: "periodNotClosed" },
    { before: ["2023-10"], given: "-2023", code: "periodNotClosed" },
    { before: ["2023-10", "-2023-10"], given: "-2023-10", code: "periodNotClosed" },
  ])("refuses $given after $before: $code", async ({ before, given, code }) => {
    const ledger = await closedLedger(...before);
    const { revision } = ledger.head();
    await expect(change(ledger, given)).rejects.toMatchObject({ code });
    expect(ledger.head().revision).toBe(revision);
  });

  test.each([null, "", "  "])("refuses to open again for the reason %j", async (reason) => {
    const ledger = await closedLedger("2023-10");
    const asked = { action: "reopen", fiscalYear: 2023, month: 10, reason, decidedOn: "2023-12-01" } as const;
    await expect(ledger.changePeriod(asked)).rejects.toMatchObject({ code: "reopeningWithoutReason" });
  });

  test.each([
    { field: "month", given: { month: 13 } },
    { field: "month", given: { month: 0 } },
    { field: "fiscalYear", given: { fiscalYear: 23 } },
    { field: "decidedOn", given: { decidedOn: "2023-02-29" } },
    { field: "action", given: { action: "lock" as "close" } },
    { field: "document.date", given: { document: { ...decision, date: "10/11/2023" } } },
  ])("refuses $given", async ({ field, given }) => {
    const ledger = await closedLedger();
    const asked = { action: "close", fiscalYear: 2023, month: 10, reason: null, decidedOn: "2023-12-01" } as const;
    await expect(ledger.changePeriod({ ...asked, ...given })).rejects.toMatchObject({
      code: "invalidValue",
      values: { name: `batch.periodChanges[0].${field}` },
    });
  });

  test("sent again under one id is posted once", async () => {
    const ledger = await closedLedger();
    const asked = { action: "close", fiscalYear: 2023, month: 10, reason: null, decidedOn: "2023-12-01" } as const;
    const first = await ledger.changePeriod({ ...asked, id: "k10" });
    expect(await ledger.changePeriod({ ...asked, id: "k10" })).toEqual({ ...first, alreadyPosted: true });
    await expect(ledger.changePeriod({ ...asked, month: 11, id: "k10" })).rejects.toMatchObject({
      code: "entryIdReused",
    });
  });

  test("is told as of every revision, and the figures before it stay what they were", async () => {
    const ledger = await closedLedger("2023-10", "2022", "-2023-10");
    const names = async (revision?: number): Promise<readonly string[]> =>
      (await ledger.periods({ revision })).closed.map(({ fiscalYear, month }) => `${fiscalYear} ${month}`);
    expect(await names(1)).toEqual([]);
    expect(await names(2)).toEqual(["2023 10"]);
    expect(await names(3)).toEqual(["2023 10", "2022 null"]);
    expect(await names()).toEqual(["2022 null"]);
    expect((await ledger.periods()).changes[0]).toMatchObject({
      revision: 2,
      documentName: "Khóa kỳ 2023-10",
      document: decision,
      decidedOn: "2023-11-15",
    });
    await expect(ledger.periods({ revision: 9 })).rejects.toMatchObject({ code: "unknownRevision" });
    expect((await provenanceOf(ledger, 4)).source).toBe("batch of plan.txt");
    expect(await ledger.verifyChain()).toMatchObject({ isIntact: true, revision: 4 });
  });
});
