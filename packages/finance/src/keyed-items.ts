/**
 * Keyed items: what belongs together, in the order in which it comes.
 */

/** Items by key, in the order in which keys first appear. */
export function groupBy<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/** What is kept under a key; made and kept where there is nothing yet. */
export function keptOf<Key, Kept>(kept: Map<Key, Kept>, key: Key, make: () => Kept): Kept {
  const found = kept.get(key);
  if (found !== undefined) return found;
  const made = make();
  kept.set(key, made);
  return made;
}
