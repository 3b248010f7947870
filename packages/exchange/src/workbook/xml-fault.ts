/** What may be wrong in an XML text, in the words of a refusal. */
import type { Bilingual } from "@giaingan/finance";

const words = {
  controlCharacter: { vi: "ký tự điều khiển", en: "a control character" },
  unfinished: { vi: "tệp kết thúc giữa chừng", en: "an end before the end" },
  comment: { vi: "chú thích sai", en: "a malformed comment" },
  section: { vi: "phần CDATA không kết thúc", en: "a CDATA section without an end" },
  unknownDeclaration: { vi: "khai báo lạ", en: "an unknown declaration" },
  tagWithoutName: { vi: "thẻ không có tên", en: "a tag without a name" },
  nameTooLong: { vi: "tên quá dài", en: "a name that is too long" },
  tooDeep: { vi: "thẻ lồng nhau quá sâu", en: "elements that stand too deep inside one another" },
  secondRoot: { vi: "có hai thẻ gốc", en: "a second root element" },
  otherEndTag: { vi: "thẻ đóng không khớp", en: "an end tag of another element" },
  textOutside: { vi: "có chữ ngoài thẻ gốc", en: "text outside of the root element" },
  sectionEnd: { vi: '"]]>" nằm trong chữ', en: '"]]>" in a text' },
  unknownReference: { vi: "ký hiệu & lạ", en: "an unknown reference" },
  xmlDeclaration: { vi: "dòng khai báo XML sai", en: "a malformed XML declaration" },
  instruction: { vi: "chỉ thị xử lý sai", en: "a malformed processing instruction" },
  unquotedAttribute: { vi: "thuộc tính không có dấu nháy", en: "an attribute without quotes" },
  unfinishedAttribute: { vi: "thuộc tính không kết thúc", en: "an attribute without an end" },
  lessInAttribute: { vi: '"<" trong thuộc tính', en: '"<" in an attribute' },
  attributeWithoutValue: { vi: "thuộc tính không có giá trị", en: "an attribute without a value" },
  repeatedAttribute: { vi: "thuộc tính ghi hai lần", en: "an attribute that is stated twice" },
  tooManyAttributes: { vi: "quá nhiều thuộc tính", en: "too many attributes" },
  badName: { vi: "tên sai", en: "a name that is none" },
  unclosedTag: { vi: "thẻ không đóng", en: "a tag that is not closed" },
} as const;

/** The words of every fault that the tokenizer finds. */
export const xmlFaults: Readonly<Record<keyof typeof words, Bilingual>> = words;

/** Tells what is wrong at an offset of the text; never returns. */
export type XmlFault = (position: number, what: keyof typeof words) => never;
