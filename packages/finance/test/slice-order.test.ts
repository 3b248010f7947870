import { describe, expect, test } from "vitest";
import type { Dong, SliceOrigin } from "../src/index.ts";
import { orderSlices } from "../src/slice-order.ts";
import { vintageMoney } from "./movement-of.ts";

interface SizedSlice extends SliceOrigin {
  readonly size: Dong | null;
}

function sized(size: Dong | null, vintage: number | null, stated: Partial<SliceOrigin> = {}): SizedSlice {
  return {
    size,
    source: vintageMoney(vintage),
    fiscalYear: 2023,
    unitId: null,
    projectId: null,
    componentId: null,
    ...stated,
  };
}

describe("slices are in order", () => {
  test.each<{ name: string; slices: readonly SizedSlice[] }>([
    {
      name: "by month before all else",
      slices: [sized(1n, 2022, { month: "2023-01" }), sized(9n, 2023, { month: "2023-02" })],
    },
    { name: "what is stated before what is not", slices: [sized(1n, 2022), sized(null, 2023)] },
    { name: "younger money before older", slices: [sized(1n, 2023), sized(9n, 2022), sized(99n, null)] },
    {
      name: "larger before smaller",
      slices: [sized(9n, 2023, { unitId: "b" }), sized(1n, 2023, { unitId: "a" }), sized(-5n, 2023)],
    },
    { name: "of one size by their key", slices: [sized(1n, 2023, { unitId: "a" }), sized(1n, 2023, { unitId: "b" })] },
  ])("$name", ({ slices }) => {
    expect(orderSlices(slices, ({ size }) => size)).toEqual(slices);
    expect(orderSlices([...slices].reverse(), ({ size }) => size)).toEqual(slices);
  });
});
