/**
 * Report headers: title, number, date, issuer and unit of an official document (Decree 30/2020/NĐ-CP), as far as the
 * text has them. Forms leave number and date blank; then they are null, not guessed.
 */
import { type PlainDate, plainDate } from "@giaingan/finance";

/** What a document says of itself. */
export interface ReportHeader {
  /** "Báo cáo: Kết quả thực hiện …"; null when no line is one. */
  readonly title: string | null;
  /** "123/BC-UBND"; null when it is blank or missing. */
  readonly documentNumber: string | null;
  readonly documentDate: PlainDate | null;
  /** "UBND huyện Kon Rẫy"; null when it is not said. */
  readonly issuer: string | null;
  /** "Huyện Kon Rẫy"; null when no unit, or more than one, is the subject. */
  readonly unitName: string | null;
}

const levels = "tỉnh|thành phố|huyện|thị xã|quận|xã|phường|thị trấn";
const capitalLevels = levels.split("|").map(capitalized).join("|");
const documentKinds = /^(BÁO CÁO|KẾ HOẠCH|TỜ TRÌNH|CÔNG VĂN|THÔNG BÁO|NGHỊ QUYẾT|QUYẾT ĐỊNH|ĐỀ ÁN)$/u;
const headLinesMax = 40;
const letterheadWordsMax = 7;
const nameWord = String.raw`\p{Lu}[\p{L}\p{M}']*`;

/** Reads the header of a text in NFC. */
export function readReportHeader(text: string): ReportHeader {
  const lines = text
    .split(/\r\n|[\n\r\u2028\u2029]/u, 4000)
    .map((line) => line.replaceAll(/[*_]+/gu, " ").replaceAll(/\s+/gu, " ").trim());
  const filled = lines.filter((line) => line !== "");
  const head = filled.slice(0, headLinesMax);
  const place = readPlace(head);
  const unit = readUnit(filled, place.name);
  return {
    title: readTitle(head),
    documentNumber: readNumber(head),
    documentDate: place.date,
    issuer: unit === null ? null : `UBND ${unit.level} ${unit.name}`,
    unitName: unit === null ? null : `${capitalized(unit.level)} ${unit.name}`,
  };
}

function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** "BÁO CÁO" and the line below it, or "V/v …". */
function readTitle(head: readonly string[]): string | null {
  const at = head.findIndex((line) => documentKinds.test(line));
  const kind = head[at];
  const subject = head[at + 1];
  if (kind !== undefined && subject !== undefined) return `${capitalized(kind.toLowerCase())}: ${subject}`;
  const about = head.findIndex((line) => /^V\/v\s/iu.test(line));
  return about < 0 ? null : (head[about] ?? null);
}

/** "Số: 123/BC-UBND"; a blank number ("Số: /BC-UBND") is none. */
function readNumber(head: readonly string[]): string | null {
  for (const line of head) {
    const match = /^Số\s*:?\s*(\d+\s?\/[\p{L}\d&-]+(?:\/[\p{L}\d&-]+)*)/u.exec(line);
    if (match?.[1] !== undefined) return match[1].replaceAll(" ", "");
  }
  return null;
}

/** "Kon Rẫy, ngày 05 tháng 11 năm 2023": the seat, and the date where it is filled in. */
function readPlace(head: readonly string[]): { readonly name: string | null; readonly date: PlainDate | null } {
  const pattern = new RegExp(
    String.raw`(${nameWord}(?: ${nameWord}){0,4}), ngày\s*(\d{0,2})\s*tháng\s*(\d{0,2})\s*năm\s*(\d{4})?`,
    "u",
  );
  for (const line of head) {
    if (line.length > 200) continue;
    const match = pattern.exec(line);
    if (match === null) continue;
    const [, name = null, day = "", month = "", year = ""] = match;
    const isFilled = day !== "" && month !== "" && year !== "";
    return { name, date: isFilled ? plainDate({ year: Number(year), month: Number(month), day: Number(day) }) : null };
  }
  return { name: null, date: null };
}

interface Unit {
  readonly level: string;
  readonly name: string;
}

/** The unit that reports: by its letterhead, by "báo cáo của UBND huyện", or the only unit that a short text names. */
function readUnit(lines: readonly string[], seat: string | null): Unit | null {
  const letterhead = readLetterhead(lines.slice(0, 6));
  if (letterhead !== null) return letterhead;
  const named = countUnits(lines);
  const level = reportingLevel(lines);
  const ofLevel = named.filter((unit) => level === null || unit.level === level);
  if (level !== null && seat !== null && ofLevel.some((unit) => unit.name === seat)) return { level, name: seat };
  const [first, second] = ofLevel;
  if (first === undefined) return level !== null && seat !== null ? { level, name: seat } : null;
  return second === undefined || (level !== null && first.count > second.count * 2) ? first : null;
}

/**
 * "ỦY BAN NHÂN DÂN / HUYỆN TAM ĐƯỜNG", "UBND HUYỆN IA H'DRAI": the name is the words in capitals to the line's end, or
 * to the national motto where both stand on one line.
 */
function readLetterhead(head: readonly string[]): Unit | null {
  const pattern = new RegExp(
    String.raw`(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND)\s+(${levels.toUpperCase()}) +([^\n]+)`,
    "u",
  );
  const [, level, line] = pattern.exec(head.join("\n")) ?? [];
  if (level === undefined || line === undefined) return null;
  // A title in capitals may go on behind the name: "UBND XÃ YA TĂNG VỀ GIẢI NGÂN NĂM 2025".
  const words = line
    .replace(/ +(?:VỀ|GIẢI NGÂN|TÌNH HÌNH|TIẾN ĐỘ|KẾT QUẢ|BÁO CÁO|ĐẾN NGÀY|(?:NĂM|THÁNG|QUÝ) [\dIV]).*$/u, "")
    .split(" ");
  const end = words.findIndex((word) => !/^[\p{Lu}\p{M}'’–-]+$/u.test(word) || word === "CỘNG");
  const name = words.slice(0, end < 0 ? letterheadWordsMax : Math.min(end, letterheadWordsMax)).join(" ");
  return name === "" ? null : { level: level.toLowerCase(), name: titleCase(name) };
}

/** The level of the committee that speaks: "UBND huyện báo cáo", "báo cáo của UBND huyện". */
function reportingLevel(lines: readonly string[]): string | null {
  const patterns = [
    new RegExp(`UBND (${levels}) báo cáo`, "u"),
    new RegExp(`(?:báo cáo|kế hoạch) của UBND (${levels})`, "iu"),
  ];
  for (const pattern of patterns) {
    for (const line of lines) {
      const match = pattern.exec(line);
      if (match?.[1] !== undefined) return match[1].toLowerCase();
    }
  }
  return null;
}

/** Units by name, the most frequent first: "huyện Kon Rẫy", in capitals "HUYỆN KON RẪY". */
function countUnits(lines: readonly string[]): readonly (Unit & { readonly count: number })[] {
  const counts = new Map<string, Unit & { count: number }>();
  for (const line of lines) {
    for (const { level, name } of unitsIn(line)) {
      const key = `${level} ${name}`;
      const known = counts.get(key) ?? { level, name, count: 0 };
      known.count += 1;
      counts.set(key, known);
    }
  }
  return [...counts.values()].sort((left, right) => right.count - left.count);
}

/**
 * The level word in any case, then capitalised words only. Among capitals nothing shows where a name ends but the
 * line's end, a mark or a word in small letters, so names in capitals must stand before one.
 */
const namedUnit = new RegExp(
  String.raw`(?<![\p{L}\p{M}])(${levels}|${capitalLevels}) (${nameWord}(?: ${nameWord}){0,3})`,
  "gu",
);
/** Words that follow a name in a title in capitals. */
const shoutedWords = "NĂM|QUÝ|THÁNG|ĐẾN|BÁO CÁO|GIẢI NGÂN|VỀ|CỘNG HÒA|CỘNG HOÀ";
const shoutedUnit = new RegExp(
  String.raw`(?<![\p{L}\p{M}])(${levels.toUpperCase()}) (\p{Lu}+(?: \p{Lu}+){0,3}?)(?= ?(?:$|[-–,.;:()/]|\d|\p{Ll}|(?:${shoutedWords}) ))`,
  "gu",
);

function unitsIn(line: string): readonly Unit[] {
  const named = [...line.matchAll(namedUnit)].map(([, level = "", name = ""]) => ({
    level: level.toLowerCase(),
    name,
  }));
  const shouted = [...line.matchAll(shoutedUnit)].map(([, level = "", name = ""]) => ({
    level: level.toLowerCase(),
    name: titleCase(name),
  }));
  return [...named, ...shouted];
}

function titleCase(name: string): string {
  return name
    .split(" ")
    .map((word) => capitalized(word.toLowerCase()))
    .join(" ");
}
