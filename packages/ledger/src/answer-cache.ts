/**
 * Answers that never change, kept in bounded memory: the answer to a query at a revision is the same for ever.
 */

/** Answers by key; the one that was not asked for longest goes first. */
export interface AnswerCache {
  /**
   * Gives the kept answer, or computes and keeps it. Two that ask at once share one computation; a failure is not kept.
   *
   * @param estimateSize rough size of the answer in bytes
   */
  answer<Answer>(
    key: string,
    compute: () => Promise<Answer>,
    estimateSize: (answer: Answer) => number,
  ): Promise<Answer>;
}

interface KeptAnswer {
  readonly answer: Promise<unknown>;
  sizeBytes: number;
}

export function createAnswerCache({
  answersMax,
  sizeBytesMax,
}: {
  readonly answersMax: number;
  readonly sizeBytesMax: number;
}): AnswerCache {
  // A Map keeps the order of insertion: the first key is the one that was not asked for longest.
  const kept = new Map<string, KeptAnswer>();
  let sizeBytes = 0;
  const drop = (key: string): void => {
    sizeBytes -= kept.get(key)?.sizeBytes ?? 0;
    kept.delete(key);
  };
  const shrink = (): void => {
    for (const key of kept.keys()) {
      if (kept.size <= answersMax && sizeBytes <= sizeBytesMax) return;
      drop(key);
    }
  };
  return {
    answer: <Answer>(key: string, compute: () => Promise<Answer>, estimateSize: (answer: Answer) => number) => {
      const known = kept.get(key);
      if (known) {
        kept.delete(key);
        kept.set(key, known);
        return known.answer as Promise<Answer>;
      }
      const computed = compute();
      const entry: KeptAnswer = { answer: computed, sizeBytes: 0 };
      kept.set(key, entry);
      computed.then(
        (answer) => {
          if (kept.get(key) !== entry) return;
          entry.sizeBytes = estimateSize(answer);
          sizeBytes += entry.sizeBytes;
          shrink();
        },
        () => {
          if (kept.get(key) === entry) drop(key);
        },
      );
      return computed;
    },
  };
}
