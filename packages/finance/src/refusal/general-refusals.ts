/**
 * What is refused of files, questions and entries wherever they come from.
 */

/** The part of the catalogue that belongs to no one format. */
export const generalRefusals = {
  fileNotFound: {
    category: "notFound",
    fact: { vi: 'Không tìm thấy tệp "{path}".', en: 'There is no file "{path}".' },
    remedy: {
      vi: "Kiểm tra lại đường dẫn và tên tệp, kể cả dấu tiếng Việt và phần mở rộng.",
      en: "Check the path and the name, accents and extension included.",
    },
  },
  fileNotReadable: {
    category: "badInput",
    fact: { vi: 'Không đọc được tệp "{path}" ({reason}).', en: 'The file "{path}" cannot be read ({reason}).' },
    remedy: {
      vi: "Chọn một tệp văn bản mà bạn có quyền đọc, không phải thư mục.",
      en: "Choose a text file, not a folder, that you may read.",
    },
  },
  fileTooLarge: {
    category: "tooLarge",
    fact: {
      vi: 'Tệp "{path}" có {sizeBytes} byte, quá giới hạn {limitBytes} byte.',
      en: 'The file "{path}" has {sizeBytes} bytes, above the limit of {limitBytes} bytes.',
    },
    remedy: { vi: "Tách tệp thành các phần nhỏ hơn.", en: "Split the file into smaller parts." },
  },
  emptyFile: {
    category: "badInput",
    fact: {
      vi: 'Tệp "{path}" rỗng: không có chữ nào để đọc.',
      en: 'The file "{path}" is empty: there is nothing to read.',
    },
    remedy: {
      vi: "Mở tệp để xem có nội dung không, lưu lại rồi nhập lại.",
      en: "Open the file, check that it has content, save it and import it again.",
    },
  },
  notUtf8Text: {
    category: "badInput",
    fact: {
      vi: 'Tệp "{path}" không phải văn bản UTF-8 (byte lạ ở vị trí {offset}).',
      en: 'The file "{path}" is not UTF-8 text (unexpected byte at offset {offset}).',
    },
    remedy: {
      vi: "Mở báo cáo, chọn Lưu thành → Văn bản thuần (.txt), mã hóa UTF-8, rồi nhập tệp đó.",
      en: "Open the report, choose Save as → Plain text (.txt), encoding UTF-8, and import that file.",
    },
  },
  noFigures: {
    category: "badInput",
    fact: {
      vi: 'Tệp "{path}" không có số tiền hay tỷ lệ nào đọc được.',
      en: 'The file "{path}" holds no sum of money and no percentage that can be read.',
    },
    remedy: {
      vi: "Nhập phần báo cáo nêu kế hoạch vốn và kết quả giải ngân, có đơn vị tính (đồng, triệu đồng, tỷ đồng).",
      en: "Import the part of the report that gives plan and disbursement, with their unit (đồng, triệu đồng, tỷ đồng).",
    },
  },
  nothingToPost: {
    category: "badInput",
    fact: {
      vi: 'Tệp "{path}" có số liệu nhưng không có kế hoạch vốn hay giải ngân nào đủ rõ để ghi sổ.',
      en: 'The file "{path}" has figures, but no plan or disbursement clear enough to post.',
    },
    remedy: {
      vi: "Xem lý do bằng --preview; bổ sung năm, ngày số liệu và đơn vị tính vào báo cáo rồi nhập lại.",
      en: "See why with --preview; state the year, the data date and the unit in the report, and import it again.",
    },
  },
  unitNotStated: {
    category: "badInput",
    fact: {
      vi: "Không đọc được tên đơn vị trong báo cáo, trong khi sổ đã có đơn vị ({units}).",
      en: "No unit can be read in the report, while the ledger holds units ({units}).",
    },
    remedy: {
      vi: 'Nêu đơn vị: --unit "TÊN ĐƠN VỊ". Chưa có gì được ghi.',
      en: 'Name the unit: --unit "NAME". Nothing has been posted.',
    },
  },
  unknownUnit: {
    category: "notFound",
    fact: {
      vi: 'Sổ không có đơn vị "{unit}"; các đơn vị trong sổ: {units}.',
      en: 'The ledger has no unit "{unit}"; its units are: {units}.',
    },
    remedy: { vi: "Sửa tên đơn vị, kể cả dấu và chữ hoa.", en: "Correct the name, accents and capitals included." },
  },
  unknownFiscalYear: {
    category: "notFound",
    fact: {
      vi: "Sổ không có năm ngân sách {year}; các năm trong sổ: {years}.",
      en: "The ledger has no budget year {year}; its years are: {years}.",
    },
    remedy: { vi: "Chọn một năm trong sổ.", en: "Choose a year of the ledger." },
  },
  invalidJsonLine: {
    category: "badInput",
    fact: {
      vi: 'Dòng {line} của "{path}" không phải tài liệu hợp lệ ({reason}).',
      en: 'Line {line} of "{path}" is not a valid document ({reason}).',
    },
    remedy: {
      vi: 'Mỗi dòng là một đối tượng JSON có "id" và "text" dạng chuỗi.',
      en: 'Each line is one JSON object with "id" and "text" as strings.',
    },
  },
  unknownDate: {
    category: "badInput",
    fact: {
      vi: '{name}: "{value}" không phải một ngày có thật.',
      en: '{name}: "{value}" is not a day of the calendar.',
    },
    remedy: {
      vi: "Viết ngày theo dạng NNNN-TT-NN hoặc NN/TT/NNNN, ví dụ 2023-10-31 hoặc 31/10/2023.",
      en: "Write the date as YYYY-MM-DD or DD/MM/YYYY, e.g. 2023-10-31 or 31/10/2023.",
    },
  },
  invalidValue: {
    category: "badInput",
    fact: {
      vi: '{name}: giá trị "{value}" không dùng được; cần: {expected}.',
      en: '{name}: the value "{value}" cannot be used; expected: {expected}.',
    },
    remedy: { vi: "Sửa {name} rồi thử lại.", en: "Correct {name} and try again." },
  },
  unknownRevision: {
    category: "notFound",
    fact: {
      vi: "Sổ chưa có bản ghi số {revision}; bản ghi mới nhất là số {latest}.",
      en: "The ledger has no revision {revision}; the latest is {latest}.",
    },
    remedy: {
      vi: "Dùng một số từ 0 đến {latest}, hoặc bỏ trống để lấy bản mới nhất.",
      en: "Use a number from 0 to {latest}, or leave it out for the latest.",
    },
  },
  invalidEntry: {
    category: "badInput",
    fact: {
      vi: 'Bút toán {entry}: trường {field} có giá trị "{value}"; cần: {expected}.',
      en: 'Entry {entry}: the field {field} is "{value}"; expected: {expected}.',
    },
    remedy: {
      vi: "Sửa trường đó rồi gửi lại cả lô; chưa có gì được ghi.",
      en: "Correct it and send the whole batch again; nothing has been posted.",
    },
  },
  entryIdReused: {
    category: "conflict",
    fact: {
      vi: 'Bút toán {entry} đã có trong sổ với {field} = "{recorded}", nay gửi "{given}".',
      en: 'Entry {entry} is already recorded with {field} = "{recorded}"; now "{given}" is given.',
    },
    remedy: {
      vi: "Dùng mã mới cho bút toán mới; muốn sửa thì ghi bút toán đảo.",
      en: "Use a new id for a new entry; correct an old one by an entry that reverses it.",
    },
  },
  unsupportedFormat: {
    category: "badInput",
    fact: {
      vi: 'Không ghi được "{path}": định dạng không có; các định dạng: {formats}.',
      en: '"{path}" cannot be written: unknown format; the formats are: {formats}.',
    },
    remedy: { vi: "Đổi phần mở rộng của tệp.", en: "Change the extension of the file." },
  },
  fileNotWritable: {
    category: "unavailable",
    fact: { vi: 'Không ghi được tệp "{path}" ({reason}).', en: 'The file "{path}" cannot be written ({reason}).' },
    remedy: { vi: "Kiểm tra thư mục và quyền ghi.", en: "Check the folder and the write permission." },
  },
  portNotAvailable: {
    category: "conflict",
    fact: { vi: "Không mở được cổng {port} ({reason}).", en: "Port {port} cannot be opened ({reason})." },
    remedy: {
      vi: "Đặt GIAINGAN_PORT thành một cổng khác từ 1 đến 65535, hoặc bỏ trống để chọn cổng trống.",
      en: "Set GIAINGAN_PORT to another port from 1 to 65535, or leave it out for a free one.",
    },
  },
  invalidReferenceData: {
    category: "badInput",
    fact: {
      vi: 'Dữ liệu danh mục, mục {path}: giá trị "{value}" không dùng được; cần: {expected}.',
      en: 'Reference data, at {path}: the value "{value}" cannot be used; expected: {expected}.',
    },
    remedy: {
      vi: "Sửa mục {path} rồi nạp lại cả tệp; chưa có gì được dùng.",
      en: "Correct {path} and load the whole file again; nothing of it is used.",
    },
  },
  contributionNotValued: {
    category: "badInput",
    fact: {
      vi: 'Khoản đóng góp "{form}" chưa quy được ra tiền: {field} là "{value}"; cần: {expected}.',
      en: 'The contribution "{form}" cannot be valued: {field} is "{value}"; expected: {expected}.',
    },
    remedy: {
      vi: "Nêu số lượng và đơn giá, không âm, theo biên bản xác nhận của thôn, xã; tiền mặt chỉ cần nêu số tiền. Chưa có gì được ghi.",
      en: "State quantity and unit value, neither negative, as the village's or commune's record has them; of cash state the amount alone. Nothing has been posted.",
    },
  },
} as const;
