/**
 * Notices: what the reader must know about the view before its figures. A pinned revision, and ignored keys.
 */
import type { JSX } from "preact";
import { address, addressOf, view } from "../address.ts";
import { overview } from "../overview.ts";
import { currentWords } from "../speech.ts";
import { ViewLink } from "./view-link.tsx";

/** The notices of the view; nothing when there are none. */
export function Notices(): JSX.Element | null {
  const words = currentWords.value;
  const { ignoredKeys } = address.value;
  const { rev } = view.value;
  const newest = overview.value?.ledger.latestRevision ?? null;
  const isPinned = rev !== null && newest !== null && rev < newest;
  if (ignoredKeys.length === 0 && !isPinned) return null;
  return (
    <div class="notices">
      {isPinned && (
        <p class="notice" role="note">
          <span>{words.pinned(rev, newest)}</span>
          <ViewLink change={{ rev: null }}>{words.toNewest}</ViewLink>
        </p>
      )}
      {ignoredKeys.length > 0 && (
        <p class="notice" role="note">
          <span>{words.ignoredKeys(ignoredKeys.join(", "))}</span>
          <a href={addressOf({})}>{words.cleanAddress}</a>
        </p>
      )}
    </div>
  );
}
