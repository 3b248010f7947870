/**
 * Lists that make what they hold when it is looked at. The amounts of a long table take twenty bytes each in arrays of numbers, and two
 * hundred as objects: whoever goes through them sees one after the other, and keeps those that matter.
 */

/** A list, as far as an array is one too: an array can stand wherever such a list is asked for. */
export interface FactList<Fact> extends Iterable<Fact> {
  readonly length: number;
  /** Undefined: there is none. */
  at(index: number): Fact | undefined;
  map<Result>(make: (fact: Fact) => Result): readonly Result[];
  flatMap<Result>(make: (fact: Fact) => Result | readonly Result[]): readonly Result[];
  filter(keeps: (fact: Fact) => boolean): readonly Fact[];
  some(holds: (fact: Fact) => boolean): boolean;
}

/** A list of so many, each made from its index. */
export function madeFacts<Fact>(length: number, make: (index: number) => Fact): FactList<Fact> {
  return new MadeFacts(length, make);
}

/** Lists one behind the other. */
export function joinFacts<Fact>(lists: readonly FactList<Fact>[]): FactList<Fact> {
  const [only] = lists;
  if (only !== undefined && lists.length === 1) return only;
  const starts: number[] = [];
  let length = 0;
  for (const list of lists) {
    starts.push(length);
    length += list.length;
  }
  let last = 0;
  return madeFacts(length, (index) => {
    // Lists are nearly always gone through from one end to the other.
    const isWithin = (starts[last] ?? 0) <= index && index < (starts[last + 1] ?? length);
    if (!isWithin) last = starts.findLastIndex((start) => start <= index);
    return lists[last]?.at(index - (starts[last] ?? 0)) as Fact;
  });
}

class MadeFacts<Fact> implements FactList<Fact> {
  readonly length: number;
  readonly #make: (index: number) => Fact;

  constructor(length: number, make: (index: number) => Fact) {
    this.length = length;
    this.#make = make;
  }

  at(index: number): Fact | undefined {
    return index >= 0 && index < this.length ? this.#make(index) : undefined;
  }

  *[Symbol.iterator](): Iterator<Fact> {
    for (let index = 0; index < this.length; index += 1) yield this.#make(index);
  }

  map<Result>(make: (fact: Fact) => Result): readonly Result[] {
    const made: Result[] = [];
    for (let index = 0; index < this.length; index += 1) made.push(make(this.#make(index)));
    return made;
  }

  flatMap<Result>(make: (fact: Fact) => Result | readonly Result[]): readonly Result[] {
    const made: Result[] = [];
    for (let index = 0; index < this.length; index += 1) {
      const each = make(this.#make(index));
      if (!Array.isArray(each)) made.push(each as Result);
      else for (const one of each as readonly Result[]) made.push(one);
    }
    return made;
  }

  filter(keeps: (fact: Fact) => boolean): readonly Fact[] {
    const kept: Fact[] = [];
    for (let index = 0; index < this.length; index += 1) {
      const fact = this.#make(index);
      if (keeps(fact)) kept.push(fact);
    }
    return kept;
  }

  some(holds: (fact: Fact) => boolean): boolean {
    for (let index = 0; index < this.length; index += 1) if (holds(this.#make(index))) return true;
    return false;
  }
}
