import { expect, test } from "vitest";
import { assert, AssertionError } from "../src/index.ts";

test("an assertion that holds does nothing", () => {
  expect(() => assert(true, "one is one")).not.toThrow();
});

test("an assertion that fails says what should hold, and is told apart from every refusal", () => {
  const failing = (): void => assert(false, "weights are not negative");
  expect(failing).toThrow(AssertionError);
  expect(failing).toThrow("Should hold: weights are not negative");
});
