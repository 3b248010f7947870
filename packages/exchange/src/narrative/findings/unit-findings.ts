/**
 * Units and blanks: forms that are not filled in, and totals in another unit than their lines.
 */
import type { Finding } from "@giaingan/finance";
import type { Blank, Figure, PartList } from "../figure.ts";
import { placeOf, placeOfBlank, unitText } from "./place.ts";
import type { TextPlace } from "@giaingan/finance";

/** Findings on blanks and on mixed units. */
export function judgeUnits(evidence: {
  readonly figures: readonly Figure[];
  readonly lists: readonly PartList[];
  readonly blanks: readonly Blank[];
}): readonly Finding[] {
  const { figures, lists, blanks } = evidence;
  const findings: Finding[] = [];
  if (blanks.length > 0) findings.push(amountsMissing(blanks));
  const ofForm = mixedUnitsOfForm(figures, blanks);
  if (ofForm !== null) findings.push(ofForm);
  for (const { total, parts } of ofForm === null ? lists : []) {
    const whole = total === null ? undefined : figures[total];
    const lines = parts.flatMap((index) => figures[index] ?? []);
    const [first] = lines;
    if (whole?.unitDong !== 1n || first === undefined || lines.length < 2) continue;
    const isCoarser = lines.every((line) => line.unitDong !== null && line.unitDong > 1n);
    if (isCoarser)
      findings.push(
        mixedUnits({ totalDong: 1n, lineDong: first.unitDong ?? 1n, places: [whole, ...lines].map(placeOf) }),
      );
  }
  return findings;
}

function amountsMissing(blanks: readonly Blank[]): Finding {
  return {
    code: "amountsMissing",
    severity: "warning",
    message: {
      vi: `${blanks.length} chỗ trống chưa điền số tiền; chỗ trống là chưa có số liệu, không phải 0. Điền số rồi nhập lại.`,
      en: `${blanks.length} amounts are left blank; blank means missing, not 0. Fill them in and import again.`,
    },
    values: { count: String(blanks.length) },
    places: blanks.map(placeOfBlank),
  };
}

/** A form: its total asks for đồng, its lines for triệu đồng, filled in or not. */
function mixedUnitsOfForm(figures: readonly Figure[], blanks: readonly Blank[]): Finding | null {
  const total = blanks.find((blank) => blank.isTotal);
  if (total === undefined) return null;
  const lines = [
    ...blanks
      .filter((blank) => blank.start > total.start)
      .map((blank) => ({ unitDong: blank.unitDong, place: placeOfBlank(blank) })),
    ...figures
      .filter((figure) => figure.start > total.start)
      .map((figure) => ({ unitDong: figure.unitDong, place: placeOf(figure) })),
  ];
  const other = lines.find((line) => line.unitDong !== null && line.unitDong !== total.unitDong);
  if (other?.unitDong === undefined || other.unitDong === null) return null;
  const differing = lines.filter((line) => line.unitDong === other.unitDong).map((line) => line.place);
  return mixedUnits({
    totalDong: total.unitDong,
    lineDong: other.unitDong,
    places: [placeOfBlank(total), ...differing],
  });
}

function mixedUnits({
  totalDong,
  lineDong,
  places,
}: {
  readonly totalDong: bigint;
  readonly lineDong: bigint;
  readonly places: readonly TextPlace[];
}): Finding {
  const [total, line] = [unitText(totalDong), unitText(lineDong)];
  return {
    code: "mixedUnits",
    severity: "warning",
    message: {
      vi: `Tổng tính bằng ${total.vi} còn các dòng chi tiết tính bằng ${line.vi}. Dùng một đơn vị cho cả bảng.`,
      en: `The total is in ${total.en} while its lines are in ${line.en}. Use one unit for the whole table.`,
    },
    values: { totalUnit: total.vi, lineUnit: line.vi },
    places,
  };
}
