/**
 * The controls: one row, native elements, each of them written into the address.
 */
import { planBases, planBasisNames } from "@giaingan/finance";
import type { ComponentChildren, JSX } from "preact";
import { changeView, view } from "../address.ts";
import { knownLedger, overview } from "../overview.ts";
import { numberStyle } from "../shown-unit.ts";
import { currentWords } from "../speech.ts";
import { shownUnits } from "../view-state.ts";
import { AsOfControl } from "./as-of-control.tsx";
import { ExportMenu } from "./export-menu.tsx";
import { Icon } from "./icon.tsx";

/** The row of controls. */
export function Controls(): JSX.Element {
  const words = currentWords.value;
  return (
    <section class="controls" aria-label={words.controls}>
      <UnitControl />
      <BudgetYearControl />
      <AsOfControl />
      <BasisControl />
      <MoneyUnitControl />
      <ExportMenu />
    </section>
  );
}

/** A `<select>` in the look of the row. */
export function SelectControl({
  name,
  value,
  onChoose,
  children,
}: {
  readonly name: string;
  readonly value: string;
  readonly onChoose: (value: string) => void;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <label class="control select">
      <span class="name">{name}</span>
      <select value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {children}
      </select>
      <Icon name="down" />
    </label>
  );
}

function UnitControl(): JSX.Element | null {
  const words = currentWords.value;
  const { unitId } = view.value;
  const units = knownLedger.value?.units ?? [];
  const [onlyUnit] = units;
  if (onlyUnit === undefined) return null;
  if (units.length === 1 && (unitId === null || unitId === onlyUnit)) {
    return (
      <p class="control">
        <span class="name">{words.unit}</span> {onlyUnit}
      </p>
    );
  }
  const choices = unitId === null || units.includes(unitId) ? units : [unitId, ...units];
  return (
    <SelectControl
      name={words.unit}
      value={unitId ?? ""}
      onChoose={(chosen) => changeView({ unitId: chosen === "" ? null : chosen, open: null })}
    >
      <option value="">{words.allUnits}</option>
      {choices.map((unit) => (
        <option key={unit} value={unit}>
          {unit}
        </option>
      ))}
    </SelectControl>
  );
}

function BudgetYearControl(): JSX.Element | null {
  const { year } = view.value;
  const years = knownLedger.value?.fiscalYears ?? [];
  const shown = year ?? overview.value?.progress?.fiscalYear ?? years.at(-1);
  if (shown === undefined || (years.length < 2 && years.includes(shown))) return null;
  const choices = years.includes(shown) ? years : [shown, ...years];
  return (
    <SelectControl
      name={currentWords.value.budgetYear}
      value={String(shown)}
      onChoose={(chosen) => changeView({ year: Number(chosen), open: null })}
    >
      {choices.map((choice) => (
        <option key={choice} value={String(choice)}>
          {choice}
        </option>
      ))}
    </SelectControl>
  );
}

function BasisControl(): JSX.Element {
  const { basis, lang } = view.value;
  return (
    <SelectControl
      name={currentWords.value.basis}
      value={basis}
      onChoose={(chosen) => changeView({ basis: planBases.find((choice) => choice === chosen) ?? basis, open: null })}
    >
      {planBases.map((choice) => (
        <option key={choice} value={choice}>
          {planBasisNames[choice][lang]}
        </option>
      ))}
    </SelectControl>
  );
}

function MoneyUnitControl(): JSX.Element {
  const words = currentWords.value;
  const state = view.value;
  const progress = overview.value?.progress ?? null;
  const current = state.unit ?? (progress === null ? "million" : numberStyle(progress, state).unit);
  return (
    <fieldset class="control segments">
      <legend class="visually-hidden">{words.moneyUnit}</legend>
      {shownUnits.map((unit) => (
        <label key={unit}>
          <input
            type="radio"
            name="money-unit"
            value={unit}
            checked={unit === current}
            onChange={() => changeView({ unit })}
          />
          <span>{words.moneyUnits[unit]}</span>
        </label>
      ))}
    </fieldset>
  );
}
