/**
 * One record of a reference file: its fields by type, and a fault for each that is not what it should be.
 */
import { isPlainDate, type PlainDate } from "../calendar.ts";
import type { Bilingual } from "../language.ts";
import type { Dong } from "../money.ts";
import { type ReferenceFault, referenceFault } from "./reference-fault.ts";

/** Takes a fault. */
export type ReportFault = (fault: ReferenceFault) => void;

/** Reads one item of a list; null when it is no record at all, which has then been reported. */
export type ReadItem<Item> = (value: unknown, path: string, report: ReportFault) => Item | null;

/** Reads the fields of a record. What is missing or wrong is reported, and an empty value stands in for it. */
export interface RecordReader {
  readonly text: (field: string) => string;
  readonly textOrNull: (field: string) => string | null;
  readonly bilingual: (field: string) => Bilingual;
  readonly dateOrNull: (field: string) => PlainDate | null;
  readonly dongOrNull: (field: string) => Dong | null;
  readonly isTrue: (field: string) => boolean;
  /** Null when it is left out, which is a fault unless it is optional. */
  readonly oneOf: <Value extends string>(
    field: string,
    values: readonly Value[],
    options?: { readonly isOptional?: boolean },
  ) => Value | null;
  /** Empty when it is left out. */
  readonly list: <Item>(field: string, readItem: ReadItem<Item>) => readonly Item[];
}

/** What a kind of field takes, and how it is called when it does not. */
interface FieldRule {
  readonly isMet: (value: unknown) => boolean;
  readonly expected: string | Bilingual;
  readonly remedy: Bilingual;
}

const isText = (value: unknown): value is string => typeof value === "string" && value.trim() !== "";
const dongPattern = /^(?:0|[1-9]\d*)$/u;

const textRule: FieldRule = {
  isMet: isText,
  expected: { vi: "chữ", en: "text" },
  remedy: { vi: "Ghi một chuỗi có chữ.", en: "Write a text that is not empty." },
};
const dateRule: FieldRule = {
  isMet: (value) => typeof value === "string" && isPlainDate(value),
  expected: "YYYY-MM-DD",
  remedy: { vi: "Viết ngày có thật theo dạng NNNN-TT-NN.", en: "Write a day of the calendar as YYYY-MM-DD." },
};
const dongRule: FieldRule = {
  isMet: (value) => typeof value === "string" && dongPattern.test(value),
  expected: '"0", "1", "2", … (đồng)',
  remedy: {
    vi: 'Ghi số đồng nguyên trong ngoặc kép, không dấu phân cách, ví dụ "1200000000".',
    en: 'Write whole đồng in quotation marks, without separators, e.g. "1200000000".',
  },
};
const booleanRule: FieldRule = {
  isMet: (value) => typeof value === "boolean",
  expected: "true | false",
  remedy: { vi: "Ghi true hoặc false.", en: "Write true or false." },
};
const listRule: FieldRule = {
  isMet: Array.isArray,
  expected: "[…]",
  remedy: { vi: "Ghi một danh sách.", en: "Write a list." },
};
const recordRule: FieldRule = {
  isMet: isRecord,
  expected: "{…}",
  remedy: { vi: "Ghi một đối tượng { … }.", en: "Write an object { … }." },
};

/**
 * Opens a record of known fields; a field that is not known is reported.
 *
 * @param path of the record: `units[3]`; "" for the whole file
 * @returns null, and a fault, when the value is no record
 */
export function readRecord(
  value: unknown,
  { path, fields, report }: { readonly path: string; readonly fields: readonly string[]; readonly report: ReportFault },
): RecordReader | null {
  if (!isRecord(value)) {
    report(wrongField(path, value, recordRule));
    return null;
  }
  for (const field of Object.keys(value).filter((name) => !fields.includes(name))) {
    const rule = { vi: "trường không có trong mẫu", en: "there is no such field" };
    const remedy = { vi: "Bỏ trường này hoặc sửa tên.", en: "Remove the field or correct its name." };
    report(
      referenceFault({ path: join(path, field), value: value[field], expected: fields.join(" | "), rule, remedy }),
    );
  }
  const take = (field: string, rule: FieldRule, isOptional: boolean): unknown => {
    const given = value[field] ?? null;
    if (given === null ? isOptional : rule.isMet(given)) return given;
    const { vi, en } = inWords(rule.expected);
    const expected = isOptional ? { vi: `${vi} | null`, en: `${en} | null` } : rule.expected;
    report(wrongField(join(path, field), value[field], { ...rule, expected }));
    return null;
  };
  const text = (field: string, rule: FieldRule, isOptional: boolean): string | null => {
    const taken = take(field, rule, isOptional);
    return typeof taken === "string" ? taken : null;
  };
  return {
    text: (field) => text(field, textRule, false) ?? "",
    textOrNull: (field) => text(field, textRule, true),
    dateOrNull: (field) => text(field, dateRule, true),
    dongOrNull: (field) => {
      const digits = text(field, dongRule, true);
      return digits === null ? null : BigInt(digits);
    },
    isTrue: (field) => take(field, booleanRule, true) === true,
    oneOf: (field, values, { isOptional = false } = {}) => {
      const taken = text(field, oneOfRule(values), isOptional);
      return values.find((each) => each === taken) ?? null;
    },
    bilingual: (field) => {
      const names = take(field, recordRule, false);
      const record =
        names === null ? null : readRecord(names, { path: join(path, field), fields: ["vi", "en"], report });
      return { vi: record?.text("vi") ?? "", en: record?.text("en") ?? "" };
    },
    list: (field, readItem) => {
      const taken = take(field, listRule, true);
      if (!Array.isArray(taken)) return [];
      return taken.flatMap((item: unknown, index) => {
        const read = readItem(item, `${join(path, field)}[${index}]`, report);
        return read === null ? [] : [read];
      });
    },
  };
}

function oneOfRule(values: readonly string[]): FieldRule {
  const expected = values.join(" | ");
  return {
    isMet: (value) => typeof value === "string" && values.includes(value),
    expected,
    remedy: { vi: `Ghi một trong: ${expected}.`, en: `Write one of: ${expected}.` },
  };
}

/** What signs that need no language say is the same in both. */
function inWords(expected: string | Bilingual): Bilingual {
  return typeof expected === "string" ? { vi: expected, en: expected } : expected;
}

function wrongField(path: string, value: unknown, { expected, remedy }: FieldRule): ReferenceFault {
  const { vi, en } = inWords(expected);
  const rule =
    value === undefined
      ? { vi: `thiếu; cần: ${vi}`, en: `is missing; expected: ${en}` }
      : { vi: `không dùng được; cần: ${vi}`, en: `cannot be used; expected: ${en}` };
  return referenceFault({ path, value, expected, rule, remedy });
}

function join(path: string, field: string): string {
  return path === "" ? field : `${path}.${field}`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
