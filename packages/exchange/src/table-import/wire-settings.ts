/** Settings as JSON: what the dashboard sends, and what the flags of the command line make. */
import { type PlainDate } from "@giaingan/finance";
import type { NumberConvention } from "../narrative/number-reading.ts";
import { moneyMeasures, plainColumnKinds } from "./column-meaning-value.ts";
import { refuseImport } from "./import-refusals.ts";
import type { ImportSettings } from "./import-settings.ts";
import { readMeaning } from "./profile-file.ts";

/** Every field may be left out: then the file says it, or it is asked. */
export interface WireImportSettings {
  readonly unit?: string | null | undefined;
  readonly asOf?: PlainDate | null | undefined;
  readonly fiscalYear?: number | null | undefined;
  /** Đồng in one unit of money, as text: "1000000". */
  readonly moneyUnit?: string | null | undefined;
  readonly numbers?: NumberConvention | null | undefined;
  /** Meanings by the words of the heading, joined by " › ". */
  readonly columns?: Readonly<Record<string, unknown>> | undefined;
  readonly units?: Readonly<Record<string, string>> | undefined;
  readonly projects?: Readonly<Record<string, string>> | undefined;
  readonly takesNewUnits?: boolean | undefined;
  readonly ignoredSheets?: readonly string[] | undefined;
  readonly acceptedCells?: readonly string[] | undefined;
}

/**
 * Reads settings.
 *
 * @throws Refusal `invalidColumnMeaning`
 */
export function readImportSettings(wire: WireImportSettings): ImportSettings {
  return {
    unit: composed(wire.unit),
    asOf: wire.asOf ?? null,
    fiscalYear: wire.fiscalYear ?? null,
    moneyUnit: wire.moneyUnit === undefined || wire.moneyUnit === null ? null : BigInt(wire.moneyUnit),
    numbers: wire.numbers ?? null,
    columns: new Map(
      Object.entries(wire.columns ?? {}).map(([name, value]) => {
        const meaning = readMeaning(value);
        if (meaning === null) throw refuseMeaning(name, value);
        return [name.normalize("NFC"), meaning] as const;
      }),
    ),
    units: namesOf(wire.units),
    projects: namesOf(wire.projects),
    takesNewUnits: wire.takesNewUnits ?? false,
    ignoredSheets: new Set(wire.ignoredSheets),
    acceptedCells: new Set(wire.acceptedCells),
  };
}

function composed(text: string | null | undefined): string | null {
  return text === undefined || text === null || text.trim() === "" ? null : text.normalize("NFC").trim();
}

function namesOf(names: Readonly<Record<string, string>> | undefined): ReadonlyMap<string, string> {
  return new Map(Object.entries(names ?? {}).map(([name, id]) => [name.normalize("NFC"), id.normalize("NFC")]));
}

function refuseMeaning(column: string, value: unknown): Error {
  const measures = moneyMeasures.map((measure) => `{"kind": "money", "measure": "${measure}"}`);
  const expected = [...plainColumnKinds.map((kind) => `{"kind": "${kind}"}`), '{"kind": "rate"}', ...measures].join(
    ", ",
  );
  return refuseImport("invalidColumnMeaning", { column, value: JSON.stringify(value) ?? "", expected });
}
