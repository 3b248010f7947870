import * as fc from "fast-check";
import { expect, test } from "vitest";
import { couldBeSameSource } from "../src/admission/batch-change.ts";
import { indexPlaces, type UnitPlace } from "../src/admission/place-index.ts";
import { type FundingSource, sourceNotStated } from "../src/index.ts";

interface Item extends UnitPlace {
  readonly rank: number;
}

const source: fc.Arbitrary<FundingSource> = fc.record({
  level: fc.constantFrom(null, "central", "province"),
  nature: fc.constantFrom(null, "investment", "recurrent"),
  origin: fc.constant(null),
  vintage: fc.constantFrom(null, 2022, 2023),
  relation: fc.constant(null),
});
const projectId = fc.constantFrom(null, "road", "school", "bridge");
const items = fc.array(fc.record({ projectId, source }), { maxLength: 30 });
const withoutVintage = (told: FundingSource): FundingSource => ({ ...told, vintage: sourceNotStated.vintage });

test.each([
  { by: "their sources", sourceOf: (told: FundingSource): FundingSource => told },
  { by: "their sources without the vintage", sourceOf: withoutVintage },
])("the items that may be of a place are those of a search through all, in their order, by $by", ({ sourceOf }) => {
  const place = fc.record({ projectId, source: fc.option(source) });
  fc.assert(
    fc.property(items, fc.array(place, { minLength: 1, maxLength: 5 }), (places, asked) => {
      const all = places.map((each, rank): Item => ({ ...each, rank }));
      const index = indexPlaces(all, { placeOf: (item) => item, sourceOf });
      for (const { projectId: project, source: money } of asked) {
        const expected = all.filter(
          (item) =>
            (project === null || item.projectId === null || item.projectId === project) &&
            (money === null || couldBeSameSource(sourceOf(item.source), sourceOf(money))),
        );
        expect(index.within({ projectId: project, source: money })).toEqual(expected);
      }
    }),
  );
});
