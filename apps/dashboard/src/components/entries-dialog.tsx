/**
 * The drill-through: the entries behind a number, in a native dialog. They sum to the number to the đồng, and the
 * dialog says so only after comparing.
 */
import { ApiProblem, type WireEntries, type WireEntry, type WireProgress } from "@giaingan/client";
import { decimal, entryKindNames, formatDate, formatMoney, formatNumber, type Language } from "@giaingan/finance";
import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { changeView, view } from "../address.ts";
import { api, entriesQuery, type Overview, overview } from "../overview.ts";
import { currentWords } from "../speech.ts";
import type { OpenedNumber } from "../view-state.ts";
import type { Words } from "../words.ts";
import { Icon } from "./icon.tsx";

/** The dialog; closed unless the address opens a number. */
export function EntriesDialog(): JSX.Element | null {
  const dialog = useRef<HTMLDialogElement>(null);
  const words = currentWords.value;
  const { open, lang } = view.value;
  const shown = overview.value;
  const progress = shown?.progress ?? null;
  const isOpen = open !== null && progress !== null;
  useLayoutEffect(() => {
    if (isOpen && dialog.current?.open === false) dialog.current.showModal();
    if (!isOpen && dialog.current?.open === true) dialog.current.close();
  }, [isOpen]);
  return (
    <dialog
      ref={dialog}
      class="entries"
      aria-labelledby="entries-title"
      onClose={() => view.value.open !== null && changeView({ open: null })}
      onClick={(event) => event.target === dialog.current && dialog.current?.close()}
    >
      {open !== null && shown !== null && progress !== null && (
        <div class="sheet">
          <header>
            <h2 id="entries-title">{titleOf(open, progress, words, lang)}</h2>
            <button type="button" class="step" aria-label={words.close} onClick={() => dialog.current?.close()}>
              <Icon name="close" />
            </button>
          </header>
          <Entries
            key={JSON.stringify([open, shown.question, progress.revision])}
            open={open}
            overview={shown}
            progress={progress}
          />
        </div>
      )}
    </dialog>
  );
}

interface OpenedProps {
  readonly open: OpenedNumber;
  readonly overview: Overview;
  readonly progress: WireProgress;
}

/** What has been loaded so far. */
interface LoadedEntries {
  readonly entries: readonly WireEntry[];
  readonly answer: WireEntries;
}

function Entries({ open, overview: shown, progress }: OpenedProps): JSX.Element {
  const words = currentWords.value;
  const { lang } = view.value;
  const [loaded, setLoaded] = useState<LoadedEntries | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const load = (before: LoadedEntries | null): void => {
    const cursor = before?.answer.nextCursor;
    setProblem(null);
    api.entries({ ...entriesQuery(shown, progress, open), ...(cursor && { cursor }) }).then(
      (answer) => setLoaded({ answer, entries: [...(before?.entries ?? []), ...answer.entries] }),
      (error: unknown) => setProblem(error instanceof ApiProblem ? error : new ApiProblem(String(error), null)),
    );
  };
  useEffect(() => load(null), []);
  if (problem !== null) return <DialogProblem problem={problem} onRetry={() => load(loaded)} />;
  if (loaded === null) return <p class="sum">{words.entriesLoading}</p>;
  const { answer, entries } = loaded;
  const left = answer.count - entries.length;
  return (
    <>
      <SumLine answer={answer} exact={exactNumber(open, progress)} language={lang} />
      {entries.length > 0 && (
        <div class="scroll" tabIndex={0} role="region" aria-label={words.entriesTable}>
          <EntriesTable entries={entries} language={lang} />
        </div>
      )}
      {answer.nextCursor !== null && (
        <p class="actions">
          <button type="button" class="secondary" onClick={() => load(loaded)}>
            {words.loadMore(formatNumber(decimal(left), { language: lang }))}
          </button>
        </p>
      )}
    </>
  );
}

function SumLine({
  answer,
  exact,
  language,
}: {
  readonly answer: WireEntries;
  readonly exact: bigint | null;
  readonly language: Language;
}): JSX.Element {
  const words = currentWords.value;
  const write = (amount: bigint): string => formatMoney(amount, { language, unit: "dong" });
  const sum = BigInt(answer.total);
  if (answer.count === 0 && exact === null) return <p class="sum">{words.entriesNone}</p>;
  if (exact !== null && exact !== sum) {
    return (
      <p class="sum mismatch" role="alert">
        {words.entriesMismatch(write(sum), write(exact))}
      </p>
    );
  }
  const count = formatNumber(decimal(answer.count), { language });
  return <p class="sum">{words.entriesSum(count, write(sum))}</p>;
}

function EntriesTable({
  entries,
  language,
}: {
  readonly entries: readonly WireEntry[];
  readonly language: Language;
}): JSX.Element {
  const words = currentWords.value;
  return (
    <table class="numbers entries" aria-labelledby="entries-title">
      <thead>
        <tr>
          <th scope="col">{words.effectiveOn}</th>
          <th scope="col">{words.kind}</th>
          <th scope="col">{words.fundingSource}</th>
          <th scope="col">{words.amountInDong}</th>
          <th scope="col">{words.document}</th>
          <th scope="col">{words.revisionShort}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <td data-label={words.effectiveOn}>{formatDate(entry.effectiveOn)}</td>
            <td data-label={words.kind}>{entryKindNames[entry.kind][language]}</td>
            <td data-label={words.fundingSource}>{entry.sourceLabel[language]}</td>
            <td data-label={words.amountInDong}>{formatMoney(BigInt(entry.effect), { language, unit: "dong" })}</td>
            <td data-label={words.document}>{documentText(entry)}</td>
            <td data-label={words.revisionShort}>{entry.revision}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DialogProblem({
  problem,
  onRetry,
}: {
  readonly problem: ApiProblem;
  readonly onRetry: () => void;
}): JSX.Element {
  const words = currentWords.value;
  const { lang } = view.value;
  const body = problem.problem;
  return (
    <div role="alert">
      <p class="sum">{body === null ? words.lostTitle : `${body.fact[lang]} ${body.remedy[lang]}`}</p>
      <p class="actions">
        <button type="button" class="secondary" onClick={onRetry}>
          {words.retry}
        </button>
      </p>
    </div>
  );
}

function exactNumber({ measure, key }: OpenedNumber, { total, groups, mobilised }: WireProgress): bigint | null {
  if (measure === "mobilised") return key === null && mobilised !== null ? BigInt(mobilised) : null;
  const figures = key === null ? total : groups.find((group) => group.key === key);
  const amount = { plan: figures?.plan, disbursed: figures?.disbursedToDate, remaining: figures?.remaining }[measure];
  return amount === undefined || amount === null ? null : BigInt(amount);
}

function titleOf({ measure, key }: OpenedNumber, progress: WireProgress, words: Words, language: Language): string {
  const name = words.measures[measure];
  if (key === null) return name;
  return `${name}: ${progress.groups.find((group) => group.key === key)?.label[language] ?? key}`;
}

/** The legal basis where the entry states one, else the document that it was read from. */
function documentText({ document: { title, number, date }, documentName }: WireEntry): string {
  const parts = [number, title, date === null ? null : formatDate(date)].filter((part) => part !== null);
  return parts.length === 0 ? documentName : parts.join(" · ");
}
