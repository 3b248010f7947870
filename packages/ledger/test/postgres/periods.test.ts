import { expect, test } from "vitest";
import { useTemporaryLedgers } from "../sample-batch.ts";
import { batch, change, line, planAndClose, timeOf } from "../sample-periods.ts";

const ledgers = useTemporaryLedgers();

test("what one process closes is closed for another at once, and open again when it is opened", async () => {
  const [first, second] = [await ledgers.open(), await ledgers.open()];
  await planAndClose(first, []);
  await second.append(batch(line("a", "disbursed", 1n)));
  await change(first, "2023-10");
  await expect(second.append(batch(line("b", "disbursed", 1n)))).rejects.toMatchObject({ code: "periodClosed" });
  await expect(change(second, "2023-10")).rejects.toMatchObject({ code: "periodAlreadyClosed" });
  await second.append(batch(line("b", "disbursed", 1n)), { late: "firstOpenPeriod" });
  expect(await timeOf(first, "b")).toMatchObject({ effectiveOn: "2023-11-01" });
  await change(second, "-2023-10");
  expect(await first.append(batch(line("c", "disbursed", 1n)))).toMatchObject({ lateEntryCount: 0 });
  expect(await second.verifyChain()).toMatchObject({ isIntact: true, revision: 6 });
});

test("of closings and postings that race, each posting is before the closing or refused by it", async () => {
  const processes = [await ledgers.open(), await ledgers.open(), await ledgers.open()];
  const [closer] = processes;
  const posted = processes.flatMap((ledger, rank) =>
    Array.from({ length: 10 }, (_, index) =>
      ledger.append(batch(line(`${rank} ${index}`, "disbursed", 1n))).then(
        ({ revision }) => revision,
        ({ code }: { readonly code: string }) => code,
      ),
    ),
  );
  const closing = closer && (await change(closer, "2023-10"));
  const outcomes = await Promise.all(posted);
  const closedAt = closing?.revision ?? 0;
  expect(outcomes.filter((outcome) => outcome !== "periodClosed" && Number(outcome) > closedAt)).toEqual([]);
  expect((await closer?.batches())?.length).toBe(outcomes.filter((outcome) => outcome !== "periodClosed").length + 1);
});
