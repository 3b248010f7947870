/**
 * The layouts of the field, drawn: district and commune annex (A), monthly report by source (B), programme matrix (C),
 * year-end settlement (D), and long tables of one row a figure (E). Figures are made up, and add up.
 */

export const layoutA = `
UBND HUYỆN KON RẪY
*BIỂU TỔNG HỢP KẾ HOẠCH VỐN VÀ GIẢI NGÂN CHƯƠNG TRÌNH MTQG XÂY DỰNG NÔNG THÔN MỚI NĂM 2023 (đến ngày 31/10/2023)
||||||||||||||||||||||||Đơn vị: triệu đồng
STT|Nội dung/Danh mục công trình|Địa điểm (xã)|Chủ đầu tư|Mã dự án|QĐ đầu tư (số, ngày)|Tổng mức đầu tư|Kế hoạch vốn năm 2023|<|<|<|<|<|Vốn kéo dài|<|<|Lũy kế giải ngân đến 31/10|<|<|Tỷ lệ %|Ước đến 31/12|<|Ước đến 31/01|<|Khối lượng hoàn thành|Khó khăn, vướng mắc/Ghi chú
^|^|^|^|^|^|^|Tổng số|NSTW|NS tỉnh|NS huyện|NS xã|Huy động|Tổng|năm 2022|năm 2021|Tổng|vốn năm nay|vốn kéo dài|^|số|%|số|%|^|^
1|2|3|4|5|6|7|8=9+10+11+12+13|9|10|11|12|13|14=15+16|15|16|17=18+19|18|19|20=17/(8+14)|21|22|23|24|25|26
|*TỔNG CỘNG|||||9000|100|60|20|10|5|5|30|20|10|65|50|15|50|117|90|130|100|70|
A|*Vốn đầu tư phát triển|||||9000|80|50|15|10|5||30|20|10|60|45|15|54.55|99|90|110|100|70|
I|Dự án chuyển tiếp|||||5000|50|30|10|10|||30|20|10|40|25|15|50|72|90|80|100|40|
1|Đường trục thôn 3|Tân Lập|UBND xã Tân Lập|#7912345|481/QĐ-UBND, 12/3/2022|3000|30|20|10||||30|20|10|30|15|15|50|54|90|60|100|30|Vướng mặt bằng
2|Trường mầm non|Đăk Ruồng|BQLDA huyện|#7912346||2000|20|10||10||||||10|10||50|18|90|20|100|10|
II|Khởi công mới|||||4000|30|20|5||5|||||20|20||66.67|27|90|30|100|30|
1|Nhà văn hóa|Đăk Kôi|UBND xã Đăk Kôi|#7912347||4000|30|20|5||5|||||20|20||66.67|27|90|30|100|30|
B|*Vốn sự nghiệp||||||20|10|5|||5||||5|5||25|18|90|20|100||
I|Nội dung thành phần số 01||||||20|10|5|||5||||5|5||25|18|90|20|100||
-|Hỗ trợ liên kết chuỗi giá trị||UBND xã Tân Lập||||20|10|5|||5||||5|5||25|18|90|20|100||

||||||||||||||||||||||||Kon Rẫy, ngày 05 tháng 11 năm 2023
|Người lập biểu||||||||||||||||||||||TM. ỦY BAN NHÂN DÂN
`;

export const layoutB = `
*TÌNH HÌNH GIẢI NGÂN VỐN ĐẦU TƯ CÔNG THÁNG 10 NĂM 2025
(Kèm theo Báo cáo số 123/BC-UBND ngày 05/11/2025)
||||||||||||||||||||Đơn vị: tỷ đồng
STT|Nguồn vốn|KH TTg giao|KH HĐND giao|KH đã phân bổ chi tiết|% phân bổ|KH kéo dài|Lũy kế giải ngân đến hết tháng trước|<|<|<|<|Ước đến hết tháng báo cáo|<|<|<|<|% so KH TTg|% so KH chi tiết|Cùng kỳ năm trước %|Ghi chú
^|^|^|^|^|^|^|Tổng số|Tạm ứng|KLHT|Vốn kéo dài|KH năm|Tổng số|Tạm ứng|KLHT|Kéo dài|KH năm|^|^|^|^
|VỐN NSNN|1000|1100|900|81.82|50|500|100|400|20|480|600|120|480|30|570|60|66.67|55|
I|NSĐP|600|700|500|71.43|50|300|60|240|20|280|350|70|280|30|320|58.33|70|50|
1|XDCB tập trung|300|350|250|71.43|25|150|30|120|10|140|175|35|140|15|160|58.33|70|50|
2|Tiền SDĐ|200|250|150|60|25|100|20|80|10|90|125|25|100|15|110|62.5|83.33|50|
3|Xổ số|100|100|100|100||50|10|40||50|50|10|40||50|50|50|50|
II|NSTW|400|400|400|100||200|40|160||200|250|50|200||250|62.5|62.5|60|
1|Vốn trong nước|400|400|400|100||200|40|160||200|250|50|200||250|62.5|62.5|60|
|Trong đó:||||||||||||||||||
-|CTMTQG xây dựng NTM|100|100|100|100||50|10|40||50|60|10|50||60|60|60|50|
-|CTMTQG giảm nghèo bền vững|50|50|50|100||20|5|15||20|30|5|25||30|60|60|50|
2|Vốn nước ngoài||||||||||||||||||
`;

export const layoutC = `
Biểu 02
KẾT QUẢ GIẢI NGÂN 03 CHƯƠNG TRÌNH MTQG NĂM 2024 (tính đến hết ngày 30/9/2024)
ĐVT: triệu đồng
TT|Chương trình/nội dung|Vốn đầu tư phát triển|<|<|<|<|<|<|Kinh phí sự nghiệp|<|<|<|<|Huy động ngoài ngân sách
^|^|Kế hoạch|<|<|Giải ngân|<|<|Tỷ lệ (%)|Kế hoạch|<|Giải ngân|<|Tỷ lệ (%)|^
^|^|Năm 2024|Năm 2023 kéo dài|Năm 2022 kéo dài|Năm 2024|Năm 2023 kéo dài|Năm 2022 kéo dài|^|Năm 2024|Năm 2023 chuyển sang|Năm 2024|Năm 2023 chuyển sang|^|^
(1)|(2)|(3)|(4)|(5)|(6)|(7)|(8)|(9)=(6+7+8)/(3+4+5)|(10)|(11)|(12)|(13)|(14)|(15)
|TỔNG SỐ|300|30|10|150|20|10|52.94|100|20|40|10|41.67|15
A|XÂY DỰNG NÔNG THÔN MỚI|200|20|10|100|15|10|54.35|60|15|20|10|40|15
1|Nội dung thành phần số 01|50|10|10|50|5|10|92.86|10|5|10|5|100|5
2|Nội dung thành phần số 02|150|10||50|10||37.5|50|10|10|5|25|10
2.1|Tiểu dự án 1|100|10||30|10||36.36|25|5|5|5|33.33|5
2.2|Tiểu dự án 2|50|||20|||40|25|5|5||16.67|5
B|GIẢM NGHÈO BỀN VỮNG|100|10||50|5||50|40|5|20||44.44|
`;

export const layoutD = `
QUYẾT TOÁN VỐN ĐẦU TƯ CÔNG THEO NIÊN ĐỘ NGÂN SÁCH NĂM 2022
Đơn vị: đồng
STT|Nội dung|Mã dự án đầu tư|Tổng mức đầu tư|Địa điểm mở tài khoản|Lũy kế vốn đã giải ngân từ khởi công đến hết năm 2021|<|Kế hoạch và giải ngân vốn kế hoạch được kéo dài từ các năm trước sang năm 2022|<|<|<|Kế hoạch và giải ngân vốn kế hoạch năm 2022|<|<|<|<|<
^|^|^|^|^|Tổng số|Trong đó: vốn tạm ứng theo chế độ chưa thu hồi|Kế hoạch vốn được kéo dài|Giải ngân|Kế hoạch vốn tiếp tục được phép kéo dài sang năm sau|Số vốn hủy bỏ|Kế hoạch vốn năm 2022|Giải ngân|<|<|Kế hoạch vốn được phép kéo dài sang năm sau|Số vốn hủy bỏ
^|^|^|^|^|^|^|^|^|^|^|^|Tổng số|Thanh toán KLHT|Vốn tạm ứng|^|^
1|2|3|4|5|6|7|8|9|10|11=8-9-10|12|13=14+15|14|15|16|17=12-13-16
|TỔNG SỐ||30000000000||5000000000|1000000000|2000000000|1500000000|300000000|200000000|10000000000|8000000000|7000000000|1000000000|1500000000|500000000
|Vốn trong nước||30000000000||5000000000|1000000000|2000000000|1500000000|300000000|200000000|10000000000|8000000000|7000000000|1000000000|1500000000|500000000
I|Vốn CTMTQG||30000000000||5000000000|1000000000|2000000000|1500000000|300000000|200000000|10000000000|8000000000|7000000000|1000000000|1500000000|500000000
1|Hồ chứa nước Đăk Pokei|#7912345|30000000000|KBNN Kon Rẫy|5000000000|1000000000|2000000000|1500000000|300000000|200000000|10000000000|8000000000|7000000000|1000000000|1500000000|500000000
`;

export const layoutE = `
Năm|Đơn vị|Nguồn vốn|Kế hoạch (tỷ đồng)|Giải ngân (tỷ đồng)|Tỷ lệ
2023|Xã Tân Lập|NSTW|#1,5|#0,75|#50%
2023|Xã Đăk Kôi|NS tỉnh|#1.250,5|#625,25|#50%
`;

/**
 * A province's progress of the three programmes on 19/5/2025, as printed: 67.172 should be 67.712.
 * Source: vietnam.vn, "Tập trung tháo gỡ khó khăn, giải ngân vốn các chương trình mục tiêu quốc gia".
 */
export const provinceTable = `
Đơn vị: triệu đồng
programme|fund|plan|disbursed|rate_printed
Total|all|614294|84499|13.76
Total|investment|310386|70109|22.59
Total|recurrent|303908|14390|4.73
New rural development|all|320197|55882|17.45
New rural development|investment||50824|26.02
New rural development|recurrent||5058|4.05
Sustainable poverty reduction|recurrent|67172|4369|6.45
Ethnic minority & mountainous|all|226385|24248|10.71
Ethnic minority & mountainous|investment||19285|16.76
Ethnic minority & mountainous|recurrent||4963|
`;
