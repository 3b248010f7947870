/** Entries for the tests of entries files: complete, but for what is given. */
import { type Entry, sourceNotStated } from "@giaingan/finance";

/** The header of a file, word for word as the format has it. */
export const header =
  "id,batch,kind,effectiveOn,fiscalYear,unit,project,component,level,nature,origin,vintage,relation,amount,documentNumber,documentDate,documentIssuer,reverses,reason";

/** A plan of 1 đồng without anything that need not be stated. */
export function sampleEntry(given: Partial<Entry>): Entry {
  return {
    id: "e1",
    kind: "assigned",
    effectiveOn: "2023-01-01",
    fiscalYear: 2023,
    unitId: "Huyện Kon Rẫy",
    projectId: null,
    componentId: null,
    source: sourceNotStated,
    amount: 1n,
    document: { number: null, date: null, issuer: null, title: null },
    reverses: null,
    reason: null,
    ...given,
  };
}
