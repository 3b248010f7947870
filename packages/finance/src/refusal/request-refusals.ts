/**
 * What is refused in a request over HTTP: an address, a parameter, a body.
 */

/** The part of the catalogue that belongs to requests. */
export const requestRefusals = {
  unknownParameter: {
    category: "badInput",
    fact: {
      vi: 'Tham số "{name}" không có; các tham số dùng được: {known}.',
      en: 'There is no parameter "{name}"; the parameters are: {known}.',
    },
    remedy: { vi: 'Bỏ "{name}" hoặc sửa lại tên.', en: 'Remove "{name}" or correct its name.' },
  },
  unknownAddress: {
    category: "notFound",
    fact: { vi: "Không có địa chỉ {address}.", en: "There is no address {address}." },
    remedy: {
      vi: "Danh sách địa chỉ nằm ở /openapi.json.",
      en: "The list of addresses is at /openapi.json.",
    },
  },
  startNotStated: {
    category: "badInput",
    fact: {
      vi: "Chưa nêu so với lúc nào: thiếu cả {names}.",
      en: "It is not said what to compare with: {names} are all missing.",
    },
    remedy: {
      vi: "Nêu ngày, số bản ghi, hoặc cả hai; ví dụ: {example}.",
      en: "Name a date, a revision, or both; e.g. {example}.",
    },
  },
  missingField: {
    category: "badInput",
    fact: { vi: "Thiếu trường {field}.", en: "The field {field} is missing." },
    remedy: {
      vi: "Thêm trường đó rồi gửi lại cả nội dung; điều chưa nêu thì ghi null.",
      en: "Add it and send the whole body again; write null for what is not stated.",
    },
  },
  bodyNotJson: {
    category: "badInput",
    fact: {
      vi: "Nội dung gửi lên không đọc được như JSON ({reason}).",
      en: "The body of the request cannot be read as JSON ({reason}).",
    },
    remedy: {
      vi: "Gửi một đối tượng JSON bằng UTF-8, tiêu đề content-type: application/json; mẫu ở docs/api.md.",
      en: "Send one JSON object in UTF-8 with content-type: application/json; docs/api.md has examples.",
    },
  },
  bodyTooLarge: {
    category: "tooLarge",
    fact: {
      vi: "Nội dung gửi lên quá giới hạn {limitBytes} byte.",
      en: "The body of the request is above the limit of {limitBytes} bytes.",
    },
    remedy: { vi: "Chia thành nhiều lần gửi.", en: "Send it in several parts." },
  },
} as const;
