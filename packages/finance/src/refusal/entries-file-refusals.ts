/**
 * What is refused in an entries file. Each is thrown with its place, so that the message begins with file, line and
 * column (`Refusal.place`), and the texts below do not repeat them.
 */

/** The part of the catalogue that belongs to entries files. */
export const entriesFileRefusals = {
  tableNotUtf8: {
    category: "badInput",
    fact: {
      vi: "không phải văn bản UTF-8 (byte lạ ở vị trí {offset}).",
      en: "this is not UTF-8 text (unexpected byte at offset {offset}).",
    },
    remedy: {
      vi: "Trong Excel chọn Lưu thành → CSV UTF-8 (phân cách bằng dấu phẩy), rồi nhập tệp đó.",
      en: "In Excel choose Save as → CSV UTF-8 (comma delimited), and import that file.",
    },
  },
  tableWithoutRows: {
    category: "badInput",
    fact: { vi: "không có dòng bút toán nào.", en: "there is no row with an entry." },
    remedy: {
      vi: "Dòng đầu là tên cột, mỗi dòng sau là một bút toán; xem docs/entries-file.md.",
      en: "The first line names the columns, each line behind it is one entry; see docs/entries-file.md.",
    },
  },
  unknownColumn: {
    category: "badInput",
    fact: {
      vi: 'tệp bút toán không có cột "{column}"; gần nhất: {nearest}.',
      en: 'an entries file has no column "{column}"; nearest: {nearest}.',
    },
    remedy: { vi: "Sửa tên hoặc bỏ cột. Các cột: {known}.", en: "Correct its name or remove it. Columns: {known}." },
  },
  missingColumn: {
    category: "badInput",
    fact: { vi: 'thiếu cột "{column}".', en: 'the column "{column}" is missing.' },
    remedy: {
      vi: "Thêm cột đó vào dòng đầu. Các cột bắt buộc: {required}.",
      en: "Add it to the first line. Columns that must be there: {required}.",
    },
  },
  repeatedColumn: {
    category: "badInput",
    fact: { vi: 'cột "{column}" có hai lần.', en: 'the column "{column}" stands there twice.' },
    remedy: { vi: "Bỏ một trong hai cột.", en: "Remove one of the two." },
  },
  wrongCellCount: {
    category: "badInput",
    fact: {
      vi: "dòng có {found} ô, dòng tên cột có {expected} ô.",
      en: "the row has {found} cells, the header has {expected}.",
    },
    remedy: {
      vi: 'Ô có dấu phân cách phải đặt trong dấu ngoặc kép, ví dụ "Đường thôn 3, thôn 4"; ô trống vẫn giữ dấu phân cách.',
      en: 'Put a cell that holds the separator in double quotes, e.g. "Road 3, stage 4"; keep the separators of empty cells.',
    },
  },
  brokenQuotes: {
    category: "badInput",
    fact: {
      vi: "dấu ngoặc kép không mở hoặc đóng đúng chỗ, từ dòng này.",
      en: "double quotes are not opened or closed where they should be, from this line on.",
    },
    remedy: {
      vi: 'Ô có dấu ngoặc kép: đặt cả ô trong ngoặc kép và viết đôi dấu bên trong, ví dụ "Trường ""Kim Đồng""".',
      en: 'A cell with double quotes: put the whole cell in quotes and double those inside, e.g. "School ""Kim Đồng""".',
    },
  },
  missingCell: {
    category: "badInput",
    fact: { vi: "ô trống; cần: {expected}.", en: "the cell is empty; expected: {expected}." },
    remedy: { vi: "Điền ô đó.", en: "Fill it in." },
  },
  unknownWord: {
    category: "badInput",
    fact: {
      vi: 'không có giá trị "{value}"; gần nhất: {nearest}.',
      en: 'there is no value "{value}"; nearest: {nearest}.',
    },
    remedy: { vi: "Dùng một trong: {known}.", en: "Use one of: {known}." },
  },
  wrongCellDate: {
    category: "badInput",
    fact: {
      vi: '"{value}" không phải một ngày có thật viết dạng NNNN-TT-NN, từ năm 1976 đến 2100.',
      en: '"{value}" is not a day of the calendar written as YYYY-MM-DD, from 1976 to 2100.',
    },
    remedy: { vi: "Viết như {example}.", en: "Write it as {example}." },
  },
  wrongCellYear: {
    category: "badInput",
    fact: {
      vi: '"{value}" không phải một năm từ 1976 đến 2100.',
      en: '"{value}" is not a year from 1976 to 2100.',
    },
    remedy: { vi: "Viết năm bằng bốn chữ số, ví dụ 2023.", en: "Write the year with four digits, e.g. 2023." },
  },
  amountNotWhole: {
    category: "badInput",
    fact: {
      vi: 'số tiền "{value}" có phần lẻ của đồng.',
      en: 'the amount "{value}" has decimals of a đồng.',
    },
    remedy: {
      vi: "Viết số đồng nguyên, chỉ chữ số: 12,5 triệu đồng là 12500000.",
      en: "Write whole đồng, digits only: 12.5 million VND is 12500000.",
    },
  },
  amountGrouped: {
    category: "badInput",
    fact: {
      vi: 'số tiền "{value}" có dấu ngăn cách: hàng nghìn hay phần lẻ thì không rõ.',
      en: 'the amount "{value}" has separators: thousands or decimals cannot be told apart.',
    },
    remedy: {
      vi: "Nếu là {digits} đồng thì viết liền {digits}; nếu tính bằng triệu đồng thì đổi ra đồng.",
      en: "If it is {digits} đồng, write {digits}; if it is in millions, convert it to đồng.",
    },
  },
  amountNotDigits: {
    category: "badInput",
    fact: {
      vi: '"{value}" không phải số tiền viết bằng chữ số.',
      en: '"{value}" is not an amount written in digits.',
    },
    remedy: {
      vi: "Chỉ viết chữ số, có thể có dấu - ở đầu, ví dụ 30433000000 hoặc -5000. Excel hiện 3,04E+10: định dạng cột là Số, 0 chữ số thập phân, rồi lưu lại.",
      en: "Write digits only, with - in front if need be, e.g. 30433000000 or -5000. Excel shows 3.04E+10: format the column as Number with 0 decimals, and save again.",
    },
  },
  amountTooLarge: {
    category: "badInput",
    fact: {
      vi: "số tiền {value} đồng vượt quá ±9223372036854775807 mà sổ ghi được.",
      en: "the amount {value} đồng is beyond ±9223372036854775807, the most that the ledger can hold.",
    },
    remedy: { vi: "Kiểm tra lại số tiền và đơn vị tính.", en: "Check the amount and its unit." },
  },
  unstorableCell: {
    category: "badInput",
    fact: {
      vi: 'ô "{value}" dài {length} ký tự không lưu được (tối đa {limit} ký tự; không có ký tự NUL hay nửa ký tự; không chỉ toàn khoảng trắng).',
      en: 'the cell "{value}" of {length} characters cannot be stored (at most {limit} characters; no NUL, no half characters; not blanks alone).',
    },
    remedy: { vi: "Viết lại ô đó, hoặc để trống.", en: "Write the cell anew, or leave it empty." },
  },
  repeatedEntryId: {
    category: "conflict",
    fact: {
      vi: 'mã "{value}" đã có ở dòng {firstLine} với {field} = "{first}", nay là "{given}".',
      en: 'the id "{value}" stands in line {firstLine} with {field} = "{first}"; here it is "{given}".',
    },
    remedy: {
      vi: "Đặt mã khác, hoặc để trống ô id để mã được đặt theo nội dung.",
      en: "Give it another id, or leave the id empty: it is then made from the content.",
    },
  },
  unknownReversedEntry: {
    category: "badInput",
    fact: {
      vi: 'không có bút toán "{value}" trong sổ hay ở trên trong tệp để đảo.',
      en: 'there is no entry "{value}" to take back, in the ledger or above in the file.',
    },
    remedy: {
      vi: "Ghi đúng mã của bút toán cần đảo (xem bằng giaingan export entries), và đặt nó ở trên.",
      en: "Write the id of the entry that is taken back (see giaingan export entries), and put that entry above.",
    },
  },
  nothingRemains: {
    category: "conflict",
    fact: {
      vi: "ô trống nghĩa là số còn lại của năm {year}, nhưng sổ không có gì còn lại của {unit} với đúng dự án, nội dung và nguồn vốn của dòng này.",
      en: "the empty cell means what remains of {year}, but nothing remains of {unit} with the project, component and funding source of this line.",
    },
    remedy: {
      vi: "Ghi rõ số tiền, hoặc sửa các ô dự án, nội dung, nguồn vốn cho khớp với kế hoạch năm {year}.",
      en: "State the amount, or correct project, component and source to those of the plan of {year}.",
    },
  },
  unregisteredUnit: {
    category: "notFound",
    fact: {
      vi: 'sổ không có đơn vị "{value}"; gần nhất: {nearest}.',
      en: 'the ledger has no unit "{value}"; nearest: {nearest}.',
    },
    remedy: {
      vi: "Sửa tên đơn vị, kể cả dấu và chữ hoa; nếu là đơn vị mới thì nhập lại với --new-units.",
      en: "Correct the name, accents and capitals included; if the unit is new, import with --new-units.",
    },
  },
  recordedBatch: {
    category: "conflict",
    fact: {
      vi: 'lô "{value}" đã ghi ở bản ghi số {revision}, còn bút toán ở dòng này là mới.',
      en: 'the batch "{value}" was recorded in revision {revision}, and the entry of this line is new.',
    },
    remedy: {
      vi: "Lô đã ghi không thêm được: để trống ô batch của dòng mới, hoặc đặt mã lô khác.",
      en: "Nothing can be added to a recorded batch: leave the batch of the new line empty, or give another.",
    },
  },
} as const;
