/**
 * The refusals of storage that takes nothing more, and of the service on top of a ledger.
 */

/** The part of the ledger's catalogue that came with the limits of the service. */
export const serviceRefusals = {
  ledgerDiskFull: {
    category: "unavailable",
    fact: {
      vi: 'Hết chỗ để ghi sổ "{path}" ({reason}).',
      en: 'There is no room left to write the ledger "{path}" ({reason}).',
    },
    remedy: {
      vi: "Giải phóng dung lượng đĩa rồi gửi lại; không cần khởi động lại, và số liệu vẫn xem được. Chưa có gì được ghi.",
      en: "Free disk space and send it again; nothing need be restarted, and reading goes on. Nothing has been posted.",
    },
  },
  ledgerReadOnly: {
    category: "unavailable",
    fact: {
      vi: 'Sổ "{path}" chỉ đọc được, không ghi được ({reason}).',
      en: 'The ledger "{path}" can be read but not written ({reason}).',
    },
    remedy: {
      vi: "Gắn lại đĩa với quyền ghi, hoặc dùng máy chủ chính thay vì bản sao chỉ đọc. Chưa có gì được ghi.",
      en: "Mount the disk for writing, or use the primary server and not its read-only copy. Nothing has been posted.",
    },
  },
  migrationNeedsOwner: {
    category: "conflict",
    fact: {
      vi: 'Sổ "{path}" thuộc phiên bản {found}; người dùng "{user}" không sở hữu các bảng (chủ: "{owner}") nên không nâng lên phiên bản {known} được.',
      en: 'The ledger "{path}" has version {found}; the user "{user}" does not own its tables ("{owner}" does) and cannot bring it to version {known}.',
    },
    remedy: {
      vi: "Chạy giaingan migrate một lần bằng vai trò {owner} (docs/postgresql-roles.sql), rồi mở lại. Sổ giữ nguyên.",
      en: "Run giaingan migrate once as {owner} (docs/postgresql-roles.sql), and open it again. The ledger is as it was.",
    },
  },
  serverBusy: {
    category: "unavailable",
    fact: {
      vi: "Máy chủ đang trả lời {requestsMax} yêu cầu cùng lúc, là mức cao nhất.",
      en: "The server is answering {requestsMax} requests at once, which is its limit.",
    },
    remedy: {
      vi: "Chờ {seconds} giây rồi gửi lại. Yêu cầu này chưa được xử lý, chưa có gì được ghi.",
      en: "Wait {seconds} s and send it again. This request was not begun, and nothing has been posted.",
    },
  },
  answerTimedOut: {
    category: "unavailable",
    fact: {
      vi: "Sau {seconds} giây yêu cầu vẫn chưa xong, máy chủ thôi chờ.",
      en: "The request was not done after {seconds} s, and the server stopped waiting.",
    },
    remedy: {
      vi: "Hỏi hẹp hơn (một đơn vị, một niên độ) hoặc thử lại lúc máy rảnh hơn. Nếu là ghi sổ: gửi lại đúng lô đó với cùng id, không bao giờ bị ghi hai lần.",
      en: "Ask for less (one unit, one budget year), or again when the machine is less busy. If it was to post: send the same batch with the same id; it is never posted twice.",
    },
  },
  serverEnding: {
    category: "unavailable",
    fact: { vi: "Máy chủ đang dừng, không nhận yêu cầu mới.", en: "The server is ending and takes no new requests." },
    remedy: {
      vi: "Gửi lại khi máy chủ đã chạy lại. Yêu cầu này chưa được xử lý, chưa có gì được ghi.",
      en: "Send it again when the server is back. This request was not begun, and nothing has been posted.",
    },
  },
  periodsNotSeen: {
    category: "conflict",
    fact: {
      vi: "Yêu cầu khóa, mở kỳ không nêu đã xem các kỳ ở trạng thái nào (thiếu If-Match).",
      en: "The request changes a period without saying which state of the periods it has seen (no If-Match).",
    },
    remedy: {
      vi: "Đọc GET /api/v1/periods, rồi gửi lại với If-Match là ETag của câu trả lời đó. Chưa có gì được ghi.",
      en: "Ask GET /api/v1/periods, and send this again with the ETag of that answer as If-Match. Nothing has been posted.",
    },
  },
  periodsChanged: {
    category: "conflict",
    fact: {
      vi: "Các kỳ đã thay đổi so với trạng thái {seen} mà yêu cầu nêu; từ đó đến bản ghi số {revision}: {changes}.",
      en: "The periods are no longer as in the state {seen} that the request names; since then, up to revision {revision}: {changes}.",
    },
    remedy: {
      vi: "Đọc lại GET /api/v1/periods, xem thay đổi, rồi gửi lại với ETag mới nếu vẫn cần. Chưa có gì được ghi.",
      en: "Ask GET /api/v1/periods again, look at what changed, and send it with the new ETag if it is still wanted. Nothing has been posted.",
    },
  },
} as const;
