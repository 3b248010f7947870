/**
 * Syllables that papers of offices are full of. They settle what spelling leaves open: "xã" may be "xó" in TCVN3, and "Bé" may be
 * "Bộ"; of two readings that can both be Vietnamese the one with the usual words is meant.
 */
const common: ReadonlySet<string> = new Set(
  // Money and accounts
  (
    "số tổng cộng vốn tiền tỷ tỉ triệu nghìn đồng giá trị lệ mức phần trăm dự án đầu tư thầu gói quỹ kế hoạch toán quyết " +
    "giải ngân chi phí nợ nguồn sách nhà nước vay viện trợ ứng tạm hồi thu chuyển tiếp kéo dài hủy huỷ bố bổ sung điều chỉnh " +
    "phân cấp giao thanh lũy luỹ khối lượng khái hạn hết còn lại đã chưa được thực hiện thời gian nộp trả khoản mục mã hiệu " +
    "đối tối thiểu đa bình quân cân thừa thiếu hụt tăng giảm chênh lệch tích vượt thấp cao đạt tiến độ " +
    // Offices and places
    "ủy uỷ ban nhân dân hội đồng tỉnh huyện xã phường thị trấn thành phố quận thôn tổ ấp bản làng khu vực vùng miền núi sở phòng " +
    "bộ cục vụ chính phủ quốc cơ quan đơn vị cấp trường bệnh trạm trụ trung ương địa phương đặc biệt nông nghiệp môi " +
    "hà nội hồ chí hải đà nẵng huế cần thơ đông tây bắc nam sông đường cầu cống kênh mương hồ đập đất rừng biển đảo chợ " +
    "hòa hoà phú quý quí thái thủy thuỷ tân vĩnh định quảng ngãi khánh gò lâm nghĩa kỳ mỹ hưng châu sóc giang " +
    // Works
    "xây dựng sửa chữa cải tạo nâng mở rộng nền mặt nhựa bê tông trình công hạng thoát nước sạch điện chiếu sáng học " +
    "trẻ giáo dục đào nghề y tế văn hóa hoá thể thao du lịch thông tin truyền bưu viễn giao phát triển hỗ bảo vệ quản lý lí " +
    "sản xuất chăn nuôi trồng trọt giống cây lúa ngô cá bò lợn gà hợp tác nhóm hộ nghèo bền vững dân tộc thiểu tôn " +
    "kinh xã chương mục tiêu mới giai đoạn năm tháng ngày quý tuần kỳ đầu cuối giữa trước sau từ đến tới tại ở " +
    // Papers
    "căn cứ nghị định thông tư luật điều khoản điểm chỉ thị văn kết luận báo cáo biểu bảng phụ lục ghi chú nội dung tên " +
    "lập duyệt ký kí người trưởng phó giám đốc chủ tịch chức vụ bí thư đảng đoàn cán viên lãnh đạo thẩm tra kiểm soát rà " +
    "hướng dẫn yêu đề xuất kiến trình gửi nhận nơi lưu hồ tài liệu mẫu đính kèm chứng cấp phép mật khẩn " +
    // Words between words
    "và các của được cho với theo từ đến để là có không những này đó đây về trên dưới trong ngoài cùng cũng như thì nếu " +
    "khi đang sẽ phải cần nên bị tự lần thứ một hai bốn sáu bảy tám chín mười mỗi nhiều ít hơn nhất rất lớn nhỏ mọi cả " +
    "việc điều loại nhằm tháo gỡ khó khăn vướng mắc nguyên xử tình đánh đáp khả chậm nhanh đủ đúng tốt đồng thời trong đó " +
    // What Unicode writes with letters of Latin-1 alone
    "toàn hoàn ngoài ngoại hoạt khóa khoá xóa xoá hoà tín góp bái tô loài liên là bà cá mà lá má gái trái hái bán bác khác thác " +
    "tác bàn sàn đàn hàn ngàn vàng hàng hành thánh cánh kính tính hình lòng vòng dòng đóng hòn bón tròn nón góc nhôm tôm " +
    "thêm đêm bên lên tên mía bìa chè xét mét nét kém thú núi túi dùng trùng cúng rút bút đê kê tê thuê nuôi muối " +
    "máy tàu cháy sáu bão pháp phái sáng tháng thám quán khí bí mình minh lính linh tím tìm chìm kìm típ xí bình ninh nhân " +
    "ân tâm lâm cân sân phân trân tây mây dây lây vây hôi tôi nôi thôi cô lô vô côn môn kì mô sê hồ sơ cơ " +
    "nguyễn trần lê phạm hoàng phan vũ võ đặng bùi đỗ hồ ngô dương lý văn thị đức hữu tuấn hùng dũng cường"
  )
    .split(" ")
    .filter((syllable) => /[^a-z]/u.test(syllable)),
);

/** Whether a syllable, in NFC and small letters, is one of the usual ones that has a mark or a tone. */
export function isCommonSyllable(syllable: string): boolean {
  return common.has(syllable);
}
