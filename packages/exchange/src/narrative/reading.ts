/**
 * Reading: walks the mentions of each sentence and ties every amount to the words before and behind it, and to the
 * list or brackets that it stands in. What an amount is, is decided later (`money-role.ts`, `percent-role.ts`), when
 * lists are complete and can inherit from their totals.
 */
import type { AmountPlace } from "./amount-place.ts";
import type { BareAmountReader } from "./bare-amount.ts";
import type { CueName } from "./lexicon.ts";
import type { Mention } from "./mention.ts";
import type { Sentence } from "./sentence.ts";
import { type WordsBehind, wordsBehind } from "./words-behind.ts";

/** What a figure stands in. */
export interface Frame {
  readonly kind: "sentence" | "breakdown" | "brackets";
  readonly parent: Frame | null;
  /** Amounts before it that it may break down, the last one the likeliest. */
  readonly heads: readonly AmountNode[];
  /** Words that introduce it and hold no amount: "Kết quả giải ngân:". */
  readonly intro: readonly Mention[];
  /** "trong đó": the list need not be complete. */
  readonly isPartial: boolean;
  readonly nodes: AmountNode[];
}

/** An amount with the words that may say what it is. */
export interface AmountNode {
  readonly place: AmountPlace;
  readonly frame: Frame;
  /** Mentions since the amount before it, or since the clause began. */
  readonly before: readonly Mention[];
  /** Mentions behind it that belong to no other amount. */
  readonly after: readonly Mention[];
  /** The words that begin the next statement, up to the next amount or mark: "so với cùng kỳ". */
  readonly following: readonly Mention[];
  /** A mark, or the sentence's end, stands behind `following`, and no amount. */
  readonly isFollowingClosed: boolean;
  readonly sentence: number;
  /** Counts up at every semicolon, sentence and list item. */
  readonly clause: number;
  readonly previous: AmountNode | null;
  /** The amount before in the same frame: brackets between are passed over. */
  readonly previousInFrame: AmountNode | null;
}

/** How many mentions before an amount are kept at least. */
const reachMentions = 200;

interface OpenList {
  readonly frame: Frame;
  /** The bullet of the line that opened it; null for a plain line. */
  readonly owner: string | null;
  /** The bullet of its items; null until the first item. */
  bullet: string | null;
}

/** Builds the nodes of a text, sentence by sentence. */
export class NarrativeReader {
  readonly nodes: AmountNode[] = [];
  readonly #bareAmounts: BareAmountReader;
  readonly #openLists: OpenList[] = [];
  /** The list that the current line is an item of, and the line's bullet. */
  #lineList: Frame | null = null;
  #lineBullet: string | null = null;
  #previous: Sentence | null = null;
  #sentence = -1;
  #clause = 0;
  #clauseCount = 0;
  #frame: Frame = newFrame("sentence", { parent: null });
  #pending: Mention[] = [];
  /** Pending words and clauses around open brackets. */
  #outside: { readonly pending: Mention[]; readonly clause: number }[] = [];
  /** Amounts of the sentence before, which "Trong đó," at the start of this one breaks down. */
  #earlier: readonly AmountNode[] = [];

  constructor(bareAmounts: BareAmountReader) {
    this.#bareAmounts = bareAmounts;
  }

  /** Reads the next sentence. */
  readSentence(sentence: Sentence, mentions: readonly Mention[]): void {
    this.#sentence += 1;
    this.#clause = this.#clauseCount += 1;
    const last = this.nodes.at(-1);
    this.#earlier = last === undefined ? [] : withoutAsides(this.nodes.slice(-12), last.sentence);
    this.#frame = newFrame("sentence", { parent: this.#enclosingList(sentence) });
    if (sentence.startsLine) this.#lineBullet = sentence.bullet;
    this.#pending = [];
    this.#outside = [];
    let position = 0;
    while (position < mentions.length) position = this.#step(mentions, position);
    if (sentence.introducesList) this.#openList(this.#lineBullet);
    this.#previous = sentence;
  }

  #step(mentions: readonly Mention[], position: number): number {
    const mention = mentions[position];
    if (mention === undefined) return position + 1;
    if (mention.kind === "sign") this.#readSign(mention.sign, mentions, position);
    else if (mention.kind === "cue" && (isListCue(mention.name) || this.#holdsParts(mention.name)))
      this.#openBreakdown(mention);
    else if (mention.kind === "amount") return this.#addNode(mention.place, mentions, position);
    else if (mention.kind === "bare") return this.#readBare(mentions, position);
    else this.#keep(mention);
    return position + 1;
  }

  /** Adds a word before the next amount; words further back than the reach say nothing about it. */
  #keep(mention: Mention): void {
    this.#pending.push(mention);
    if (this.#pending.length > 2 * reachMentions) this.#pending.splice(0, reachMentions);
  }

  #readSign(sign: string, mentions: readonly Mention[], position: number): void {
    if (sign === "(") this.#openBrackets();
    else if (sign === ")") this.#closeBrackets();
    else if (sign === ";") {
      this.#clause = this.#clauseCount += 1;
      this.#pending = [];
    } else if (sign === ":" && this.#frame.nodes.length > 0 && this.#isListAhead(mentions, position)) {
      this.#pushFrame("breakdown", { heads: this.#headsHere(), intro: [], isPartial: false });
    } else {
      const mention = mentions[position];
      if (mention !== undefined) this.#keep(mention);
    }
  }

  /** A colon behind an amount opens a list of its parts, unless an amount follows at once ("Tổng: 5 tỷ"). */
  #isListAhead(mentions: readonly Mention[], position: number): boolean {
    const isFresh = this.#pending.every((mention) => mention.kind === "sign");
    return isFresh && mentions[position + 1] !== undefined;
  }

  #openBreakdown(mention: Mention): void {
    const here = this.#headsHere();
    const heads = here.length > 0 ? here : this.#earlier;
    const intro = [...this.#pending, mention];
    const isPartial = mention.kind === "cue" && mention.name !== "composition" && mention.name !== "structure";
    this.#pushFrame("breakdown", { heads, intro, isPartial });
  }

  /** "Trong 6.850 triệu đồng … có 3.200 triệu đồng …": what follows is part of the amount before. */
  #holdsParts(name: CueName): boolean {
    const whole = this.#frame.nodes.at(-1);
    if (name !== "holds" || whole === undefined || whole.sentence !== this.#sentence) return false;
    const [first, ...others] = whole.before;
    const isWithin = first?.kind === "cue" && first.name === "continues" && others.length === 0;
    return isWithin && whole.place.kind === "money" && whole.place.from - first.to <= 1;
  }

  #openBrackets(): void {
    this.#outside.push({ pending: this.#pending, clause: this.#clause });
    this.#pushFrame("brackets", { heads: this.#headsHere(), intro: [...this.#pending], isPartial: false });
  }

  /** Back to the words around the brackets; brackets without an amount only add their words. */
  #closeBrackets(): void {
    const inner = this.#pending;
    const outer = this.#outside.pop();
    if (outer === undefined) return;
    let frame: Frame | null = this.#frame;
    let hasAmounts = false;
    while (frame !== null && frame.kind !== "brackets") {
      hasAmounts ||= frame.nodes.length > 0;
      frame = frame.parent;
    }
    if (frame === null || frame.parent === null) return;
    hasAmounts ||= frame.nodes.length > 0;
    this.#frame = frame.parent;
    this.#clause = outer.clause;
    this.#pending = hasAmounts ? outer.pending : [...outer.pending, ...inner].slice(-2 * reachMentions);
  }

  #pushFrame(kind: Frame["kind"], content: Pick<Frame, "heads" | "intro" | "isPartial">): void {
    this.#frame = newFrame(kind, { parent: this.#frame, ...content });
    this.#pending = [];
  }

  /** Amounts before this place that a list here may break down: money, those of the frame first. */
  #headsHere(): readonly AmountNode[] {
    const heads = this.#frame.nodes.slice(-8).filter((node) => node.sentence === this.#sentence);
    if (heads.length > 0 || this.#frame.parent === null || this.#frame.kind === "sentence") return heads;
    return this.#frame.heads;
  }

  #addNode(place: AmountPlace, mentions: readonly Mention[], position: number): number {
    const { next, ...words } = wordsBehind(mentions, position + 1);
    this.#push(place, words);
    return next;
  }

  #push(place: AmountPlace, words: Omit<WordsBehind, "next">): void {
    const node: AmountNode = {
      ...words,
      place,
      frame: this.#frame,
      before: this.#pending,
      sentence: this.#sentence,
      clause: this.#clause,
      previous: this.nodes.at(-1) ?? null,
      previousInFrame: this.#frame.nodes.at(-1) ?? null,
    };
    this.#frame.nodes.push(node);
    this.nodes.push(node);
    this.#pending = [];
  }

  #readBare(mentions: readonly Mention[], position: number): number {
    const mention = mentions[position];
    if (mention?.kind !== "bare") return position + 1;
    const previous = this.nodes.at(-1) ?? null;
    const inSentence = previous !== null && previous.sentence === this.#sentence ? previous : null;
    const place = this.#bareAmounts.read(mention, { pending: this.#pending, previous: inSentence?.place ?? null });
    if (place === null) return position + 1;
    const following = mentions[position + 1];
    const denominator = following?.kind === "bare" ? this.#bareAmounts.readDenominator(place, following) : null;
    if (denominator === null) return this.#addNode(place, mentions, position);
    this.#push({ ...place, fraction: "numerator" }, { after: [], following: [], isFollowingClosed: false });
    return this.#addNode(denominator, mentions, position + 1);
  }

  /** "…, trong đó:" or "Kết quả giải ngân:" at the end of a line: the items below stand in it. */
  #openList(owner: string | null): void {
    const isBreakdown = this.#frame.kind === "breakdown";
    const frame = isBreakdown
      ? this.#frame
      : newFrame("breakdown", {
          parent: this.#frame,
          heads: this.#headsHere(),
          intro: this.#pending,
          isPartial: false,
        });
    this.#openLists.push({ frame, owner, bullet: null });
  }

  /** The list that a line belongs to; lists end at a line that is no item, or that stands higher. */
  #enclosingList(sentence: Sentence): Frame | null {
    if (!sentence.startsLine) return this.#lineList;
    const isOneMore = this.#previous?.goesOn === true || this.#previous?.introducesList === true;
    this.#closeLists(sentence.bullet, isOneMore);
    const current = this.#openLists.at(-1);
    if (current === undefined) this.#lineList = null;
    else {
      current.bullet ??= sentence.bullet ?? "";
      this.#lineList = current.bullet === (sentence.bullet ?? "") ? current.frame : null;
    }
    return this.#lineList;
  }

  /** A list keeps a plain line only as its next item; a bullet closes the lists of deeper bullets, and empty ones. */
  #closeLists(bullet: string | null, isOneMore: boolean): void {
    const current = this.#openLists.at(-1);
    if (bullet === null) {
      const isItem = isOneMore && (current?.bullet ?? "") === "";
      if (!isItem) this.#openLists.length = 0;
      return;
    }
    const rank = bulletRank(bullet);
    if (current?.bullet === null && current.owner !== null && bulletRank(current.owner) >= rank) this.#openLists.pop();
    const closed = this.#openLists.findIndex((list) => list.bullet !== null && bulletRank(list.bullet) > rank);
    if (closed >= 0) this.#openLists.length = closed;
  }
}

/** The amounts of a sentence; those in brackets only where there are no others. */
function withoutAsides(nodes: readonly AmountNode[], sentence: number): readonly AmountNode[] {
  const all = nodes.filter((node) => node.sentence === sentence);
  const main = all.filter((node) => node.frame.kind !== "brackets");
  return main.some((node) => node.place.kind === "money") ? main : all;
}

function newFrame(
  kind: Frame["kind"],
  {
    parent,
    heads = [],
    intro = [],
    isPartial = false,
  }: { readonly parent: Frame | null } & Partial<Pick<Frame, "heads" | "intro" | "isPartial">>,
): Frame {
  return { kind, parent, heads, intro, isPartial, nodes: [] };
}

/** How deep a bullet stands: I. 1. 1.1. a) - + and all other signs. */
function bulletRank(bullet: string): number {
  const order = [/^I/u, /^1[.)/]$/u, /^1\./u, /^\(?a/u, /^-$/u];
  const rank = order.findIndex((pattern) => pattern.test(bullet));
  return rank < 0 ? order.length : rank;
}

/** "trong đó" opens a partial list, "gồm" and "cơ cấu" a complete one. */
function isListCue(name: CueName): boolean {
  return name === "breakdown" || name === "composition" || name === "structure";
}
