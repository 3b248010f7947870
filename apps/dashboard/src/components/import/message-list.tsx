/** Findings that are told and not answered: marks with their words. */
import type { Bilingual } from "@giaingan/finance";
import type { JSX } from "preact";
import { view } from "../../address.ts";
import { SeverityMark } from "../icon.tsx";

/** One of them. */
export interface ShownMessage {
  readonly code: string;
  readonly severity: "error" | "warning" | "information" | "passed";
  readonly message: Bilingual;
}

/** The list; nothing where there is none. */
export function MessageList({ messages }: { readonly messages: readonly ShownMessage[] }): JSX.Element | null {
  const { lang } = view.value;
  if (messages.length === 0) return null;
  return (
    <ul class="lines">
      {messages.map(({ code, severity, message }, index) => (
        <li key={`${code} ${index}`}>
          <SeverityMark severity={severity} />
          <p>{message[lang]}</p>
        </li>
      ))}
    </ul>
  );
}
