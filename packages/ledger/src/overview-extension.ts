/**
 * Extending an overview: a record is only ever added to, so what it holds at a revision is what it held before and what
 * the batches since have brought. A batch that is posted costs the reading of its own rows, not of all again.
 */
import type { PlainDate } from "@giaingan/finance";
import type { Engine } from "./engine.ts";
import { textOrNull } from "./entry-rows.ts";
import { instantFromSql } from "./instant.ts";
import { kindsOf } from "./measure.ts";
import { disbursedRoles, type Overview, queryOverview } from "./overview.ts";
import { type ClassReader, classOf } from "./recorded-classes.ts";

/** Reads overviews of one record. */
export interface OverviewReader {
  at(revision: number): Promise<Overview>;
}

const isPayment = new Set(kindsOf("disbursed"));

/** Above so many batches since the last overview everything is read anew. */
const batchesMax = 1_000;

/** A reader that keeps the newest overview it has read. */
export function createOverviewReader(
  engine: Engine,
  { classes, ...given }: { readonly sample: boolean; readonly emptyHead: string; readonly classes: ClassReader },
): OverviewReader {
  let newest: Promise<Overview | null> = Promise.resolve(null);
  const read = async (known: Overview | null, revision: number): Promise<Overview> =>
    known !== null && revision > known.revision && revision - known.revision <= batchesMax
      ? extendOverview({ engine, classes }, known, revision)
      : queryOverview(engine, { ...given, revision });
  return {
    at: async (revision) => {
      const before = newest;
      const asked = before.then((known) => read(known, revision));
      newest = asked.then(
        async (overview) => {
          const known = await before;
          return known !== null && known.revision > overview.revision ? known : overview;
        },
        async () => before,
      );
      return asked;
    },
  };
}

/**
 * What stands in the rows of the batches since, one row for each unit, budget year and class. The kind of a class is known in
 * memory: to ask for it in the question doubles what the question costs, after every batch.
 */
async function extendOverview(
  { engine, classes }: { readonly engine: Engine; readonly classes: ClassReader },
  known: Overview,
  revision: number,
): Promise<Overview> {
  const since = `revision > ${known.revision} AND revision <= ${revision}`;
  const rows = await engine.query(`SELECT 'entries', unit_id, fiscal_year, CAST(MIN(effective_on) AS VARCHAR),
      CAST(MAX(effective_on) AS VARCHAR), NULL, COUNT(*), class_id
    FROM entries WHERE ${since} GROUP BY unit_id, fiscal_year, class_id
    UNION ALL SELECT 'statements', unit_id, fiscal_year, NULL, CAST(MAX(as_of) AS VARCHAR),
      CAST(MAX(CASE WHEN role IN (${disbursedRoles}) THEN as_of END) AS VARCHAR), 0, 0
    FROM statements WHERE ${since} GROUP BY unit_id, fiscal_year
    UNION ALL SELECT 'batch', chain_head, NULL, NULL, NULL, CAST(recorded_at AS VARCHAR), 0, 0
    FROM batches WHERE revision = ${revision}`);
  const kinds = await classes.upTo(rows.reduce((highest, row) => Math.max(highest, Number(row[7])), 0));
  const ofPayments = rows.filter((row) => row[0] === "entries" && isPayment.has(classOf(kinds, Number(row[7])).kind));
  const ofEntries = rows.filter(([part]) => part === "entries");
  const ofStatements = rows.filter(([part]) => part === "statements");
  const both = [...ofEntries, ...ofStatements];
  const [, chainHead, , , , recordedAt] = rows.find(([part]) => part === "batch") ?? [];
  const instant = textOrNull(recordedAt);
  const years = both.flatMap(([, , year = null]) => (year === null ? [] : [Number(year)]));
  const dates = (of: typeof rows, column: number): readonly PlainDate[] =>
    of.flatMap((row) => textOrNull(row[column]) ?? []);
  const latestEffectiveOn = latest(known.latestEffectiveOn, dates(ofPayments, 4));
  return {
    ...known,
    revision,
    chainHead: textOrNull(chainHead) ?? known.chainHead,
    recordedAt: instant === null ? known.recordedAt : instantFromSql(instant),
    units: withNew(
      known.units,
      both.map(([, unit]) => String(unit)),
    ),
    fiscalYears: withNew(known.fiscalYears, years),
    firstEffectiveOn: earliest(known.firstEffectiveOn, dates(ofEntries, 3)),
    latestEffectiveOn,
    lastEntryOn: latest(known.lastEntryOn, dates(ofEntries, 4)),
    latestStatementAsOf: latest(known.latestStatementAsOf, dates(ofStatements, 4)),
    // How far it knows: of a payment, or of a printed disbursement.
    dataDate: latest(latest(known.dataDate, dates(ofPayments, 4)), dates(ofStatements, 5)),
    batchCount: revision,
    entryCount: known.entryCount + ofEntries.reduce((count, row) => count + Number(row[6]), 0),
  };
}

/** In order, each once; the same list where nothing is new. */
function withNew<Each extends string | number>(known: readonly Each[], given: readonly Each[]): readonly Each[] {
  const all = new Set(known);
  const added = given.filter((each) => !all.has(each));
  if (added.length === 0) return known;
  return [...new Set([...known, ...added])].sort((left, right) => (left < right ? -1 : 1));
}

function latest(known: PlainDate | null, dates: readonly PlainDate[]): PlainDate | null {
  return dates.reduce<PlainDate | null>((last, date) => (last === null || date > last ? date : last), known);
}

function earliest(known: PlainDate | null, dates: readonly PlainDate[]): PlainDate | null {
  return dates.reduce<PlainDate | null>((first, date) => (first === null || date < first ? date : first), known);
}
