/**
 * The words by which reports say what a figure is. Data only: which word counts where is the grammar's business.
 *
 * Several spellings stand in one line, separated by "|". The longest phrase at a place wins, so a longer phrase also
 * serves to shield its words: "chương trình mục tiêu quốc gia" keeps "mục tiêu" from meaning a target.
 */

/** What a phrase says. */
export type CueName =
  | "disbursed"
  | "undisbursed"
  | "settled"
  | "allocated"
  | "allocatedInDetail"
  | "unallocated"
  | "mobilised"
  | "assigned"
  | "supported"
  | "planNoun"
  | "moneyNoun"
  | "cancelled"
  | "performed"
  | "negation"
  | "total"
  | "realised"
  | "revenue"
  | "revenuePlan"
  | "estimated"
  | "targeted"
  | "carriedOver"
  | "carriedInto"
  | "movedFrom"
  | "toDate"
  | "cumulative"
  | "openDeadline"
  | "reaches"
  | "share"
  | "change"
  | "comparison"
  | "samePeriod"
  | "average"
  | "level"
  | "wholeCountry"
  | "breakdown"
  | "composition"
  | "structure"
  | "inclusive"
  | "joint"
  | "continues"
  | "done"
  | "holds"
  | "copula"
  | "outOf"
  | "programme"
  | "basis"
  | "otherTopic"
  | "purpose"
  | "work"
  | "perUnit"
  | "remaining"
  | "minor"
  | "shield";

/** Words that only lead on to the next word of a statement. */
export const linkCues: ReadonlySet<CueName> = new Set(["continues", "done", "holds"]);

/** Phrases of each cue. */
export const cuePhrases: Readonly<Record<CueName, string>> = {
  disbursed: `giải ngân|mới chi|đã chi được|chi được|thanh toán|thanh toán khối lượng hoàn thành|thanh toán klht|thanh toán khối lượng|tạm ứng|đã chi|chi trả|rút vốn|đã sử dụng|tiến độ giải ngân|kết quả giải ngân|tỷ lệ giải ngân|
    tình hình giải ngân|giá trị giải ngân|số giải ngân|giá trị thanh toán|đã thanh toán|cấp phát|kiểm soát thanh toán|
    thực hiện giải ngân|chi đầu tư|tổng chi|chi ngân sách|thanh quyết toán|chi ngân sách địa phương|chi ngân sách nhà nước|chi nsđp|
    chi nsnn|tổng chi ngân sách|tổng chi ngân sách địa phương|tổng chi ngân sách nhà nước|tổng chi nsđp|chi cân đối ngân sách|
    chi cân đối ngân sách địa phương|tổng chi cân đối ngân sách địa phương`,
  undisbursed: `chưa giải ngân|chưa được giải ngân|chưa thanh toán|chưa giải ngân hết|phải giải ngân|cần giải ngân|
    cần phải giải ngân|tiếp tục giải ngân|không giải ngân|không giải ngân hết|chưa sử dụng|chưa chi|không có khả năng giải ngân|khó có khả năng giải ngân|chưa giải ngân được|không giải ngân được`,
  settled: `quyết toán|đã quyết toán|được quyết toán`,
  allocated: `phân bổ|phân giao|phân bổ cho|được phân bổ|đã được phân bổ`,
  allocatedInDetail: `phân bổ chi tiết|giao chi tiết|phân khai|đã phân bổ|phân bổ, giao chi tiết|đã phân bổ, giao kế hoạch chi tiết|phân bổ, giao kế hoạch chi tiết|đã giao chi tiết|
    phân bổ và giao chi tiết|hoàn thành phân bổ|phân khai chi tiết|giao kế hoạch chi tiết|phân bổ kế hoạch chi tiết|
    đã thực hiện phân bổ|đã tiến hành phân bổ|phân bổ vốn chi tiết|đã hoàn thành phân bổ|tỷ lệ phân bổ|
    phân bổ cho các dự án|được phân bổ cho các dự án|đã được phân bổ cho các dự án|phân bổ vốn cho các dự án|phân bổ chi tiết cho các dự án`,
  unallocated: `chưa phân bổ|chưa được phân bổ|chưa giao|chưa giao chi tiết|chưa phân khai|chưa phân bổ chi tiết|
    chưa phân bổ, giao chi tiết|chưa được giao|chưa phân bổ hết|chưa được phân bổ chi tiết|chưa được phân khai|
    chưa giao hết|chưa được giao chi tiết|chưa thực hiện phân bổ|không phân bổ hết|chưa phân giao|chưa phân bổ vốn`,
  mobilised: `huy động|đóng góp|ủng hộ|vận động được|vận động|góp|huy động được|dân góp|tài trợ|quyên góp|
    kêu gọi được|thu hút được|tranh thủ được|nguồn lực|tổng nguồn lực`,
  assigned: `giao|được giao|bố trí|được bố trí|được cấp|cấp|bổ sung|được bổ sung|
    được hỗ trợ|đã giao|đã bố trí|cân đối|được thông báo|được phân khai|phê duyệt|đã được giao|
    được phê duyệt|trung ương giao|đã cấp|đã được bố trí|đã được cấp`,
  supported: `hỗ trợ`,
  planNoun: `kế hoạch|kế hoạch huy động|kế hoạch vốn|kế hoạch giải ngân|vốn kế hoạch|dự toán|dự toán giao|dự toán chi|tổng mức đầu tư|
    dự toán vốn|kh|kh vốn|khv|tổng dự toán|nhu cầu vốn|tổng nhu cầu|kế hoạch đầu tư|quy mô|tổng chi phí|
    tổng chi phí đầu tư|tổng chi phí thực hiện`,
  cancelled: `hủy bỏ|hủy dự toán|huỷ bỏ|huỷ dự toán|hủy kế hoạch|đề nghị hủy|cắt giảm|điều chỉnh giảm|nộp trả|hoàn trả|
    thu hồi vốn|hủy|huỷ|giảm trừ|nộp trả ngân sách|bị hủy|bị thu hồi|điều chuyển giảm`,
  performed: `thực hiện|đã thực hiện|thực hiện được|thực hiện đạt`,
  negation: `chưa|không`,
  moneyNoun: `tiền sử dụng đất|nguồn thu tiền sử dụng đất|nguồn thu sử dụng đất|xổ số kiến thiết|xổ số|
    nguồn xổ số|nguồn thu xổ số|nguồn thu xổ số kiến thiết|bội chi|nguồn bội chi|vốn tiền sử dụng đất|
    thu sử dụng đất|nguồn tiền sử dụng đất|vốn thực hiện dự án|vốn thực hiện đề án|vốn thực hiện chương trình|kinh phí thực hiện|vốn thực hiện các|
    vốn chuẩn bị đầu tư|vốn|nguồn vốn|kinh phí|nguồn kinh phí|số tiền|số vốn|nguồn|khoản|ngân sách|chi phí|trị giá|giá trị`,
  total: `tổng vốn|tổng nguồn vốn|tổng kinh phí|tổng số vốn|tổng số|tổng cộng|tổng nguồn|tổng nguồn kinh phí|tổng|
    tổng vốn đầu tư|tổng mức vốn|tổng số tiền|tổng vốn thực hiện chương trình|tổng vốn thực hiện các chương trình|
    tổng nguồn vốn thực hiện|tổng vốn thực hiện dự án|
    tổng vốn thực hiện đề án|tổng kế hoạch|tổng kế hoạch vốn|tổng vốn kế hoạch`,
  realised: `vốn đầu tư thực hiện|tổng vốn đầu tư thực hiện|tổng vốn thực hiện|tổng vốn đầu tư công thực hiện|vốn thực hiện|thực hiện vốn đầu tư|khối lượng thực hiện|giá trị thực hiện|
    kl thực hiện|giá trị kl thực hiện|klth|kl hoàn thành|giá trị khối lượng|giá trị khối lượng thực hiện|khối lượng hoàn thành|vốn đầu tư công thực hiện|vốn đã thực hiện|
    vốn đầu tư phát triển thực hiện|vốn đầu tư toàn xã hội|vốn đầu tư phát triển toàn xã hội|
    thực hiện vốn đầu tư công|thực hiện vốn|đầu tư thực hiện|vốn đầu tư nsnn thực hiện|vốn đầu tư xã hội thực hiện`,
  revenue: `thu ngân sách|thu nsnn|thu nội địa|tổng thu|số thu|thu cân đối|thu thuế|thu từ|
    thu xuất nhập khẩu|nguồn thu|thu ngân sách nhà nước|tổng thu ngân sách|tổng thu ngân sách nhà nước|thu hải quan|
    tổng thu nsnn|thu ngân sách địa phương|thu từ dầu thô|thu phí|thu khác|thu nsđp|thu ngân sách huyện|
    thu ngân sách xã|thu ngân sách tỉnh|thu được|thu từ hoạt động xuất nhập khẩu|thu từ đấu giá|
    thu tiền sử dụng đất|thu tiền thuê đất|thu phạt|thu lệ phí|thu lệ phí trước bạ|thu ngoài quốc doanh|
    thu thường xuyên|thu trên địa bàn|thu cấp quyền|thu hoa lợi công sản|thu cố định`,
  revenuePlan: `dự toán thu|dự toán thu ngân sách|chỉ tiêu thu|kế hoạch thu|dự toán thu nsnn|dự toán thu nội địa|
    kế hoạch thu ngân sách|chỉ tiêu thu ngân sách|giao thu|dự toán thu ngân sách nhà nước|dự toán tổng thu|
    nhiệm vụ thu|nhiệm vụ thu ngân sách`,
  estimated: `ước|ước tính|dự kiến|dự ước|ước thực hiện|dự báo|ước chừng đạt|ước đạt|dự kiến đạt|dự tính`,
  targeted: `phấn đấu|phần đấu|phân đấu|mục tiêu|chỉ tiêu|đặt mục tiêu|quyết tâm|phải đạt|cam kết|yêu cầu|đề ra|đặt ra|
    tối thiểu|đăng ký|chỉ tiêu giao|phấn đấu đạt|bảo đảm đạt|đảm bảo đạt`,
  carriedOver: `kéo dài|chuyển nguồn|được kéo dài|các năm trước|những năm trước|năm trước|kéo dài thời gian`,
  carriedInto: `kéo dài sang|chuyển sang|chuyển nguồn sang|năm trước chuyển sang|dư chuyển sang|chuyển tiếp sang|
    tồn chuyển sang|được kéo dài sang|kéo dài thời gian thực hiện sang|kéo dài thời gian giải ngân sang|kéo dài đến`,
  movedFrom: `chuyển từ|chuyển nguồn từ|dư từ|tồn từ`,
  toDate: `đến nay|cho đến nay|tới nay|đến thời điểm này|đến thời điểm hiện tại|tính đến nay|hiện nay|đến thời điểm báo cáo|
    tính đến thời điểm này|đến hiện tại|tính đến hiện tại|tính đến thời điểm hiện tại|tính tới nay|hiện tại`,
  cumulative: `lũy kế|luỹ kế|cộng dồn|tính chung`,
  openDeadline: `hết niên độ|hết nên độ|hết niên độ ngân sách|cuối niên độ|kết thúc niên độ|hết năm ngân sách|
    hết niên hạn|hết thời gian chỉnh lý|hết thời gian chỉnh lý quyết toán|kết thúc niên độ ngân sách`,
  reaches: `đạt|bằng|tương đương|tương ứng|tức|tương đương với|tương ứng với|được|tỷ lệ đạt|đạt tỷ lệ|với tỷ lệ|tỷ lệ`,
  share: `chiếm|tỷ trọng|chiếm tỷ trọng|chiếm tỷ lệ|chiếm khoảng`,
  change: `tăng|giảm|cao hơn|thấp hơn|vượt|nhanh hơn|chậm hơn|tăng thêm|giảm so với|tăng so với|nhiều hơn|ít hơn|hụt|kém|
    tăng trưởng|lớn hơn|tăng lên|giảm xuống|giảm đi|bứt tốc|tăng cao hơn`,
  comparison: `so với|so|so cùng|đối chiếu`,
  samePeriod: `cùng kỳ|cùng kỳ năm trước|cùng kỳ năm ngoái|cùng thời điểm năm trước|cùng thời điểm|năm ngoái|
    cùng thời điểm năm ngoái|cùng giai đoạn|cùng kỳ các năm`,
  average: `bình quân|trung bình|mức chung|bình quân chung|mức bình quân|mức trung bình|bình quân chung cả nước|
    bình quân cả nước|trung bình cả nước|mức bình quân chung|mức bình quân cả nước|mức trung bình cả nước|
    mức bình quân chung cả nước|mặt bằng chung|mức bình quân chung của cả nước|bình quân chung của cả nước|
    trung bình chung|trung bình chung của cả nước|mức chung của cả nước|bình quân chung toàn tỉnh|bình quân của cả nước|
    mức trung bình của cả nước|bình quân chung của tỉnh|mức bình quân của cả nước|trung bình của cả nước|
    mức chung cả nước|mức trung bình chung|mức trung bình chung của cả nước|tỷ lệ bình quân|mức giải ngân chung|
    tỷ lệ chung|tỷ lệ giải ngân chung`,
  level: `mức|con số|mức giải ngân|mức đạt`,
  wholeCountry: `cả nước|toàn quốc|toàn tỉnh`,
  breakdown: `trong đó|trong số này|trong số đó|trong đó có|trong số vốn này|trong số vốn đó|trong số tiền này|
    trong số kinh phí này|trong số kinh phí đó|trong tổng số này|trong tổng số đó|từ nguồn vốn này|từ số vốn này|
    từ nguồn kinh phí này|với nguồn vốn này|với số vốn này|trong nguồn vốn này`,
  composition: `gồm|bao gồm|cụ thể|cụ thể như sau|chia ra|gồm có|gồm các nguồn|chia theo nguồn vốn|
    phân theo nguồn vốn|cụ thể là`,
  structure: `cơ cấu|cơ cấu nguồn vốn|cơ cấu vốn|cơ cấu các nguồn vốn`,
  inclusive: `gồm cả|tính cả|nếu tính cả|tính chung cả|cộng cả|bao gồm cả|kể cả|không bao gồm|chưa bao gồm|không gồm|chưa gồm|không kể|chưa kể`,
  joint: `và|cùng|cùng với|cộng với|cộng`,
  done: `đã|mới|mới chỉ|chỉ mới`,
  holds: `có|có tới|thì có|còn có`,
  continues: `mà|nhưng|với|trong|riêng|thì|để|nhằm|sẽ|chỉ|vẫn|song|nên|kịp`,
  copula: `là|chính là|tức là`,
  outOf: `trên tổng|trên tổng số|trên tổng kế hoạch|trên tổng kế hoạch vốn|trên tổng vốn|trên kế hoạch|trên tổng số vốn|
    trên tổng nguồn vốn|trên kế hoạch vốn|trên tổng dự toán|trong tổng số|trong tổng vốn|trong tổng kế hoạch|trên dự toán`,
  programme: `chương trình mục tiêu quốc gia|chương trình mtqg|ctmtqg|chương trình mục tiêu|các chương trình mtqg|
    mục tiêu quốc gia|kế hoạch và đầu tư|đầu tư công|chủ đầu tư|nhà đầu tư|sở kế hoạch và đầu tư|bộ kế hoạch và đầu tư|
    phòng tài chính kế hoạch|tài chính kế hoạch|kế hoạch đầu tư công|kho bạc nhà nước|ngân hàng nhà nước|
    ngân sách và đầu tư|xúc tiến đầu tư|ban quản lý|đầu tư xây dựng|vốn đầu tư công|đầu tư xây dựng công trình|
    giao thông vận tải|tài nguyên và môi trường|bộ giao thông vận tải|bộ y tế|bộ giáo dục và đào tạo|sở giao thông vận tải|
    bộ tài nguyên và môi trường|sở tài nguyên và môi trường|bộ công thương|nông nghiệp và phát triển nông thôn|ban dân tộc`,
  basis: `kế hoạch thủ tướng giao|kế hoạch thủ tướng chính phủ giao|kế hoạch giao|kế hoạch được giao|
    kế hoạch vốn giao|kế hoạch vốn được giao|kế hoạch vốn trung ương giao|kế hoạch trung ương giao|kế hoạch tỉnh giao|
    kế hoạch hđnd tỉnh giao|kế hoạch chính phủ giao|kế hoạch quốc hội giao|dự toán trung ương giao|
    dự toán tỉnh giao|dự toán hđnd tỉnh giao|dự toán được giao|dự toán pháp lệnh|kế hoạch thủ tướng|
    kế hoạch ttg giao|kế hoạch được thủ tướng chính phủ giao|kế hoạch vốn thủ tướng chính phủ giao|kế hoạch huyện giao|
    kế hoạch vốn tỉnh giao|tổng kế hoạch được giao|kế hoạch đề ra|kế hoạch vốn đã giao|
    dự toán bộ tài chính giao|kế hoạch đã giao|kế hoạch chi tiết|vốn đã phân bổ|kế hoạch vốn đã phân bổ|
    kế hoạch đã phân bổ|vốn được giao|vốn giao|vốn kế hoạch được giao|tổng nguồn vốn được giao|tổng vốn được giao`,
  otherTopic: `tiêu chí|hộ nghèo|hộ cận nghèo|số hộ|hộ dân|dân số|số dân|lao động|che phủ|độ che phủ|diện tích|học sinh|
    bảo hiểm y tế|bhyt|người dân|số xã|số thôn|số bản|xã đạt chuẩn|thôn|bản|trường học đạt|nước sạch|nước hợp vệ sinh|
    nghèo đa chiều|tỷ lệ nghèo|hộ gia đình|chất thải|rác thải|tỷ lệ hộ|tỷ lệ dân|tỷ lệ người|tỷ lệ lao động|trẻ em|grdp|
    gdp|cpi|chỉ số|lạm phát|lãi suất|tỷ suất|tỷ giá|kim ngạch|xuất khẩu|nợ xấu|số dự án|số công trình|khối lượng công việc|
    sản lượng|năng suất|số đơn vị|giá trị sản xuất|hộ|tăng trưởng kinh tế|tốc độ tăng trưởng|
    tốc độ tăng trưởng kinh tế|kinh tế tăng trưởng|tăng trưởng grdp|tăng trưởng gdp|giá trị gia tăng|tổng sản phẩm`,
  purpose: `làm|giải quyết|xây mới|làm mới|xây dựng mới|mua mới|xây dựng|kiên cố hóa|kiên cố hoá|nâng cấp|sửa chữa|mua sắm|mua|cải tạo|đầu tư|hỗ trợ phát triển|
    hỗ trợ làm|hỗ trợ xây dựng|hỗ trợ mua|cho công tác|xây|bê tông hóa|cứng hóa|duy tu|đào tạo|tập huấn|lắp đặt|trồng|phục vụ|chi cho|đầu tư cho|dành cho|dùng để|để xây dựng|để làm`,
  work: `hỗ trợ sản xuất|hỗ trợ sinh kế|hỗ trợ nhà ở|hỗ trợ đào tạo|đường nội thôn|trường mầm non|trường tiểu học|
    trường thcs|xây trường|kênh mương nội đồng|sân thể thao|nhà sinh hoạt cộng đồng|cống|đập|đường giao thông|đường|đường liên thôn|đường trục thôn|đường liên xã|đường ngõ xóm|đường nội đồng|cầu dân sinh|giao thông|thủy lợi|thuỷ lợi|kênh mương|trường học|y tế|nhà văn hóa|nhà văn hoá|môi trường|
    chợ|hạ tầng|cơ sở hạ tầng|cơ sở vật chất|quy hoạch|nhà ở|điện|cầu|trạm y tế|giáo dục|văn hóa|nông nghiệp|
    phát triển sản xuất|hệ thống chính trị|tổ chức sản xuất|hạ tầng kinh tế|nước sinh hoạt|trụ sở|hệ thống điện|công trình`,
  perUnit: `bình quân đầu người|thu nhập bình quân|thu nhập|mức hỗ trợ|định mức|đơn giá|mỗi|
    một hộ|một người|bình quân mỗi|trên 1 ha|trên một ha|trên mỗi ha|trên một đơn vị diện tích|trên 1 đơn vị diện tích|suất đầu tư|bình quân đầu tư|mỗi công trình`,
  remaining: `còn lại|còn|số còn lại|phần còn lại|số vốn còn lại|vốn còn lại|số dư|còn thiếu|còn dư|dư`,
  minor: `ngoài ra|bên cạnh đó|đồng thời|mặt khác`,
  shield: `bằng cách|bằng văn bản|có mục tiêu|bổ sung có mục tiêu|thu hồi|thu hút|kế toán|có khả năng giải ngân|khả năng giải ngân|mỗi năm|hằng năm|mỗi tháng|bình quân mỗi tháng|trung bình mỗi tháng|mỗi quý|mỗi ngày|mỗi tuần|cầu đường|
    đồng bằng|xã hội|trên địa bàn|thời gian chỉnh lý quyết toán|chỉnh lý quyết toán|thời gian thực hiện|đạt chuẩn|
    nông thôn mới|xây dựng nông thôn mới|xây dựng ntm|phát triển kinh tế xã hội|kết quả thực hiện|tổ chức thực hiện|
    thực hiện chương trình|thực hiện các chương trình|quá trình thực hiện|triển khai thực hiện|kế hoạch số|
    điện biên|đồng chí|đơn vị tính|thực hiện kế hoạch|thực hiện dự án|thực hiện nhiệm vụ|cầu giấy|chợ mới|thực hiện theo|
    đầu tư phát triển|vốn đầu tư phát triển|bàn giao|giao dịch|giao lưu|giao ban|giao đất|giao nhiệm vụ|các cấp|cung cấp|
    cấp nước|cấp bách|cấp thiết|cấp ủy|cấp uỷ|góp phần|góp ý|đóng góp ý kiến|tăng cường|tăng tốc|gia tăng|cơ bản|văn bản|nông thôn|
    nhu cầu|bưu điện|bảo hộ|giảm nghèo|giảm nghèo bền vững|cấp trên|cấp dưới|cấp có thẩm quyền|cấp phép|giao khoán|cấp độ|
    bằng nguồn|bằng vốn|bằng tiền|vốn cấp phát|oda cấp phát|nước ngoài cấp phát|cấp phát từ ngân sách trung ương|giải phóng mặt bằng|mặt bằng|thực hiện giải phóng mặt bằng|thành phố|cộng đồng doanh nghiệp|
    tăng thu|trên tinh thần|cấp giấy|giao đoạn|giao cho chủ đầu tư|chương trình giảm nghèo|vùng đồng bào|dân tộc thiểu số|
    dân tộc thiểu số và miền núi|đồng bào dân tộc thiểu số|vùng đồng bào dân tộc thiểu số và miền núi`,
};
