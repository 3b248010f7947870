/**
 * What a row is about, by its own name and by the rows that it is part of: "B Vốn sự nghiệp › I Nội dung thành phần số 01 ›
 * 1 UBND xã Tân Lập".
 */
import { type FundingSource, sourceNotStated } from "@giaingan/finance";
import { sourceOf } from "../narrative/fund.ts";
import { readHeadingWords } from "./column-cues.ts";
import { withoutLoans } from "./column-meaning.ts";
import { isTotalName } from "./row-tree.ts";
import type { RowTexts } from "./row-texts.ts";
import { isUnitName } from "./unit-name.ts";
import type { UnderstoodTable } from "./understood-table.ts";

/** Whose money a row counts, as far as it and the rows above it tell. */
export interface RowScope {
  /** The dimensions that names of rows tell. */
  readonly source: FundingSource;
  /** The funding source as the row prints it, where that is more than its dimensions: "Xổ số"; null: it is not. */
  readonly fund: string | null;
  /** The rows speak of money of earlier years, of whatever vintage. */
  readonly isCarriedOver: boolean;
  /** "Chương trình MTQG xây dựng nông thôn mới": as printed; null: not told. */
  readonly programme: string | null;
  /** "Nội dung thành phần số 01", "Tiểu dự án 2": as printed, the innermost; null: not told. */
  readonly component: string | null;
  /** "UBND xã Tân Lập", of its own column or of a row; null: not told. */
  readonly unit: string | null;
  readonly projectCode: string | null;
  /** Null: the row is no project. */
  readonly project: string | null;
  /** Where a project is built, as printed. */
  readonly place: string | null;
}

/** What a name of money holds: a quick look, before a hundred thousand names of projects are read word by word. */
const mayNameMoney =
  /vốn|nguồn|ngân sách|(?:^|\s)ns|kinh phí|đầu tư|sự nghiệp|thường xuyên|oda|tín dụng|vay|huy động|kéo dài|chuyển|dân|doanh nghiệp|htx|hợp tác|lồng ghép|trực tiếp|đối ứng|trong nước|nước ngoài|ngoài nước|trung ương|tw|địa phương|cấp |năm|cộng đồng|xã hội hóa|đtpt|xdcb|sn(?:\s|$)/iu;
/** Local money by where it comes from. */
const localFund =
  /^(?:vốn |nguồn |nguồn vốn )?(?:xdcb tập trung|xây dựng cơ bản tập trung|tiền sử dụng đất|tiền sdđ|thu tiền sử dụng đất|xổ số(?: kiến thiết)?|xskt|bội chi(?: ngân sách)?|tăng thu|dự phòng|kết dư|cân đối ngân sách)(?![\p{L}])/iu;
const programmeName =
  /(?:chương trình (?:mtqg|mục tiêu quốc gia)|nông thôn mới|giảm nghèo(?: bền vững)?|dân tộc thiểu số|(?:^|\s)ctmtqg)/iu;
/** The programme itself: "Nhà văn hóa nông thôn mới" and "Giảm nghèo Tây Nguyên" are projects. */
const wholeProgramme =
  /^(?:(?:các |vốn |nguồn vốn )?(?:chương trình|ct)? ?(?:mtqg|mục tiêu quốc gia)(?![\p{L}])|(?:vốn )?ctmtqg(?![\p{L}])|(?:chương trình )?(?:(?:xây dựng |xd )?nông thôn mới|giảm nghèo(?: bền vững)?|(?:phát triển .*)?dân tộc thiểu số(?: và miền núi)?)(?: giai đoạn.*)?$)/iu;
const componentName =
  /^(?:nội dung thành phần|nội dung số|dự án thành phần|tiểu dự án|hợp phần|nội dung|dự án)(?: số)? *\d{1,2}(?![\d/]|[.,]\d)/iu;
const statusName =
  /^(?:các )?(?:dự án|công trình)? *(?:chuyển tiếp|khởi công mới|hoàn thành|đã hoàn thành|chuẩn bị đầu tư|quyết toán|mở mới|đang thực hiện)/iu;
/** "Bộ, ngành trung ương", "Khối địa phương": who spends, and no money of the central budget. */
const ownersName =
  /^(?:(?:các|khối) )?(?:bộ|cơ quan|khối|đơn vị|sở|phòng|chủ đầu tư)(?:,? (?:ban|ngành|đơn vị|phòng))*,? (?:ở |thuộc |cấp |khối )*(?:trung ương|tw|địa phương|tỉnh|huyện|xã)$/iu;
/** "Sự nghiệp kinh tế", "Chi sự nghiệp giáo dục": a field of recurrent spending. */
const spendingField =
  /^(?:chi )?(?:sự nghiệp|sn) (?:kinh tế|giáo dục|đào tạo|y tế|văn hóa|văn hoá|môi trường|bảo vệ môi trường|khoa học|thể dục|phát thanh|nông nghiệp|giao thông|thị chính|kiến thiết|xã hội|khác)/iu;

/** Tells the scopes of the rows of a table, by their indexes. */
export function createScopeReader(table: UnderstoodTable): (rowIndex: number, texts: RowTexts) => RowScope {
  const heading = readNameHeading(table);
  return (rowIndex, texts) => scopeOfRow(table, { rowIndex, texts, heading });
}

/** What the headings of a table say of the names of its rows. */
interface NameHeading {
  readonly namesUnits: boolean;
  readonly namesFunds: boolean;
  readonly namesProgrammes: boolean;
  readonly hasProjects: boolean;
  readonly hasCodesOfProjects: boolean;
}

function readNameHeading(table: UnderstoodTable): NameHeading {
  return {
    namesUnits: nameColumnSays(
      table,
      /(?:đơn vị|xã|địa phương|chủ đầu tư|huyện|tỉnh|bộ ngành|unit|province|commune)/iu,
    ),
    namesFunds: nameColumnSays(table, /nguồn vốn/iu),
    namesProgrammes: nameColumnSays(table, /^(?:tên )?(?:các )?(?:chương trình|ctmtqg|program(?:me)?s?)(?![\p{L}])/iu),
    hasProjects: table.columns.some(
      ({ meaning, path: words }) =>
        meaning.kind === "projectCode" ||
        (meaning.kind === "money" && meaning.measure === "totalInvestment") ||
        (meaning.kind === "name" && /(?:công trình|dự án)(?![\p{L}])/iu.test(words.join(" "))),
    ),
    hasCodesOfProjects: hasCodesOfProjects(table),
  };
}

function scopeOfRow(
  table: UnderstoodTable,
  { rowIndex, texts, heading }: { readonly rowIndex: number; readonly texts: RowTexts; readonly heading: NameHeading },
): RowScope {
  const path = pathOf(table, rowIndex);
  const { namesUnits } = heading;
  // "Đường thôn 1 › NSTW": the last name that is no name of money says what the row is about.
  const last = path.findLastIndex((name) => !isNameOfMoney(name));
  let scope: RowScope = {
    source: sourceNotStated,
    fund: null,
    isCarriedOver: false,
    programme: null,
    component: null,
    unit: null,
    projectCode: texts.projectCode === "" || (namesUnits && !heading.hasCodesOfProjects) ? null : texts.projectCode,
    project: null,
    place: texts.place === "" ? null : texts.place,
  };
  for (const [depth, name] of path.entries()) {
    scope = withName(scope, name, {
      ...heading,
      isLeaf: depth === last && !hasParts(table, rowIndex),
      isInnermost: depth === path.length - 1,
      fiscalYear: table.fiscalYear,
      hasOwner: texts.owner !== "",
      isRecurrent: table.source.nature === "recurrent",
    });
  }
  const told = texts.source === "" ? scope : withFundColumn(scope, texts.source, table);
  return {
    ...told,
    ...(texts.owner === "" ? {} : { unit: texts.owner }),
    ...(texts.programme === "" ? {} : { programme: texts.programme }),
    ...(texts.component === "" ? {} : { component: texts.component }),
  };
}

/** What a column of funds says in a row. */
function withFundColumn(scope: RowScope, source: string, { fiscalYear }: UnderstoodTable): RowScope {
  return withSource(scope, readHeadingWords(englishFunds[source.toLowerCase()] ?? source), fiscalYear);
}

/** Names of funds in English tables. */
const englishFunds: Readonly<Record<string, string>> = {
  investment: "vốn đầu tư phát triển",
  recurrent: "vốn sự nghiệp",
  central: "ngân sách trung ương",
  province: "ngân sách tỉnh",
  district: "ngân sách huyện",
  commune: "ngân sách xã",
};

/** The names from the top down to a row; the table's total names nothing. */
function pathOf(table: UnderstoodTable, rowIndex: number): readonly string[] {
  const names: string[] = [];
  for (let at: number | null = rowIndex; at !== null;) {
    const row: UnderstoodTable["rows"][number] | undefined = table.rows[at];
    if (row === undefined) break;
    if (row.role !== "total") names.unshift(row.name.replace(/^trong đó\s*[:：]?\s*/iu, ""));
    at = row.parent;
  }
  return names.filter((name) => name !== "" && !isTotalName(name));
}

/** "Mã ĐVQHNS" beside names of units is theirs. */
function hasCodesOfProjects({ columns }: UnderstoodTable): boolean {
  return columns.some(
    ({ meaning, path }) =>
      meaning.kind === "projectCode" && /(?:dự án|công trình|(?:^|\s)da(?:\s|$))/iu.test(path.join(" ")),
  );
}

function nameColumnSays(table: UnderstoodTable, pattern: RegExp): boolean {
  const words = table.columns.find(({ meaning }) => meaning.kind === "name")?.path.join(" ") ?? "";
  return pattern.test(words) && !/(?:nội dung|danh mục|công trình|dự án)/iu.test(words);
}

/** Whether rows under a row make it up; one of which only a part is told ("Trong đó: NSTW") is still a project. */
function hasParts({ rows }: UnderstoodTable, rowIndex: number): boolean {
  const row = rows[rowIndex];
  if (row === undefined || row.role === "detail") return false;
  if (row.role === "total") return true;
  for (let index = rowIndex + 1; (rows[index]?.depth ?? -1) > row.depth; index += 1)
    if (rows[index]?.parent === rowIndex && rows[index]?.isPartial === false && !isRemark(rows[index])) return true;
  return false;
}

/** Words under a row without any figure: "(Đã nghiệm thu ngày 20/12/2024)". */
function isRemark(row: UnderstoodTable["rows"][number] | undefined): boolean {
  return row?.role === "detail" && row.cells.every(({ number }) => number === null);
}

/** "Vốn đầu tư theo ngành, lĩnh vực" is all of it that no programme has; "Trong nước" alone is money of that origin. */
function withoutField(name: string): string {
  if (/^(?:trong nước|nước ngoài|ngoài nước)$/iu.test(name)) return `vốn ${name}`;
  return name.replace(/(?<=^(?:vốn|nguồn|kinh phí).*) (?:phân )?theo (?:các )?(?:ngành|lĩnh vực).*$/iu, "");
}

function isNameOfMoney(name: string): boolean {
  const words = mayNameMoney.test(name) && !spendingField.test(name) ? readHeadingWords(withoutField(name)) : null;
  if (words === null || words.explained < 0.6 || ownersName.test(name)) return false;
  return words.funds.length > 0 || words.cues.has("carried") || words.cues.has("ownYear");
}

function withName(
  scope: RowScope,
  name: string,
  {
    isLeaf,
    isInnermost,
    fiscalYear,
    namesUnits,
    namesFunds,
    namesProgrammes,
    hasProjects,
    hasOwner,
    isRecurrent,
  }: {
    readonly isLeaf: boolean;
    /** No name stands below it, one of money neither. */
    readonly isInnermost: boolean;
    readonly hasOwner: boolean;
    readonly isRecurrent: boolean;
    readonly namesFunds: boolean;
    readonly namesProgrammes: boolean;
    readonly fiscalYear: number | null;
    readonly namesUnits: boolean;
    readonly hasProjects: boolean;
  },
): RowScope {
  if (componentName.test(name)) return { ...scope, component: name };
  if (programmeName.test(name) && !isLeaf) return { ...scope, programme: name };
  if (statusName.test(name) || ownersName.test(name)) return scope;
  if (spendingField.test(name))
    return { ...scope, source: { ...scope.source, nature: "recurrent" }, ...(isLeaf ? { project: name } : {}) };
  const words = mayNameMoney.test(name) ? readHeadingWords(withoutField(name)) : null;
  const saysMoney =
    words !== null && (words.funds.length > 0 || words.cues.has("carried") || words.cues.has("ownYear"));
  if (saysMoney && words.explained >= 0.6) {
    const told = withSource(scope, words, fiscalYear);
    return isInnermost && localFund.test(name) ? { ...told, fund: name } : told;
  }
  if (wholeProgramme.test(name) || (namesProgrammes && isLeaf)) return { ...scope, programme: name };
  if (localFund.test(name) || (namesFunds && isLeaf)) return { ...scope, fund: name };
  const isUnit = isUnitName(name, { isRecurrent: isRecurrent || scope.source.nature === "recurrent" });
  if (namesUnits || (isUnit && !hasProjects && !hasOwner)) return { ...scope, unit: name };
  if (isLeaf) return { ...scope, project: name };
  return isUnit && !hasOwner ? { ...scope, unit: name } : scope;
}

function withSource(scope: RowScope, words: ReturnType<typeof readHeadingWords>, fiscalYear: number | null): RowScope {
  const named = words.dates.find(({ kind, year }) => kind === "year" && year !== null)?.year ?? null;
  const isCarriedOver = words.cues.has("carried") || (named !== null && fiscalYear !== null && named < fiscalYear);
  const vintage = isCarriedOver && named !== null && named !== fiscalYear ? named : scope.source.vintage;
  const told = Object.fromEntries(
    Object.entries({
      ...sourceOf(withoutLoans(words.funds), vintage),
      ...(words.cues.has("counterpart") ? { relation: "counterpart" as const } : {}),
    }).filter(([, value]) => value !== null),
  ) as Partial<FundingSource>;
  return { ...scope, source: { ...scope.source, ...told }, isCarriedOver: scope.isCarriedOver || isCarriedOver };
}
