import { expect, test } from "vitest";
import { tailProbability } from "../../src/projection/chain-ladder-sigma.ts";

// Critical values of Student's t, two-sided: any table of it.
test.each([
  { statistic: 12.706_204_736, freedom: 1, probability: 0.05 },
  { statistic: 4.302_652_73, freedom: 2, probability: 0.05 },
  { statistic: 3.182_446_305, freedom: 3, probability: 0.05 },
  { statistic: 2.776_445_105, freedom: 4, probability: 0.05 },
  { statistic: 2.570_581_836, freedom: 5, probability: 0.05 },
  { statistic: 2.446_911_851, freedom: 6, probability: 0.05 },
  { statistic: 3.499_483_297, freedom: 7, probability: 0.01 },
  { statistic: 0, freedom: 8, probability: 1 },
  { statistic: Number.POSITIVE_INFINITY, freedom: 9, probability: 0 },
])("t of $freedom beyond ±$statistic has the probability $probability", ({ statistic, freedom, probability }) => {
  expect(tailProbability(statistic, freedom)).toBeCloseTo(probability, 8);
});
