/**
 * Units, projects and components that the reference data do not know, where such data are given.
 */
import { contributionFormOf } from "@giaingan/finance/plan";
import { queryPositions } from "../positions.ts";
import type { CheckRule } from "./check-fault.ts";

/** Names of the record that are not in the reference data; a list that is empty knows nothing, and asks nothing. */
export const checkReference: CheckRule = async function* ({ engine, asOf, revision, reference }) {
  const { units, projects, programmes } = reference;
  const known = {
    unit: new Set(units.flatMap(({ id, name }) => [id, name])),
    project: new Set(projects.map(({ id }) => id)),
    // Where several programmes number theirs alike, entries name the programme too.
    component: new Set(
      programmes.flatMap(({ id, components }) => components.flatMap((each) => [each.id, `${id}/${each.id}`])),
    ),
  };
  const words = {
    unit: { vi: "Đơn vị", en: "The unit" },
    project: { vi: "Dự án", en: "The project" },
    component: { vi: "Nội dung thành phần", en: "The component" },
  };
  for (const dimension of ["unit", "project", "component"] as const) {
    if (known[dimension].size === 0) continue;
    const rows = await queryPositions(engine, { asOf, revision, groupBy: [dimension] });
    for (const { key } of rows) {
      const name = key[dimension];
      if (typeof name !== "string" || known[dimension].has(name) || contributionFormOf(name) !== null) continue;
      yield {
        code: `${dimension}Unknown`,
        severity: "warning",
        message: {
          vi: `${words[dimension].vi} “${name}” không có trong danh mục. Sửa tên hoặc bổ sung danh mục.`,
          en: `${words[dimension].en} “${name}” is not in the reference data. Correct the name, or add it there.`,
        },
        values: { [dimension]: name },
        place: { traits: { [`${dimension}Id`]: name } },
      };
    }
  }
};
