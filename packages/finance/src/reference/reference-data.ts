/**
 * Standard reference data: the provinces before and after 1 July 2025, and the programme 2021–2025.
 *
 * An entry point of its own (`@giaingan/finance/reference-data`), so that the lists weigh on nobody who does not ask
 * for them.
 */
import programmes from "./reference-data/programmes.json" with { type: "json" };
import provinces from "./reference-data/provinces.json" with { type: "json" };
import { parseReferenceData } from "./reference-file.ts";
import type { ReferenceData } from "./reference.ts";

/**
 * - Units: the 34 provinces and cities of Decision 19/2025/QĐ-TTg with their codes, valid from 2025-07-01, and those
 *   before them: 63 on any earlier day. The eleven that the reform left as they were are one unit throughout
 *   (`province/01`); the others are `province-63/kon-tum` until 2025-06-30 and then part of `province/51`, by edges of
 *   Resolution 202/2025/QH15 with share 1. Thừa Thiên Huế is `province/46`, called Huế from 2025-01-01.
 *   Codes are unique on a date: 51 was Quảng Ngãi before and is the larger Quảng Ngãi now.
 * - Programmes: `ntm-2021-2025` (Decision 263/QĐ-TTg) with components 01–11.
 * - Projects: none.
 *
 * What is not `verified` is general knowledge that nobody has compared with the published text: the merger, the codes
 * before it, and the names of the components but for 01 and 02.
 *
 * @example
 * ```ts
 * const registry = createUnitRegistry(standardReference.units);
 * unitsAt(registry, "2025-06-30").length // => 63
 * unitsAt(registry, "2025-07-01").length // => 34
 * findUnit(registry, "Tỉnh Kon Tum", { on: "2023-10-31" }).id // => "province-63/kon-tum"
 * ```
 */
export const standardReference: ReferenceData = parseReferenceData({ units: provinces, programmes, projects: [] });
