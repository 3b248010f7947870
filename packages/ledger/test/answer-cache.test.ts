import { describe, expect, test } from "vitest";
import { createAnswerCache } from "../src/answer-cache.ts";

describe("kept answers", () => {
  test("are computed once, also for two who ask at the same moment", async () => {
    const cache = createAnswerCache({ answersMax: 10, sizeBytesMax: 100 });
    let computed = 0;
    const ask = async () =>
      cache.answer(
        "a",
        async () => (computed += 1),
        () => 1,
      );
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
    expect(await ask()).toBe(1);
  });

  test("stay within their number and size, the one not asked for longest goes first", async () => {
    const cache = createAnswerCache({ answersMax: 3, sizeBytesMax: 100 });
    const computed: string[] = [];
    const ask = async (key: string, sizeBytes: number) =>
      cache.answer(
        key,
        async () => void computed.push(key),
        () => sizeBytes,
      );
    for (const key of ["a", "b", "c", "a", "d", "a", "b"]) await ask(key, 10);
    expect(computed).toEqual(["a", "b", "c", "d", "b"]);
    await ask("large", 95);
    for (const key of ["a", "large"]) await ask(key, 10);
    expect(computed).toEqual(["a", "b", "c", "d", "b", "large", "a", "large"]);
  });

  test("are not kept when they failed", async () => {
    const cache = createAnswerCache({ answersMax: 3, sizeBytesMax: 100 });
    let tries = 0;
    const ask = async () =>
      cache.answer(
        "a",
        async () => {
          tries += 1;
          if (tries === 1) throw new Error("engine away");
          return tries;
        },
        () => 1,
      );
    await expect(ask()).rejects.toThrow("engine away");
    expect(await ask()).toBe(2);
  });
});
