/**
 * Names of units: who spends, against what is built. "Xã Tân Lập" is a unit, "Tỉnh lộ 672" and "Phòng học bộ môn" are works; a
 * school is a unit where it spends recurrent money, and else what is built.
 */

const authority =
  /^(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân|xã|phường|thị trấn|thị xã|huyện|quận|thành phố|tp\.?|tỉnh|sở|phòng|ban|chi cục|hội|công an|bộ|bqlda|đặc khu|văn phòng|kho bạc|tổng cục|cục)(?![\p{L}])/iu;
const institution = /^(?:trung tâm|trường|viện|bệnh viện|trạm|học viện|đài|nhà thiếu nhi)(?![\p{L}])/iu;
/** Works and tasks that begin with the word of a unit. */
const otherThan =
  /^(?:(?:tỉnh|huyện|hương) lộ|xã hội|hội (?:trường|nghị|thi|thảo|chợ|quán)|sở chỉ huy|ban (?:hành|công)|bộ (?:phận|môn|bàn|máy|dụng|tiêu|sản|sách|tài|thiết)|phòng,? (?:học|khám|máy|thí nghiệm|bộ môn|làm việc|họp|ở|ăn|chức năng|chống|cháy|trừ|ngừa|hộ|đọc)|thành phố (?:thông minh|đáng sống)|trường bắn|cục bộ)(?![\p{L}])/iu;

/** Whether a name is of a unit; `isRecurrent`: its money runs something, and builds nothing. */
export function isUnitName(name: string, { isRecurrent }: { readonly isRecurrent: boolean }): boolean {
  if (otherThan.test(name)) return false;
  return authority.test(name) || (isRecurrent && institution.test(name));
}
