/** What an officer answers to a finding, as settings; findings that ask the same thing, asked once. */
import type { ImportSettingsBody, WireImportPreview } from "@giaingan/client";

/** A finding as the page gets it. */
export type ShownFinding = WireImportPreview["findings"][number];

/** Findings that are answered together. */
export interface FindingGroup {
  /** The first of them. */
  readonly finding: ShownFinding;
  /** The places of the others. */
  readonly otherCells: readonly string[];
}

/**
 * Names are settled by name, wherever they stand: asked once. Others stand alone. What holds a whole table back comes first, then
 * what can be answered, then what holds a row back.
 */
export function groupFindings(findings: readonly ShownFinding[]): readonly FindingGroup[] {
  const groups = new Map<string, { readonly finding: ShownFinding; readonly otherCells: string[] }>();
  findings.forEach((finding, index) => {
    const name = isAboutName(finding) ? (finding.values["name"] ?? null) : null;
    const key = name === null ? `#${index}` : `${finding.code}/${name}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { finding, otherCells: [] });
    else if (finding.cell !== null) known.otherCells.push(finding.cell);
  });
  return [...groups.values()].sort((one, other) => rankOf(one.finding) - rankOf(other.finding));
}

function rankOf({ asks, withholds }: ShownFinding): number {
  if (withholds === "table") return 0;
  if (asks !== null) return 1;
  return withholds === "row" ? 2 : 3;
}

/** Checks that an officer may overrule, because the amount was read and is only doubted. */
const overruledCodes: ReadonlySet<string> = new Set([
  "figureContradicts",
  "figureDoubtful",
  "disbursedExceedsPlan",
  "disbursedWithoutPlan",
]);

/** Whether "it is right as it stands" would post what is held back. */
export function canAccept({ code, cell, withholds }: ShownFinding): boolean {
  return cell !== null && withholds !== null && overruledCodes.has(code);
}

/** The settings that answer a finding with a value; null: no setting does. */
export function answerFinding(
  { asks, values }: ShownFinding,
  value: string,
  settings: ImportSettingsBody,
): Partial<ImportSettingsBody> | null {
  const name = values["name"] ?? "";
  if (asks === "units") return { units: { ...settings.units, [name]: value } };
  if (asks === "projects") return { projects: { ...settings.projects, [name]: value } };
  if (asks === "numbers") return value === "vi" || value === "en" ? { numbers: value } : null;
  if (asks === "fiscalYear") return { fiscalYear: Number(value) };
  if (asks === "unit" || asks === "asOf" || asks === "moneyUnit") return { [asks]: value };
  return null;
}

/** The settings with a cell taken as right. */
export function acceptCell(cell: string, settings: ImportSettingsBody): Partial<ImportSettingsBody> {
  return { acceptedCells: [...(settings.acceptedCells ?? []), cell] };
}

function isAboutName({ asks }: ShownFinding): boolean {
  return asks === "units" || asks === "projects";
}
