/**
 * Lines of papers as offices write them, in Unicode, of several kinds; and lines in other languages, units and signs.
 */

const report = `Ủy ban nhân dân tỉnh báo cáo tình hình thực hiện kế hoạch vốn đầu tư công năm 2023.
Tổng số vốn được giao là 1.245.678 triệu đồng, gồm vốn ngân sách trung ương và vốn ngân sách địa phương.
Đến hết tháng 10, giá trị giải ngân đạt 46,35% kế hoạch, thấp hơn bình quân chung của cả nước.
Nguyên nhân chủ yếu là công tác bồi thường, giải phóng mặt bằng còn chậm; một số nhà thầu thiếu năng lực.
Đề nghị các chủ đầu tư khẩn trương hoàn thiện hồ sơ, thanh toán khối lượng hoàn thành trước ngày 31/01.
Kho bạc Nhà nước kiểm soát, thanh toán theo đúng quy định tại Nghị định số 99/2021/NĐ-CP.`;

const headings = `STT
Danh mục dự án
Nhóm dự án
Địa điểm xây dựng
Thời gian khởi công - hoàn thành
Quyết định đầu tư
Số quyết định; ngày, tháng, năm ban hành
TMĐT
Lũy kế vốn đã bố trí đến hết năm 2022
Kế hoạch năm 2023
Trong đó: thu hồi các khoản vốn ứng trước
Giải ngân từ đầu năm đến hết tháng báo cáo
Ước giải ngân cả năm
Tỷ lệ (%)
Chủ đầu tư
Ghi chú
BIỂU TỔNG HỢP TÌNH HÌNH GIẢI NGÂN
ĐƠN VỊ TÍNH: TRIỆU ĐỒNG
TỔNG SỐ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc`;

const projects = `Đường giao thông nông thôn thôn 3, xã Hòa Bình
Nâng cấp, mở rộng Trường Tiểu học Lê Lợi
Sửa chữa đập, kênh mương nội đồng xã Tân Cảnh
Nước sinh hoạt tập trung làng Kon Rờ Bàng
Cầu treo dân sinh qua suối Đăk Ui
Hỗ trợ nhà ở cho hộ nghèo (40 triệu đồng/hộ)
Dự án 1: Hỗ trợ đầu tư phát triển hạ tầng kinh tế - xã hội
Tiểu dự án 2: Nuôi dưỡng, phát triển rừng bền vững
Nhà rông văn hoá thôn Kà Tu
Trạm y tế xã Ia Chim
Chương trình mục tiêu quốc gia xây dựng nông thôn mới
Mô hình trồng sâm Ngọc Linh, cà phê, mắc ca`;

const names = `Hà Nam
Thanh Hóa
Chí Minh
Gò Ô
Gò Công
Cà Mau
Lâm Bình
Mô Rai
Sa Bình
Sê San
Kon Plông
Krông Nô
Krông Ana
Đăk Ruông
Đăk Ruồng
Đắk Tô
Đăk Pék
Ngọk Réo
Pờ Y
Ba Tơ
Ê Đê
Gié - Triêng
Xơ Đăng
Brâu
Nguyễn Thị Bé
Trần Văn Tí
Lò Văn Sáng
Bế Văn Đàn
Ô tô
xe ô tô con
Bé
Sè
cô
là
có
thì
đã
kì
Lý do
Quý I
Quý III
Mã số
xã
thôn
Tô
Hòa
hoà`;

const rest = `ubnd.hoabinh@kontum.gov.vn
https://kontum.gov.vn/tin-tuc?id=12
=SUM(D8:D24)
8=9+10
1.234.567,89
Café, Hôtel
CT MTQG DTTS&MN
QĐ 1719/QĐ-TTg
m² sàn; 25 m³/ngày; 30°C
Trước mắt – lâu dài: “vừa làm, vừa học”… được ½ chặng`;

/** Lines of Unicode Vietnamese, each as a cell may hold it. */
export const vietnameseLines: readonly string[] = [report, headings, projects, names, rest].flatMap((page) =>
  page.split("\n"),
);

/** Lines that are no Vietnamese at all. */
export const foreignLines: readonly string[] = `Le café est situé près de l'hôtel où naquit Noël.
Où est la gare ? Là, à côté du théâtre.
L'année dernière, la maïs française a coûté très cher : «prix fort».
Château, naïf, Zoé, aïeul, haïr, Moïse, ouïe, île, forêt
Die Straße führt über die Brücke; schöne Grüße aus Köln und München.
Mäh für Öl, größer als früher, natürlich hört man Lärm.
Ärger, Übermut, Öffnung, Gebühr, Prüfung
El niño comió piñas en España; ¿dónde está el año?
aún, aérea, país, oasis, Raúl, baúl, caí, leí, oí
São Paulo, João não quer pão de ló; avó e avô, órgãos
Così è, perché no? Città, università, più, lunedì
På lån må du få nå så gå på hånd
Nå må du gå på båten, så får du øl og brød
Rødgrød med fløde, æble, blåbær, små ål, tæt på åen
Jag är så trött, då gör vi något på lördag
Hän on täällä, mä en tiiä, sä näät tän yön työn
Þetta er íslenska: það, ég á að fá öl og brauð, mjög góð
Çok güzel, için, gün, tüm, köy, dört, üç, söz
Törökország, jövő, öt, hét, nyár, víz, út, kő
Příliš žluťoučký kůň úpěl ďábelské ódy
mån
må så hån gå når på æ ø å
¿Qué? ¡Sí!
m² m³ 25° ½ ¼ ¾ © ® ± × ÷ « » · •
100µm 10 µm 5 µg 3 µl
§ 5 Abs. 3 ¶ 4
1¹ 2² 3³ ª º Nº 5; 1.º; 2.ª
Lego® Ha¹ a¹ b² ©2020
£5 ¥100 ¢5 ¤3
«mot» « là » «Thé»
日本語 한국어 Русский язык ελληνικά`.split("\n");
