/** Entries in a line for the tests of admission and carry-over. */
import { admitEntries, reviewEntries, type AdmissionOptions } from "../src/admission/admission.ts";
import { nothingRecorded, type KnownSlices } from "../src/admission/known-slices.ts";
import {
  decimal,
  type Dong,
  type Entry,
  entryEffects,
  type EntryKind,
  type FundingSource,
  Refusal,
  sliceKey,
  sourceNotStated,
  sumSlices,
} from "../src/index.ts";
import type { PostingRules } from "../src/admission/admission-payment-rules.ts";

export const investment: FundingSource = { ...sourceNotStated, nature: "investment" };
export const recurrent: FundingSource = { ...sourceNotStated, nature: "recurrent" };
export const investmentOf = (vintage: number): FundingSource => ({ ...investment, vintage });

/** 30% and 80%, as decree 99/2021 has them. */
export const shares: PostingRules = {
  advanceShareMax: decimal("0.3"),
  recoveredAtShare: decimal("0.8"),
  legalBasis: "Nghị định 99/2021/NĐ-CP điều 10",
};

/** An entry of Kon Rẫy in 2023, source not stated, but for what is given. */
export function line(id: string, kind: EntryKind, amount: Dong, given: Partial<Entry> = {}): Entry {
  return {
    id,
    kind,
    effectiveOn: "2023-06-30",
    fiscalYear: 2023,
    unitId: "Kon Rẫy",
    projectId: null,
    componentId: null,
    source: sourceNotStated,
    amount,
    document: { number: `${id}/QĐ-UBND`, date: null, issuer: null, title: null },
    reverses: null,
    reason: null,
    ...given,
  };
}

/** What a record of these entries tells about them. */
export function recordOf(entries: readonly Entry[]): KnownSlices {
  const takenBack = new Set(entries.map(({ reverses }) => reverses));
  return {
    slices: sumSlices(entries).map((slice) => {
      const payments = entries.filter(
        (entry) => sliceKey(entry) === sliceKey(slice) && entryEffects[entry.kind].measure === "disbursed",
      );
      return { ...slice, datedPayments: payments };
    }),
    reversed: new Map(entries.map((entry) => [entry.id, { entry, isReversed: takenBack.has(entry.id) }])),
  };
}

export const options: AdmissionOptions = { known: nothingRecorded, rules: shares, reference: { projects: [] } };

/** The code of the refusal of a batch and the entry that it names; "admitted" when there is none. */
export function outcomeOf(
  batch: readonly Entry[],
  { before = [], ...given }: Partial<AdmissionOptions> & { readonly before?: readonly Entry[] } = {},
): string {
  try {
    admitEntries(batch, { ...options, known: recordOf(before), ...given });
    return "admitted";
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return `${error.code} ${error.values["entry"]}`;
  }
}

/** The codes of a document's findings. */
export function findingsOf(
  batch: readonly Entry[],
  { before = [], ...given }: Partial<AdmissionOptions> & { readonly before?: readonly Entry[] } = {},
): readonly string[] {
  const findings = reviewEntries(batch, { ...options, known: recordOf(before), ...given });
  return findings.map(({ code, severity }) => (severity === "error" ? code : `${severity} ${code}`));
}

/** 100 đồng assigned to Kon Rẫy in 2023. */
export const plan = line("plan", "assigned", 100n, { effectiveOn: "2023-01-01" });
/** 60 đồng disbursed of it. */
export const paid = line("paid", "disbursed", 60n);
export const project = (id: string): Partial<Entry> => ({ projectId: id });
export const of = (source: Entry["source"]): Partial<Entry> => ({ source });
