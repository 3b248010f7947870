/**
 * Which words can be Vietnamese syllables: onset, rhyme and tone as the spelling allows them. No dictionary: a syllable that
 * nobody uses may pass, and names of the highlands that end in k (Đăk, Pék) do.
 */

/** Onsets that stand before any rhyme, but for a rounded one behind a lip (`lips`). */
const freeOnsets = "b ch d đ h kh l m n nh p ph r s t th tr v x".split(" ");

/** Onsets by the vowel behind them: k, gh, ngh before e, ê, i, y; c, g, ng elsewhere. */
const hardOnsets = "c g ng".split(" ");
const softOnsets = "k gh ngh".split(" ");

/** In names: Bắc Kạn, Kông Chro. */
const highlandOnsets = ["k"];

const lips = new Set("b m p ph v".split(" "));

const rhymes = (
  "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây " +
  "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu " +
  "i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu " +
  "o oc oi om on ong oong ooc op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt " +
  "u ua uc ui um un ung uôc uôi uôm uôn uông uôt up ut ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y"
).split(" ");

/** Rhymes that begin with rounded lips. */
const roundedRhymes = (
  "oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet " +
  "uân uâng uât uây uê uêch uênh uơ uy uya uych uyên uyêt uyn uynh uyt uyu"
).split(" ");

/** Behind "qu", which is an onset: "quốc", "quỳ". */
const rhymesOfQu = (
  "a ac ach ai an ang anh ao at au ay ăc ăm ăn ăng ăp ăt ân âng âp ât ây e en eo et ê ên êch ênh êt êu " +
  "i it ơ ơi ôc y ych yên yêt yn ynh yt"
).split(" ");

/** Only where no onset is before them. */
const rhymesAlone = "yêm yên yêng yêt yêu".split(" ");

/** In names of the highlands. */
const rhymesInK = "ak ăk âk ek êk ik ok ôk uk".split(" ");

const exceptions = "buýt phuy voan".split(" ");

/** Grave, hook, tilde, acute, dot below: in the order of `toned`. */
const tones = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"] as const;
const acute = 4;
const dot = 5;
const tilde = 3;

/**
 * Whether a word can be a Vietnamese syllable, in NFC, small letters, its tone written in the old or the new place
 * ("hoà", "hòa").
 */
export function isSyllable(word: string): boolean {
  return syllables().has(word);
}

let known: ReadonlySet<string> | null = null;

/** Some twenty thousand; made at the first question, for most files hold no legacy text. */
function syllables(): ReadonlySet<string> {
  known ??= new Set([...everySyllable()].concat(exceptions));
  return known;
}

function* everySyllable(): Generator<string> {
  for (const rhyme of [...rhymes, ...roundedRhymes, ...rhymesAlone]) yield* toned("", rhyme);
  for (const rhyme of rhymes) {
    const isSoft = /^[eêiy]/u.test(rhyme);
    const onsets = isSoft ? softOnsets : [...hardOnsets, ...highlandOnsets];
    for (const onset of [...freeOnsets, ...onsets]) yield* toned(onset, rhyme);
    if (!/^[iy]/u.test(rhyme)) yield* toned("gi", rhyme);
  }
  for (const rhyme of roundedRhymes) {
    for (const onset of [...freeOnsets, "g", "ng"]) if (!lips.has(onset)) yield* toned(onset, rhyme);
  }
  for (const rhyme of rhymesOfQu) yield* toned("qu", rhyme);
  for (const rhyme of rhymesInK) for (const onset of [...freeOnsets, ...hardOnsets]) yield* toned(onset, rhyme);
  // The i is of the onset and of the rhyme at once: "gì", "gìn", "giêng", "giếc".
  yield* ["gi", "gì", "gỉ", "gí"];
  yield* toned("g", "in");
  for (const rhyme of ["êc", "êng"]) yield* toned("gi", rhyme);
}

/** A rhyme with each tone that it can have, in each place where the tone is written. */
function* toned(onset: string, rhyme: string): Generator<string> {
  for (const [index, tone] of tones.entries()) {
    if (!canHaveTone(onset + rhyme, index)) continue;
    for (const place of tonePlaces(rhyme)) {
      yield onset + (rhyme.slice(0, place + 1) + tone + rhyme.slice(place + 1)).normalize("NFC");
    }
  }
}

/** A syllable that is stopped short rises or falls; a vowel that stands alone never has the tilde. */
function canHaveTone(syllable: string, tone: number): boolean {
  if (syllable.endsWith("k")) return tone === 0 || tone === acute || tone === dot;
  if (/(?:ch|[cpt])$/u.test(syllable)) return tone === acute || tone === dot;
  return !(tone === tilde && syllable.length === 1);
}

/** Where the tone is written: on the marked vowel, else by the vowels; "oa", "oe", "uy" have an old and a new place. */
function tonePlaces(rhyme: string): readonly number[] {
  const marked = rhyme.search(/[ăâêôơ]/u);
  if (marked !== -1) return [marked];
  if (/^(?:oa|oe|uy)$/u.test(rhyme)) return [0, 1];
  return [/^(?:oa|oe|oo|uy)./u.test(rhyme) ? 1 : 0];
}
