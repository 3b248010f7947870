/**
 * The likeliest correction: the one slip in one printed figure that explains every contradiction around it.
 *
 * A contradiction alone does not say which side is wrong: 10 + 20 ≠ 31 is mended on any of three sides. What proves a
 * side is that one change of one figure mends all contradictions that the figure stands in and breaks nothing that held:
 * 67.172 → 67.712 mends the sum of the programmes and the rate 6,45% at once. Where several sides are as good, or none
 * is, the answer is "cannot tell"; and so it is where one relation alone bears witness, see `isLoneProof`, or where the
 * change mends only nearly.
 */
import {
  applyCorrection,
  byRank,
  type Candidate,
  type CandidateCorrection,
  candidatesOf,
  compareWorth,
  isContradicted,
  lookupIn,
  type Reading,
  readRelations,
} from "./correction-candidate.ts";
import { slipNames } from "./figure-slip.ts";
import { type Bilingual, joinBilingual, languages } from "../language.ts";
import { type FigureQuantity, showPrinted, unitSuffix } from "./printed-figure.ts";
import { proveRelation } from "./relation-proof.ts";
import { figureIdsOf, measureRelation, type Relation } from "./relation.ts";

/** The change that explains its contradictions better than any other. */
export interface Correction extends CandidateCorrection {
  readonly proof: Bilingual;
}

/** What contradictions that hang together come from. */
export interface Explanation {
  readonly relationIds: readonly string[];
  readonly verdict: "corrected" | "cannotTell";
  /** Null when it cannot be told which side is wrong. */
  readonly correction: Correction | null;
  /** When it cannot be told: the figures that could each be the wrong one; empty where no single slip explains it. */
  readonly sides: readonly string[];
  /** When it cannot be told: changes that would each explain it, at most twenty. */
  readonly candidates: readonly CandidateCorrection[];
  readonly reason: Bilingual;
}

const candidatesListedMax = 20;

/** Explains all contradictions among the relations; the order of relations does not matter for what is found. */
export function explainContradictions(
  relations: readonly Relation[],
  quantities: ReadonlyMap<string, FigureQuantity>,
): readonly Explanation[] {
  const reading = readRelations(relations, quantities);
  const explanations: Explanation[] = [];
  const open = new Map(relations.filter(({ id }) => isContradicted(id, reading)).map((each) => [each.id, each]));
  while (open.size > 0) {
    const candidates = openCandidates(open, reading);
    const [best] = candidates;
    if (best === undefined) break;
    const rivals = candidates.filter((each) => each.fixes.some((id) => best.fixes.includes(id)));
    const isDecided = isDecisive(best, rivals, reading);
    explanations.push(isDecided ? corrected(best, reading) : undecided(best, rivals));
    for (const id of best.fixes) open.delete(id);
    if (isDecided) applyCorrection(best, reading);
  }
  return [...explanations, ...clustersOf([...open.values()]).map(unexplained)];
}

/** Candidates of which every contradiction is still open, the best first. */
function openCandidates(open: ReadonlyMap<string, Relation>, reading: Reading): readonly Candidate[] {
  const suspects = suspectsOf(open, reading);
  const figureIds = new Set([...open.values()].flatMap(figureIdsOf));
  return [...figureIds]
    .flatMap((figureId) => candidatesOf(figureId, reading))
    .filter(({ fixes }) => fixes.every((id) => open.has(id)))
    .filter((candidate) => candidate.strength > 1 || !hasSuspectNeighbour(candidate, suspects))
    .sort(byRank);
}

/** Of each open relation, the figures that stand in other contradictions too, with all their contradictions. */
type Suspects = ReadonlyMap<string, readonly (readonly [figureId: string, relationIds: readonly string[]])[]>;

function suspectsOf(open: ReadonlyMap<string, Relation>, reading: Reading): Suspects {
  return new Map(
    [...open.values()].map((relation) => [
      relation.id,
      figureIdsOf(relation).flatMap((figureId) => {
        const near = reading.relationsOf.get(figureId) ?? [];
        const contradicted = near.filter(({ id }) => isContradicted(id, reading)).map(({ id }) => id);
        return contradicted.length > 1 ? [[figureId, contradicted] as const] : [];
      }),
    ]),
  );
}

/** Whether another figure of the only relation that it mends stands in a contradiction too: that one may be to blame. */
function hasSuspectNeighbour({ figureId, fixes }: Candidate, suspects: Suspects): boolean {
  return fixes.some((id) =>
    (suspects.get(id) ?? []).some(
      ([neighbour, relationIds]) => neighbour !== figureId && relationIds.some((each) => !fixes.includes(each)),
    ),
  );
}

/**
 * Whether the best candidate says both which figure is wrong and what it should be. One relation alone proves a side
 * only where no single slip on another side mends it, and a number only where no other number does as well.
 */
function isDecisive(best: Candidate, candidates: readonly Candidate[], reading: Reading): boolean {
  const others = candidates.filter((each) => each !== best);
  if (best.strength === 0 || !best.isFull) return false;
  if (best.strength > 1) return others.every((each) => compareWorth(best, each) < 0);
  return (
    others.every((each) => each.figureId === best.figureId && each.exact < best.exact) && isLoneProof(best, reading)
  );
}

/**
 * Whether one mended relation is proof enough. A unit slip shows by its size. A sum may lack a row, so that its gap
 * says nothing of the printed ones. Any other relation is complete: proof when each of its other figures stands in a
 * relation that holds exactly, or when a thing repeated three times agrees but once.
 */
function isLoneProof({ kind, figureId, fixes }: Candidate, { relationsOf, measured }: Reading): boolean {
  if (kind === "unit") return true;
  const mended = (relationsOf.get(figureId) ?? []).filter((each) => fixes.includes(each.id) && each.kind !== "part");
  const isVouchedFor = (id: string): boolean =>
    (relationsOf.get(id) ?? []).some((each) => each.kind !== "part" && measured.get(each.id)?.outcome === "holds");
  return mended.every(
    (relation) =>
      relation.kind !== "sum" &&
      ((relation.kind === "repeated" && relation.figures.length > 2) ||
        figureIdsOf(relation).every((id) => id === figureId || isVouchedFor(id))),
  );
}

function corrected(best: Candidate, reading: Reading): Explanation {
  const find = lookupIn(reading.quantities, best.quantity);
  const relations = (reading.relationsOf.get(best.figureId) ?? []).filter(({ id }) => best.fixes.includes(id));
  const proofs = relations.map((relation) => {
    const after = measureRelation(relation, find);
    // What a unit slip leaves is explained by it: "≈", not "≠".
    const shown = after.outcome === "contradiction" ? { ...after, outcome: "residue" as const } : after;
    return proveRelation(relation, shown, find);
  });
  const lone: Bilingual = {
    vi: "chỉ một phép đối chiếu làm chứng: xem lại bản gốc trước khi sửa",
    en: "one relation alone says so: look at the original before correcting it",
  };
  const proof = joinBilingual(
    [changeText(best), joinBilingual([...proofs, ...(best.strength === 1 ? [lone] : [])], "; ")],
    ": ",
  );
  const correction = { ...withoutWorth(best), proof };
  return { relationIds: best.fixes, verdict: "corrected", correction, sides: [], candidates: [], reason: proof };
}

function undecided(best: Candidate, rivals: readonly Candidate[]): Explanation {
  const equals = rivals.filter(({ strength }) => strength === best.strength);
  const sides = [...new Set(equals.map(({ figureId }) => figureId))];
  const [first] = sides;
  const listed = equals.filter(
    (each, index) => equals.findIndex(({ figureId }) => figureId === each.figureId) === index,
  );
  const texts = joinBilingual((sides.length > 1 ? listed : equals).slice(0, 5).map(changeText), "; ");
  const several: Bilingual = {
    vi: `Chưa rõ số nào sai, vì sửa ở phía nào cũng khớp: ${texts.vi}.`,
    en: `Cannot tell which figure is wrong, since a change on any side would do: ${texts.en}.`,
  };
  const values: Bilingual = {
    vi: `Số "${best.label}" (${first}) nhiều khả năng sai, nhưng có nhiều giá trị cùng khớp: ${texts.vi}.`,
    en: `The figure "${best.label}" (${first}) is likely wrong, but several numbers would do: ${texts.en}.`,
  };
  const reason = sides.length > 1 ? several : equals.length > 1 ? values : doubtOf(best, texts);
  const candidates = equals.slice(0, candidatesListedMax).map(withoutWorth);
  return { relationIds: best.fixes, verdict: "cannotTell", correction: null, sides, candidates, reason };
}

/** Why the only change that would do is not proven. */
function doubtOf({ isFull }: Candidate, { vi, en }: Bilingual): Bilingual {
  return isFull
    ? {
        vi: `Chưa đủ căn cứ để sửa: ${vi} thì khớp, nhưng chỉ một phép đối chiếu làm chứng (có thể thiếu dòng hay số khác cũng sai): xem lại bản gốc.`,
        en: `Not proven: ${en} would do, but one relation alone says so (a row may be missing, or another figure wrong): look at the original.`,
      }
    : {
        vi: `Chưa đủ căn cứ để sửa: ${vi} gần khớp, chưa khớp đến chữ số cuối: xem lại bản gốc.`,
        en: `Not proven: ${en} nearly does, but not to the last digit: look at the original.`,
      };
}

function unexplained(relations: readonly Relation[]): Explanation {
  return {
    relationIds: relations.map(({ id }) => id),
    verdict: "cannotTell",
    correction: null,
    sides: [],
    candidates: [],
    reason: {
      vi: "Chưa rõ số nào sai: không một lỗi đơn lẻ nào (đảo hai chữ số liền nhau, sai một chữ số, sai đơn vị 1.000 lần) ở một số giải thích được chênh lệch; đối chiếu lại bản gốc.",
      en: "Cannot tell which figure is wrong: no single slip (two adjacent digits swapped, one digit wrong, a unit 1,000 times off) in one figure explains the gap; go back to the original.",
    },
  };
}

function withoutWorth(candidate: Candidate): CandidateCorrection {
  const { figureId, label, printed, corrected: text, unit, kind, fixes } = candidate;
  return { figureId, label, printed, corrected: text, unit, kind, fixes };
}

/** "67.172 → 67.712 triệu đồng (đảo hai chữ số liền nhau)". */
function changeText({ label, printed, corrected: text, unit, kind }: CandidateCorrection): Bilingual {
  const [vi, en] = languages.map((language) => {
    const change = `${showPrinted({ printed }, language)} → ${showPrinted({ printed: text }, language)}`;
    return `${label} ${change}${unitSuffix(unit)[language]} (${slipNames[kind][language]})`;
  });
  return { vi: vi ?? "", en: en ?? "" };
}

/** Contradictions that share a figure, directly or through others, are told together. */
function clustersOf(relations: readonly Relation[]): readonly (readonly Relation[])[] {
  let clusters: { readonly figureIds: ReadonlySet<string>; readonly relations: readonly Relation[] }[] = [];
  for (const relation of relations) {
    const ids = figureIdsOf(relation);
    const joined = clusters.filter(({ figureIds }) => ids.some((id) => figureIds.has(id)));
    clusters = [
      ...clusters.filter((cluster) => !joined.includes(cluster)),
      {
        figureIds: new Set([...ids, ...joined.flatMap(({ figureIds }) => [...figureIds])]),
        relations: [...joined.flatMap((cluster) => cluster.relations), relation],
      },
    ];
  }
  return clusters.map((cluster) => cluster.relations);
}
