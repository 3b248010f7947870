/** Columns that mean something else by those beside them: quarters, payments beside advances, plans before a change. */
import { sourceKey } from "@giaingan/finance";
import type { ReadMeaning } from "./column-meaning.ts";
import type { MoneyColumn } from "./understood-table.ts";

const quarter = /^(?:quý|q\.?)\s*(?:I{1,3}|IV|[1-4])(?:\s*[/-]\s*20\d\d|\s+(?:năm\s+)?20\d\d)?$/iu;
const runningWords = /lũy kế|luỹ kế|cộng dồn|đến|hết/iu;

/** What columns mean beside one another, by their words and what each was read as. */
export function readNeighbours(
  paths: readonly (readonly string[])[],
  read: readonly ReadMeaning[],
): readonly ReadMeaning[] {
  return beforeAdjustment(paths, besideAdvances(paths, withinPeriods(paths, read)));
}

const adjustedWords = /sau (?:khi )?điều chỉnh|điều chỉnh lần cuối/iu;

/** "Kế hoạch đã giao | Kế hoạch sau điều chỉnh": of the same money the first is what was assigned before. */
function beforeAdjustment(paths: readonly (readonly string[])[], read: readonly ReadMeaning[]): readonly ReadMeaning[] {
  const isAdjusted = paths.map((path) => path.some((words) => adjustedWords.test(words.normalize("NFC"))));
  const keyOf = ({ source, isCarriedOver, isTotal }: MoneyColumn): string =>
    JSON.stringify([sourceKey(source), isCarriedOver, isTotal]);
  const adjusted = new Set(
    read.flatMap(({ meaning }, at) =>
      isAdjusted[at] === true && meaning.kind === "money" && meaning.measure === "plan" ? [keyOf(meaning)] : [],
    ),
  );
  if (adjusted.size === 0) return read;
  return read.map((each, at): ReadMeaning => {
    const { meaning } = each;
    if (meaning.kind !== "money" || meaning.measure !== "plan" || meaning.assignedBy !== null) return each;
    if (isAdjusted[at] === true || !adjusted.has(keyOf(meaning))) return each;
    return { ...each, meaning: { ...meaning, measure: "initialPlan" } };
  });
}

/** "Giải ngân › Tạm ứng | Thanh toán": what is paid beside advances is paid for completed volume. */
function besideAdvances(paths: readonly (readonly string[])[], read: readonly ReadMeaning[]): readonly ReadMeaning[] {
  const groupOf = (at: number): string => (paths[at] ?? []).slice(0, -1).join("|");
  const advanced = new Set(
    read.flatMap(({ meaning }, at) =>
      meaning.kind === "money" && meaning.measure === "advanced" && (paths[at]?.length ?? 0) > 1 ? [groupOf(at)] : [],
    ),
  );
  return read.map((each, at): ReadMeaning => {
    const leaf = (paths[at]?.at(-1) ?? "").normalize("NFC");
    const isPaid = each.meaning.kind === "money" && each.meaning.measure === "disbursed" && !each.meaning.isTotal;
    if (!isPaid || each.meaning.kind !== "money" || !advanced.has(groupOf(at))) return each;
    return /^(?:số |vốn )?(?:đã )?thanh toán$/iu.test(leaf)
      ? { ...each, meaning: { ...each.meaning, measure: "volumePaid" } }
      : each;
  });
}

/** "Thực hiện › Quý I | Quý II | Quý III" is what was paid within each quarter, and no running total. */
function withinPeriods(paths: readonly (readonly string[])[], read: readonly ReadMeaning[]): readonly ReadMeaning[] {
  const groupOf = (path: readonly string[]): string | null => {
    const above = path.slice(0, -1).join("|");
    return quarter.test((path.at(-1) ?? "").normalize("NFC")) && !runningWords.test(above.normalize("NFC"))
      ? above
      : null;
  };
  const groups = paths.map(groupOf);
  return read.map((each, at): ReadMeaning => {
    const group = groups[at] ?? null;
    const isOneOfSeveral = group !== null && groups.filter((other) => other === group).length > 1;
    if (!isOneOfSeveral || each.meaning.kind !== "money" || each.meaning.measure !== "disbursed") return each;
    return { ...each, meaning: { ...each.meaning, measure: "paidInPeriod", asOf: null } };
  });
}
