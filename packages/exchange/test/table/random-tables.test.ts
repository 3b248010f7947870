/** Money is neither doubled nor lost, whatever a table looks like. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { viewGrid } from "../../src/table/grid-view.ts";
import { readTableFacts } from "../../src/table/table-facts.ts";
import { understandSheet } from "../../src/table/table-understanding.ts";
import { drawSheet } from "./drawn-sheet.ts";
import { type RandomCube, randomCubes } from "./random-cube.ts";
import { type RandomTable, randomTables } from "./random-table.ts";

test("the finest amounts of random tables are told once each, and come to their totals", () => {
  fc.assert(
    fc.property(randomTables, ({ drawing, own, planTotal, disbursedTotal }: RandomTable) => {
      const sheet = drawSheet(drawing);
      const tables = understandSheet(sheet);
      const open = new Set(
        tables.flatMap(({ rows }) =>
          rows.flatMap(({ row, cells }) =>
            cells.flatMap(({ column, problem }) => (problem === "undecidedConvention" ? [`${row}/${column}`] : [])),
          ),
        ),
      );
      const facts = tables.flatMap((table) =>
        readTableFacts(table, viewGrid(sheet)).filter(({ standing }) => standing === "own"),
      );
      const told = facts.map(({ row, column, amount }) => [`${row}/${column}`, Number(amount / 1_000_000n)]);
      expect(told, drawing).toEqual(own.filter(([cell]) => !open.has(cell)));
      // Where nothing says how numbers are written, they are left open, and never guessed.
      if (open.size > 0) return;
      const sum = (measure: string): number =>
        facts.reduce((before, fact) => before + (fact.measure === measure ? Number(fact.amount / 1_000_000n) : 0), 0);
      expect([sum("plan"), sum("disbursed")]).toEqual([planTotal, disbursedTotal]);
    }),
    { numRuns: 300 },
  );
});

test("a long table of programme and fund tells its money once, whichever of its sums are printed", () => {
  fc.assert(
    fc.property(randomCubes, ({ drawing, total }: RandomCube) => {
      const sheet = drawSheet(drawing);
      const told = understandSheet(sheet)
        .flatMap((table) => [...readTableFacts(table, viewGrid(sheet))])
        .reduce((before, { standing, amount }) => before + (standing === "own" ? amount : 0n), 0n);
      expect(told / 1_000_000n, drawing).toBe(BigInt(total));
    }),
    { numRuns: 300 },
  );
});
