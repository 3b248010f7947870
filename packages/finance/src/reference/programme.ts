/**
 * Programmes and their components (nội dung thành phần): versioned data, for each period has its own list.
 */
import type { PlainDate } from "../calendar.ts";
import type { Bilingual } from "../language.ts";
import { isValidOn } from "./unit.ts";

/** A component of a programme. */
export interface ProgrammeComponent {
  /** As entries write it: "02". Unique in its programme. */
  readonly id: string;
  readonly name: Bilingual;
  /** False: general knowledge, not yet checked against the published text. */
  readonly verified?: boolean;
}

/** A programme of one period. */
export interface Programme {
  readonly id: string;
  readonly name: Bilingual;
  /** First day of its period; null: not stated. */
  readonly validFrom: PlainDate | null;
  /** Last day of its period; null: none. Money of its last plan may be paid later. */
  readonly validTo: PlainDate | null;
  readonly components: readonly ProgrammeComponent[];
  readonly legalBasis?: string | null;
  readonly verified?: boolean;
}

/** A component and the programme that it is of. */
export interface ProgrammePlace {
  readonly programme: Programme;
  readonly component: ProgrammeComponent;
}

/**
 * The programme of a component on a date: "02", or "ntm-2021-2025/02" where several programmes number theirs alike.
 *
 * @param date of the plan that the money was first assigned in: what is carried over belongs to the programme of its
 *   vintage
 * @returns null when no programme of that date has the component, or several have
 * @example
 * ```ts
 * const component = { id: "02", name: { vi: "Hạ tầng", en: "Infrastructure" } };
 * const programme = { id: "ntm-2021-2025", name: { vi: "Nông thôn mới", en: "New rural development" }, validFrom: "2021-01-01", validTo: "2025-12-31", components: [component] };
 * programmeOf([programme], "02", "2023-10-31").programme.id // => "ntm-2021-2025"
 * programmeOf([programme], "ntm-2021-2025/02", "2023-10-31").component.name.en // => "Infrastructure"
 * programmeOf([programme], "02", "2026-01-01") // => null
 * ```
 */
export function programmeOf(
  programmes: readonly Programme[],
  componentId: string,
  date: PlainDate,
): ProgrammePlace | null {
  const places = programmes
    .filter((programme) => isValidOn(programme, date))
    .flatMap((programme) =>
      programme.components
        .filter(({ id }) => id === componentId || `${programme.id}/${id}` === componentId)
        .map((component) => ({ programme, component })),
    );
  const [only] = places;
  return only !== undefined && places.length === 1 ? only : null;
}
