/**
 * A link to another view of the page: it has an address, so that it can be opened in a new tab, and needs no reload.
 */
import type { ComponentChildren, JSX } from "preact";
import { addressOf, changeView } from "../address.ts";
import type { ViewState } from "../view-state.ts";

/** What a link to a view is made of; all but the first two go to the element. */
export interface ViewLinkProps {
  readonly change: Partial<ViewState>;
  readonly children: ComponentChildren;
  readonly class?: string;
  readonly lang?: string;
  readonly hreflang?: string;
  readonly title?: string;
  readonly "aria-current"?: "page" | "true" | "false";
}

/** An `<a>` that changes the view. */
export function ViewLink({ change, children, ...attributes }: ViewLinkProps): JSX.Element {
  return (
    <a
      {...attributes}
      href={addressOf(change)}
      onClick={(event) => {
        if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        changeView(change);
      }}
    >
      {children}
    </a>
  );
}
