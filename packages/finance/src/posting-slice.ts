/**
 * Slices of money as documents tell them apart within one unit: by project, component and funding source. Null: not told.
 */
import { type FundingSource, sourceDimensions, sourceKey } from "./funding-source.ts";
import type { Dong } from "./money.ts";

/** Where in a unit money is. Null: not told, the unit as a whole. */
export interface PostingPlace {
  readonly projectId: string | null;
  readonly componentId: string | null;
}

/** Money of one place and source. Made by `postingSlice`: its keys are written once, because a table has 100.000 of them. */
export interface PostingSlice extends PostingPlace {
  readonly source: FundingSource;
  /** A key that equal slices share, and no others. */
  readonly key: string;
  /** The key of its place. */
  readonly place: string;
  /** The regions that it is part of (`posting-regions.ts`): two for each place around it, its own first. */
  readonly regions: readonly string[];
}

/** A slice. */
export function postingSlice({ projectId = null, componentId = null, source }: PlacedSource): PostingSlice {
  const place = placeKey({ projectId, componentId });
  const ofSource = sourceKey(source);
  const regions = placesAround({ projectId, componentId }).flatMap((around) => {
    const key = placeKey(around);
    return [`${key}*`, `${key}${ofSource}`];
  });
  return { projectId, componentId, source, key: `${place}${ofSource}`, place, regions };
}

interface PlacedSource {
  readonly projectId?: string | null | undefined;
  readonly componentId?: string | null | undefined;
  readonly source: FundingSource;
}

/** A running total of a slice, in đồng. */
export interface SliceTotal {
  readonly slice: PostingSlice;
  readonly amount: Dong;
}

/** A key that equal places share, and no others: names with their lengths, so that no name can look like two. */
export function placeKey({ projectId, componentId }: PostingPlace): string {
  const project = projectId === null ? "-" : `${projectId.length}:${projectId}`;
  return componentId === null ? `${project}/-/` : `${project}/${componentId.length}:${componentId}/`;
}

/** The place itself, and every vaguer one that it is part of: at most four. */
export function placesAround({ projectId, componentId }: PostingPlace): readonly PostingPlace[] {
  const projects = projectId === null ? [null] : [projectId, null];
  const components = componentId === null ? [null] : [componentId, null];
  return projects.flatMap((project) => components.map((component) => ({ projectId: project, componentId: component })));
}

/** How much is told of a slice: its place counts before its source. */
export function statedness(slice: PostingSlice): number {
  const ofSource = sourceDimensions.filter((dimension) => slice.source[dimension] !== null).length;
  return statedPlaces(slice) * (sourceDimensions.length + 1) + ofSource;
}

/** How many of project and component are told. */
export function statedPlaces({ projectId, componentId }: PostingPlace): number {
  return (projectId === null ? 0 : 1) + (componentId === null ? 0 : 1);
}
