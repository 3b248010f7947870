/**
 * The refusals of the ledger: what it says when it cannot open, read or write. Documented in docs/refusals.md.
 */
import { createRefuse } from "@giaingan/finance";
import { periodRefusals } from "./period-refusals.ts";
import { serviceRefusals } from "./service-refusals.ts";

/** Codes, categories and texts. `{path}` is the file, or the address of the server without its password. */
const storageRefusals = {
  ledgerNotFound: {
    category: "notFound",
    fact: { vi: 'Chưa có sổ "{path}".', en: 'There is no ledger "{path}".' },
    remedy: {
      vi: 'Tạo sổ bằng cách nhập báo cáo đầu tiên: giaingan import TỆP --ledger "…", hoặc sửa --ledger / GIAINGAN_LEDGER.',
      en: 'Create it by importing a first report: giaingan import FILE --ledger "…", or correct --ledger / GIAINGAN_LEDGER.',
    },
  },
  ledgerInUse: {
    category: "conflict",
    fact: {
      vi: 'Sổ "{path}" đang được chương trình khác mở ({owner}).',
      en: 'The ledger "{path}" is open in another program ({owner}).',
    },
    remedy: {
      vi: "Đóng chương trình đó, hoặc dùng bảng điều khiển và API của nó, rồi thử lại. Chưa có gì được ghi.",
      en: "Close that program, or use its dashboard and API, and try again. Nothing has been posted.",
    },
  },
  ledgerNotWritable: {
    category: "unavailable",
    fact: {
      vi: 'Không mở hoặc không ghi được sổ "{path}" ({reason}).',
      en: 'The ledger "{path}" cannot be opened or written ({reason}).',
    },
    remedy: {
      vi: "Kiểm tra quyền ghi, dung lượng đĩa và thư mục chứa sổ. Chưa có gì được ghi.",
      en: "Check the write permission, the free disk space and the folder. Nothing has been posted.",
    },
  },
  ledgerDamaged: {
    category: "unavailable",
    fact: {
      vi: 'Tệp của sổ "{path}" bị hỏng ({reason}).',
      en: 'The file of the ledger "{path}" is damaged ({reason}).',
    },
    remedy: {
      vi: "Đừng ghi tiếp vào tệp này; giữ một bản chép, rồi phục hồi bản sao lưu gần nhất: giaingan restore TỆP --ledger SỔ-MỚI.",
      en: "Post nothing more into it; keep a copy, and restore the latest backup: giaingan restore FILE --ledger NEW.",
    },
  },
  notALedger: {
    category: "badInput",
    fact: { vi: '"{path}" không phải sổ của giaingan.', en: '"{path}" is not a ledger of giaingan.' },
    remedy: {
      vi: "Chọn đúng tệp .duckdb của sổ, hoặc trên máy chủ một schema của sổ hay còn trống.",
      en: "Choose the .duckdb file of a ledger, or on a server a schema that is a ledger's or empty.",
    },
  },
  newerLedger: {
    category: "conflict",
    fact: {
      vi: 'Sổ "{path}" thuộc phiên bản {found}, mới hơn chương trình này ({known}).',
      en: 'The ledger "{path}" has version {found}, newer than {known} of this program.',
    },
    remedy: { vi: "Cập nhật giaingan rồi mở lại.", en: "Update giaingan and open it again." },
  },
  serverNotReachable: {
    category: "unavailable",
    fact: {
      vi: 'Không kết nối được máy chủ của sổ "{path}" ({reason}).',
      en: 'The server of the ledger "{path}" cannot be reached ({reason}).',
    },
    remedy: {
      vi: "Kiểm tra tên máy, cổng, mạng và xem PostgreSQL có đang chạy không. Chưa có gì được ghi.",
      en: "Check host, port and network, and that PostgreSQL is running. Nothing has been posted.",
    },
  },
  serverNotSecure: {
    category: "unavailable",
    fact: {
      vi: 'Không lập được kết nối mã hóa (TLS) tới máy chủ của sổ "{path}" ({reason}).',
      en: 'No encrypted connection (TLS) to the server of the ledger "{path}" could be made ({reason}).',
    },
    remedy: {
      vi: "Bật TLS trên PostgreSQL (ssl = on) với chứng thư mà máy này tin, hoặc bỏ sslmode khỏi địa chỉ nếu máy chủ ở ngay trong mạng nội bộ. Chưa có gì được ghi.",
      en: "Turn on TLS in PostgreSQL (ssl = on) with a certificate that this machine trusts, or leave sslmode out of the address where the server is in the same private network. Nothing has been posted.",
    },
  },
  serverLoginRefused: {
    category: "unavailable",
    fact: {
      vi: 'Máy chủ của sổ "{path}" không nhận người dùng "{user}" ({reason}).',
      en: 'The server of the ledger "{path}" does not let "{user}" in ({reason}).',
    },
    remedy: {
      vi: "Sửa tên hoặc mật khẩu trong địa chỉ postgres://, hoặc đặt mật khẩu trong biến PGPASSWORD.",
      en: "Correct the name or the password in the postgres:// address, or set the password in PGPASSWORD.",
    },
  },
  serverDatabaseMissing: {
    category: "notFound",
    fact: { vi: 'Máy chủ không có cơ sở dữ liệu của sổ "{path}".', en: 'The server has no database for "{path}".' },
    remedy: {
      vi: "Tạo cơ sở dữ liệu (CREATE DATABASE … ENCODING 'UTF8'), hoặc sửa tên trong địa chỉ.",
      en: "Create it (CREATE DATABASE … ENCODING 'UTF8'), or correct the name in the address.",
    },
  },
  serverNotDurable: {
    category: "unavailable",
    fact: {
      vi: 'Máy chủ của sổ "{path}" đặt {setting} = {value}: bút toán đã báo ghi có thể mất khi mất điện.',
      en: 'The server of the ledger "{path}" has {setting} = {value}: an acknowledged entry could be lost in a crash.',
    },
    remedy: {
      vi: "Đặt {setting} = {needed} trong postgresql.conf, nạp lại cấu hình rồi mở lại. Chưa có gì được ghi.",
      en: "Set {setting} = {needed} in postgresql.conf, reload it and open the ledger again. Nothing has been posted.",
    },
  },
  serverTooOld: {
    category: "unavailable",
    fact: {
      vi: 'Máy chủ của sổ "{path}" là PostgreSQL {found}; cần từ {needed}.',
      en: 'The server of the ledger "{path}" is PostgreSQL {found}; {needed} or newer is needed.',
    },
    remedy: { vi: "Nâng cấp PostgreSQL rồi mở lại.", en: "Upgrade PostgreSQL and open the ledger again." },
  },
  serverNotUtf8: {
    category: "unavailable",
    fact: {
      vi: 'Cơ sở dữ liệu của sổ "{path}" dùng bảng mã {encoding}, không ghi được chữ Việt.',
      en: 'The database of the ledger "{path}" has the encoding {encoding}, which cannot hold Vietnamese.',
    },
    remedy: {
      vi: "Tạo cơ sở dữ liệu với ENCODING 'UTF8' rồi dùng nó.",
      en: "Create the database with ENCODING 'UTF8' and use that one.",
    },
  },
  serverAddressInvalid: {
    category: "badInput",
    fact: {
      vi: 'Không đọc được địa chỉ của sổ "{path}".',
      en: 'The address of the ledger "{path}" cannot be read.',
    },
    remedy: {
      vi: "Ghi theo mẫu postgres://TÊN@MÁY:5432/CSDL; ký tự đặc biệt trong mật khẩu viết ở dạng %XX, hoặc đặt mật khẩu trong PGPASSWORD.",
      en: "Write postgres://USER@HOST:5432/DATABASE; special characters in a password as %XX, or set it in PGPASSWORD.",
    },
  },
  serverLostWhilePosting: {
    category: "unavailable",
    fact: {
      vi: 'Mất kết nối với máy chủ của sổ "{path}" đúng lúc xác nhận ghi ({reason}): không biết lô đã được ghi hay chưa.',
      en: 'The server of the ledger "{path}" was lost while it was confirming ({reason}): nobody knows yet whether the batch has been posted.',
    },
    remedy: {
      vi: "Gửi lại đúng lô đó với cùng mã: nếu đã ghi, sổ sẽ báo đã ghi và không ghi thêm lần nữa.",
      en: "Send the same batch again with the same id: if it has been posted, the ledger says so and posts nothing twice.",
    },
  },
  backupExists: {
    category: "conflict",
    fact: { vi: 'Đã có tệp "{path}".', en: 'There is a file "{path}" already.' },
    remedy: {
      vi: "Đặt tên khác cho bản sao lưu, ví dụ có ngày; tệp cũ không bị ghi đè.",
      en: "Give the backup another name, for example with the date; the old file is not overwritten.",
    },
  },
  recordNotWhole: {
    category: "conflict",
    fact: {
      vi: 'Sổ "{path}" có dòng không thuộc lô nào trong bảng "{table}": sổ đã bị sửa từ bên ngoài.',
      en: 'The ledger "{path}" has rows of no batch in the table "{table}": it was changed from outside.',
    },
    remedy: {
      vi: "Chạy giaingan verify để biết chỗ sai; giữ các bản sao lưu cũ. Chưa có bản sao lưu nào được ghi.",
      en: "Run giaingan verify to see the place, and keep older backups. No backup has been written.",
    },
  },
  noBackupFolder: {
    category: "conflict",
    fact: { vi: "Máy chủ chưa được chỉ thư mục sao lưu.", en: "The server has not been told of a folder for backups." },
    remedy: {
      vi: "Đặt biến GIAINGAN_BACKUPS là một thư mục rồi khởi động lại máy chủ.",
      en: "Set GIAINGAN_BACKUPS to a folder and start the server again.",
    },
  },
  notABackup: {
    category: "badInput",
    fact: {
      vi: 'Tệp "{path}" không phải bản sao lưu của giaingan, hoặc phần đầu tệp đã hỏng.',
      en: 'The file "{path}" is not a backup of giaingan, or its beginning is damaged.',
    },
    remedy: {
      vi: "Chọn tệp do giaingan backup ghi ra. Chưa có gì được phục hồi.",
      en: "Choose a file that giaingan backup has written. Nothing has been restored.",
    },
  },
  newerBackup: {
    category: "conflict",
    fact: {
      vi: 'Bản sao lưu "{path}" thuộc phiên bản mới hơn chương trình này ({found}; ở đây {known}).',
      en: 'The backup "{path}" is newer than this program ({found}; here {known}).',
    },
    remedy: {
      vi: "Cập nhật giaingan rồi phục hồi. Chưa có gì được phục hồi.",
      en: "Update giaingan and restore it then. Nothing has been restored.",
    },
  },
  backupCut: {
    category: "badInput",
    fact: {
      vi: 'Bản sao lưu "{path}" bị cụt: thiếu phần cuối.',
      en: 'The backup "{path}" is cut off: its end is missing.',
    },
    remedy: {
      vi: "Chép lại tệp cho đủ, hoặc dùng bản sao lưu khác. Chưa có gì được phục hồi.",
      en: "Copy the whole file again, or use another backup. Nothing has been restored.",
    },
  },
  backupDamaged: {
    category: "badInput",
    fact: { vi: 'Bản sao lưu "{path}" bị hỏng ({reason}).', en: 'The backup "{path}" is damaged ({reason}).' },
    remedy: {
      vi: "Chép lại tệp từ nơi lưu, hoặc dùng bản sao lưu khác. Chưa có gì được phục hồi.",
      en: "Copy the file again from where it is kept, or use another backup. Nothing has been restored.",
    },
  },
  backupDisagrees: {
    category: "badInput",
    fact: {
      vi: 'Bản sao lưu "{path}" không khớp với chính nó ({reason}).',
      en: 'The backup "{path}" contradicts itself ({reason}).',
    },
    remedy: {
      vi: "Tệp đã bị sửa, hoặc sổ đã sai từ trước khi sao lưu: dùng bản sao lưu khác. Chưa có gì được phục hồi.",
      en: "The file was changed, or its ledger was wrong before: use another backup. Nothing has been restored.",
    },
  },
  restoreTargetExists: {
    category: "conflict",
    fact: {
      vi: 'Nơi phục hồi "{path}" không trống: đã có sổ hoặc dữ liệu ở đó.',
      en: 'The place to restore into, "{path}", is not empty: there is a ledger or other data.',
    },
    remedy: {
      vi: "Phục hồi vào tệp mới hoặc schema trống (--ledger …); sổ đang có không bao giờ bị ghi đè.",
      en: "Restore into a new file or an empty schema (--ledger …); a ledger that is there is never overwritten.",
    },
  },
  batchWithoutMoney: {
    category: "conflict",
    fact: {
      vi: 'Bản ghi số {revision} ("{document}") không có bút toán nào để thu hồi.',
      en: 'Revision {revision} ("{document}") has no entry that could be taken back.',
    },
    remedy: {
      vi: "Chỉ thu hồi bản ghi có bút toán; kỳ đã khóa thì mở lại bằng giaingan reopen. Chưa có gì được ghi.",
      en: "Take back a revision that has entries; a closed period is opened again by giaingan reopen. Nothing has been posted.",
    },
  },
  batchAlreadyUndone: {
    category: "conflict",
    fact: {
      vi: "Mọi bút toán của bản ghi số {revision} đã được thu hồi, lần cuối ở bản ghi số {undoneIn}.",
      en: "Every entry of revision {revision} has been taken back, the last of them in revision {undoneIn}.",
    },
    remedy: {
      vi: "Không cần thu hồi lần nữa. Muốn ghi lại số liệu thì nhập lại tệp, hoặc thu hồi chính bản ghi số {undoneIn}. Chưa có gì được ghi.",
      en: "It need not be taken back again. To have its money back import the file again, or undo revision {undoneIn} itself. Nothing has been posted.",
    },
  },
  batchInFlight: {
    category: "conflict",
    fact: {
      vi: "Lô {batch} đang được ghi theo một yêu cầu khác, chưa có kết quả.",
      en: "The batch {batch} is being posted for another request, which has no answer yet.",
    },
    remedy: {
      vi: "Chờ một giây rồi gửi lại đúng lô đó với cùng mã: nếu đã ghi, sổ trả lời như lần đầu và không ghi thêm.",
      en: "Wait a second and send the same batch again with the same id: if it was posted, the answer is the same and nothing is posted twice.",
    },
  },
} as const;

/** The whole catalogue of the ledger. */
export const ledgerRefusals: typeof storageRefusals & typeof periodRefusals & typeof serviceRefusals = {
  ...storageRefusals,
  ...periodRefusals,
  ...serviceRefusals,
};

/** Makes a refusal of the ledger: `throw refuseLedger("notALedger", { path })`. */
export const refuseLedger: ReturnType<typeof createRefuse<typeof ledgerRefusals>> = createRefuse(ledgerRefusals);
