import { benktander, bornhuetterFerguson, capeCod, chainLadder } from "@giaingan/finance/triangles";
import { describe, expect, test } from "vitest";
import { genIns } from "./triangle-sample.ts";

// Factors 1,5 and 1,2: shares 1, 1/1,2 and 1/1,8.
const triangle = [
  [100, 150, 180],
  [120, 180, null],
  [90, null, null],
];

describe("Bornhuetter–Ferguson", () => {
  const answer = bornhuetterFerguson(triangle, { priors: [1, 240, 180] });

  test("what is to come follows the prior alone", () => {
    expect(answer.factors).toEqual([1.5, 1.2]);
    expect(answer.developed).toEqual([1, 1 / 1.2, 1 / (1.5 * 1.2)]);
    expect(answer.reserves[0]).toBe(0);
    expect(answer.reserves[1]).toBeCloseTo(40, 10);
    expect(answer.reserves[2]).toBeCloseTo(80, 10);
    expect(answer.ultimates[2]).toBeCloseTo(170, 10);
    expect(answer.totalReserve).toBeCloseTo(120, 10);
  });

  test("stated factors replace those of the triangle; one more is a tail", () => {
    const { developed, ultimates } = bornhuetterFerguson(triangle, { priors: [200, 200, 200], factors: [2, 1, 1.25] });
    expect(developed).toEqual([0.8, 0.8, 0.4]);
    expect(ultimates.map(Math.round)).toEqual([220, 220, 210]);
  });

  test("a negative reserve where factors say that money comes back", () => {
    const { reserves } = bornhuetterFerguson(
      [
        [100, 80],
        [100, null],
      ],
      { priors: [80, 200] },
    );
    expect(reserves).toEqual([0, -50]);
  });
});

describe("Benktander", () => {
  test("is Bornhuetter–Ferguson with its own result as the prior", () => {
    const priors = [180, 240, 180];
    const first = bornhuetterFerguson(triangle, { priors });
    const again = bornhuetterFerguson(triangle, { priors: first.ultimates });
    expect(benktander(triangle, { priors }).ultimates).toEqual(again.ultimates);
    expect(benktander(triangle, { priors, iterations: 0 }).ultimates).toEqual(first.ultimates);
  });

  test("leads from any prior to the chain-ladder (GenIns, 255 turns)", () => {
    const { ultimates, totalReserve } = chainLadder(genIns);
    const answer = benktander(genIns, { priors: ultimates.map((each) => each * 0.8), iterations: 255 });
    for (const [row, ultimate] of ultimates.entries()) expect(answer.ultimates[row]).toBeCloseTo(ultimate, 1);
    expect(answer.totalReserve).toBeCloseTo(totalReserve, 1);
  });
});

describe("Cape Cod", () => {
  test("one ratio: what has come over the exposure that has been used", () => {
    const { ratios, priors, ultimates } = capeCod(triangle, { exposures: [360, 432, 324] });
    const ratio = (180 + 180 + 90) / (360 + 432 / 1.2 + 324 / 1.8);
    for (const each of ratios) expect(each).toBeCloseTo(ratio, 12);
    expect(priors[2]).toBeCloseTo(324 * ratio, 10);
    expect(ultimates[2]).toBeCloseTo(90 + (1 - 1 / 1.8) * 324 * ratio, 10);
  });

  // Struhuss's example, the sample and the result of chainladder-python (test_capecod.py): decay 75%, trend 7%, tail 1/0,85.
  test("decay, trend and tail: 17.052", () => {
    const losses = [
      [1058.823529, 1905.882353, 2541.176471, 3176.470588, 3600],
      [1333.333333, 2400, 3200, 4000, null],
      [2000, 3600, 4800, null, null],
      [2000, 3600, null, null, null],
      [2800, null, null, null, null],
    ];
    const { factors } = chainLadder(losses);
    const exposures = [7000, 8000, 9000, 10_000, 11_000];
    const answer = capeCod(losses, { exposures, decay: 0.75, trend: 0.07, factors: [...factors, 1 / 0.85] });
    expect(Math.floor(answer.totalReserve)).toBe(17_052);
  });

  test("without weight for other rows it is the chain-ladder; a row without exposure stays as it is", () => {
    const { ultimates, ratios } = capeCod(triangle, { exposures: [100, 100, 0], decay: 0 });
    expect(ultimates[1]).toBeCloseTo(216, 10);
    expect(ultimates[2]).toBe(90);
    expect(ratios[2]).toBeNull();
  });
});
