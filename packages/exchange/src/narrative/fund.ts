/**
 * Funds: the sources of money by the names that reports give them, as a wire name and as dimensions of a source.
 */
import { type FundingSource, sourceNotStated } from "@giaingan/finance";
import { type PhraseTable, phraseTable } from "./phrase-matcher.ts";

/** The fund names of extracted figures. */
export type FundName =
  | "investment"
  | "recurrent"
  | "central"
  | "local"
  | "province"
  | "district"
  | "commune"
  | "district+commune"
  | "credit"
  | "community"
  | "enterprise"
  | "integrated"
  | "direct"
  | "domestic"
  | "foreign"
  | "state_budget"
  | "off_budget";

/** Which question a fund answers: two funds of one aspect exclude each other, two of different aspects add up. */
export type FundAspect = "nature" | "level" | "origin" | "relation" | "giver" | "budget";

/** What each fund says of the source; "local" is no single level, so the level stays open. */
export const fundMeanings: Readonly<
  Record<FundName, { readonly aspect: FundAspect; readonly source: Partial<FundingSource> }>
> = {
  investment: { aspect: "nature", source: { nature: "investment" } },
  recurrent: { aspect: "nature", source: { nature: "recurrent" } },
  central: { aspect: "level", source: { level: "central" } },
  local: { aspect: "level", source: {} },
  province: { aspect: "level", source: { level: "province" } },
  district: { aspect: "level", source: { level: "district" } },
  commune: { aspect: "level", source: { level: "commune" } },
  "district+commune": { aspect: "level", source: {} },
  credit: { aspect: "giver", source: { relation: "offBudget" } },
  community: { aspect: "giver", source: { relation: "offBudget" } },
  enterprise: { aspect: "giver", source: { relation: "offBudget" } },
  integrated: { aspect: "relation", source: { relation: "integrated" } },
  direct: { aspect: "relation", source: { relation: "direct" } },
  domestic: { aspect: "origin", source: { origin: "domestic" } },
  foreign: { aspect: "origin", source: { origin: "foreign" } },
  state_budget: { aspect: "budget", source: {} },
  off_budget: { aspect: "budget", source: { relation: "offBudget" } },
};

const fundPhrases: Readonly<Record<FundName, string>> = {
  investment: `vốn đầu tư phát triển|vốn đầu tư|vốn đtpt|đầu tư phát triển|chi đầu tư phát triển|vốn xdcb|chi đầu tư|
    vốn xây dựng cơ bản|vốn đầu tư xây dựng cơ bản|vốn đầu tư xdcb|nguồn vốn đầu tư|nguồn vốn đầu tư phát triển|vốn đt|
    đtpt|nguồn đầu tư phát triển|nguồn đầu tư|kế hoạch vốn đầu tư|kế hoạch vốn đầu tư phát triển|chi đtpt`,
  recurrent: `vốn sự nghiệp|kinh phí sự nghiệp|sự nghiệp|chi thường xuyên|kinh phí thường xuyên|nguồn vốn sự nghiệp|
    nguồn sự nghiệp|vốn sự nghiệp kinh tế|nguồn kinh phí sự nghiệp|vốn thường xuyên|dự toán chi thường xuyên|
    kế hoạch vốn sự nghiệp|vốn sn|sự nghiệp kinh tế`,
  central: `ngân sách trung ương|ngân sách tw|nstw|vốn trung ương|vốn tw|vốn ngân sách trung ương|vốn nstw|
    nguồn trung ương|nguồn tw|vốn trung ương quản lý|trung ương quản lý|vốn do trung ương quản lý|do trung ương quản lý|
    nguồn vốn trung ương|nguồn ngân sách trung ương|nguồn nstw|ngân sách cấp trung ương|trung ương hỗ trợ|tw hỗ trợ|
    vốn tw quản lý|ns trung ương|ns tw|ngân sách trung ương hỗ trợ|trung ương|tw|vốn do tw quản lý|vốn ngân sách tw`,
  local: `ngân sách địa phương|nsđp|vốn địa phương|vốn ngân sách địa phương|vốn địa phương quản lý|địa phương quản lý|
    vốn do địa phương quản lý|do địa phương quản lý|nguồn ngân sách địa phương|cân đối ngân sách địa phương|vốn nsđp|
    nguồn địa phương|ngân sách các cấp của địa phương|vốn cân đối ngân sách địa phương|ns địa phương|
    nguồn vốn địa phương|vốn đối ứng của địa phương|vốn đối ứng địa phương|vốn đối ứng|đối ứng của địa phương|địa phương đối ứng|vốn cân đối nsđp|vốn trong cân đối ngân sách địa phương|trong cân đối ngân sách địa phương|trong cân đối nsđp|
    thuộc cân đối ngân sách địa phương|ngân sách tỉnh, huyện, xã|nguồn nsđp|ngân sách địa phương cân đối|
    vốn ngân sách địa phương cân đối`,
  province: `ngân sách tỉnh|ns tỉnh|ngân sách cấp tỉnh|cấp tỉnh|vốn tỉnh|vốn ngân sách tỉnh|ngân sách thành phố|nst|
    nguồn ngân sách tỉnh|tỉnh hỗ trợ|ngân sách tp|vốn ngân sách cấp tỉnh|ngân sách tỉnh hỗ trợ|tỉnh quản lý|
    nguồn vốn ngân sách tỉnh|ngân sách nhà nước cấp tỉnh|vốn ngân sách nhà nước cấp tỉnh|thành phố hỗ trợ|ngân sách của tỉnh|
    vốn cấp tỉnh|ngân sách địa phương cấp tỉnh|vốn tỉnh quản lý|tỉnh đối ứng|ngân sách tỉnh đối ứng`,
  district: `ngân sách huyện|ns huyện|ngân sách cấp huyện|cấp huyện|vốn huyện|vốn ngân sách huyện|ngân sách quận|
    ngân sách thị xã|nguồn ngân sách huyện|huyện hỗ trợ|huyện quản lý|ngân sách nhà nước cấp huyện|
    vốn ngân sách nhà nước cấp huyện|ngân sách của huyện|vốn ngân sách cấp huyện|vốn cấp huyện|vốn huyện quản lý|nsh|huyện đối ứng|các huyện đối ứng|ngân sách huyện đối ứng`,
  commune: `ngân sách xã|ns xã|ngân sách cấp xã|cấp xã|vốn xã|vốn ngân sách xã|nguồn ngân sách xã|xã quản lý|
    ngân sách nhà nước cấp xã|vốn ngân sách nhà nước cấp xã|ngân sách các xã|ngân sách của xã|vốn ngân sách cấp xã|
    vốn cấp xã|nsx|xã đối ứng|các xã đối ứng|ngân sách xã đối ứng|ngân sách xã phường|ngân sách phường`,
  "district+commune": `ngân sách huyện, xã|ngân sách huyện và xã|ngân sách cấp huyện, xã|ngân sách huyện và ngân sách xã|
    ngân sách cấp huyện, cấp xã|ngân sách cấp huyện và cấp xã|ns huyện, xã|cấp huyện, cấp xã|cấp huyện và cấp xã|
    ngân sách huyện và các xã|ngân sách cấp huyện và xã|vốn ngân sách huyện, xã|ngân sách huyện, cấp xã|cấp huyện, xã|
    ngân sách huyện, ngân sách xã|vốn ngân sách huyện và xã|ns huyện và xã`,
  credit: `tín dụng|vốn tín dụng|vốn vay|nguồn tín dụng|vốn vay tín dụng|ngân hàng chính sách xã hội|vốn tín dụng chính sách|
    vay tín dụng|nguồn vốn tín dụng|tín dụng chính sách|tín dụng thương mại|vay ngân hàng|nguồn vốn vay|vốn cho vay|ngân hàng csxh|nhcsxh|ngân hàng chính sách|dư nợ cho vay|dư nợ|tổng dư nợ|tổng dư nợ cho vay|
    nguồn vốn vay tín dụng|vốn tín dụng ưu đãi`,
  community: `dân góp|nhân dân đóng góp|cộng đồng dân cư|cộng đồng|người dân đóng góp|dân đóng góp|nhân dân|người dân|
    đóng góp của nhân dân|vốn dân góp|vốn huy động cộng đồng|huy động cộng đồng|vốn cộng đồng|huy động nhân dân|
    đóng góp của người dân|vốn dân|nhân dân tự nguyện đóng góp|cộng đồng dân cư đóng góp|cộng đồng đóng góp|
    nhân dân và cộng đồng|huy động từ nhân dân|nguồn nhân dân đóng góp|vốn nhân dân đóng góp|cộng đồng nhân dân|
    vốn đóng góp của nhân dân|nhân dân góp|dân cư|vốn huy động nhân dân|bà con|người dân và cộng đồng|
    đóng góp của cộng đồng|vốn huy động từ cộng đồng|vốn huy động từ nhân dân|vốn huy động trong dân|huy động trong dân|
    dân đối ứng|đóng góp của cộng đồng dân cư|vốn huy động đóng góp của người dân|xã hội hóa|xã hội hoá|con em xa quê|
    người con xa quê|con em quê hương|đồng hương|hội đồng hương|kiều bào|mạnh thường quân|nhà hảo tâm|các nhà hảo tâm`,
  enterprise: `doanh nghiệp|vốn doanh nghiệp|dn|htx|hợp tác xã|vốn dn|doanh nghiệp, hợp tác xã|doanh nghiệp và hợp tác xã|
    doanh nghiệp, htx|vốn dn, htx|vốn doanh nghiệp, hợp tác xã|dn, htx|các doanh nghiệp|doanh nghiệp hỗ trợ|doanh nghiệp đầu tư|
    vốn doanh nghiệp đầu tư|vốn từ doanh nghiệp|doanh nghiệp đóng góp|vốn của doanh nghiệp|các tổ chức kinh tế`,
  integrated: `lồng ghép|vốn lồng ghép|nguồn vốn lồng ghép|lồng ghép các chương trình|vốn lồng ghép các chương trình, dự án|
    nguồn lồng ghép|vốn lồng ghép từ các chương trình|lồng ghép từ các chương trình, dự án|vốn lồng ghép từ các chương trình, dự án|
    lồng ghép các nguồn vốn|lồng ghép từ các chương trình|vốn lồng ghép các chương trình|kinh phí lồng ghép`,
  direct: `vốn trực tiếp|trực tiếp|hỗ trợ trực tiếp|vốn đầu tư trực tiếp|nguồn vốn trực tiếp|vốn hỗ trợ trực tiếp|
    kinh phí trực tiếp|vốn trực tiếp của chương trình|ngân sách trực tiếp|vốn ngân sách trực tiếp|vốn trực tiếp cho chương trình|
    vốn ngân sách hỗ trợ trực tiếp|ngân sách hỗ trợ trực tiếp`,
  domestic: `vốn trong nước|nguồn vốn trong nước|vốn ngân sách trong nước|nguồn trong nước|vốn ngân sách trung ương trong nước`,
  foreign: `vốn nước ngoài|nguồn vốn nước ngoài|vốn oda|oda|nguồn nước ngoài|vốn vay nước ngoài|vốn vay oda|nguồn vốn oda|
    vốn oda và vay ưu đãi|vốn ngoài nước|ngoài nước|vốn vay lại|vay lại|vốn oda cấp phát|oda cấp phát|vốn nước ngoài cấp phát|nước ngoài cấp phát|kinh phí nước ngoài|vay nước ngoài|vay ưu đãi nước ngoài|vốn vay ưu đãi nước ngoài|vốn viện trợ|nguồn oda`,
  state_budget: `ngân sách nhà nước|nsnn|vốn ngân sách nhà nước|vốn nsnn|nguồn ngân sách nhà nước|nguồn nsnn|vốn ngân sách|
    vốn nhà nước|nhà nước hỗ trợ|nhà nước đầu tư|nguồn vốn ngân sách nhà nước|nguồn vốn ngân sách|vốn từ ngân sách nhà nước|nguồn ngân sách`,
  off_budget: `ngoài ngân sách|nguồn ngoài ngân sách|vốn ngoài ngân sách|huy động ngoài ngân sách|ngoài nsnn|
    nguồn huy động ngoài ngân sách|vốn huy động ngoài ngân sách|ngoài ngân sách nhà nước|nguồn vốn ngoài ngân sách|
    vốn ngoài nsnn|vốn ngoài ngân sách nhà nước|nguồn vốn huy động ngoài ngân sách|nguồn huy động khác|
    huy động khác|huy động hợp pháp|huy động hợp pháp khác|vốn huy động hợp pháp khác|nguồn huy động hợp pháp khác|
    nguồn vốn huy động hợp pháp khác|vốn huy động khác|vốn hợp pháp khác|nguồn vốn hợp pháp khác`,
};

/** Words that hold a fund's name and mean something else. */
const shieldPhrases = `ngoài vốn ngân sách|ngoài nguồn ngân sách|ngoài nguồn vốn ngân sách|vốn đầu tư công|đầu tư công|kế hoạch vốn đầu tư công|vốn đầu tư thực hiện|vốn đầu tư toàn xã hội|
  tổng vốn đầu tư|tổng mức đầu tư|bộ ngành trung ương|bộ ngành tw|cơ quan trung ương|các bộ cơ quan trung ương|đảng bộ trung ương|
  thu ngân sách nhà nước|thu ngân sách địa phương|chi ngân sách địa phương|chi ngân sách nhà nước|kho bạc nhà nước|
  đời sống nhân dân|ủy ban nhân dân|uỷ ban nhân dân|hội đồng nhân dân|thành phố trực thuộc trung ương|trực thuộc trung ương|
  bộ cơ quan trung ương|bộ cơ quan ở trung ương|cơ quan ở trung ương|kế hoạch vốn trung ương giao|trung ương giao|
  kế hoạch trung ương giao|dự toán trung ương giao|nguồn vốn đầu tư công|đơn vị sự nghiệp|công trình sự nghiệp|trung ương và địa phương|
  thu ngân sách huyện|thu ngân sách xã|thu ngân sách tỉnh|thu nsnn|vốn đầu tư công của trung ương|ban chấp hành trung ương|
  thu từ doanh nghiệp|thu ngân sách trung ương|vốn doanh nghiệp nhà nước|đầu tư trực tiếp nước ngoài|vốn đầu tư công nguồn|
  vốn đầu tư trực tiếp nước ngoài|tổng vốn đầu tư phát triển toàn xã hội|vốn đầu tư phát triển toàn xã hội|bộ trung ương|
  tw giao|sự nghiệp giáo dục|đơn vị sự nghiệp công lập|vốn đầu tư xã hội|người dân được|cho người dân|cho nhân dân|cho các hộ dân|cho bà con|cho cộng đồng|cho doanh nghiệp|
  ổn định dân cư|bố trí dân cư|sắp xếp dân cư|khu dân cư|doanh nghiệp nước ngoài|nhà đầu tư nước ngoài|
  cho các doanh nghiệp|cho hợp tác xã|cho các hợp tác xã|các bộ ngành trung ương`;

const prefixes = ["vốn", "nguồn", "nguồn vốn", "kinh phí", "nguồn kinh phí"] as const;

/** "ngân sách huyện" is also "vốn ngân sách huyện", "nguồn vốn ngân sách huyện" and so on. */
function withPrefixes(spellings: string): string {
  return spellings
    .split("|")
    .flatMap((spelling) => [spelling, ...prefixes.map((prefix) => `${prefix} ${spelling.trim()}`)])
    .join("|");
}

/** Fund names by phrase; null for words that only look like one. */
export const fundTable: PhraseTable<FundName | null> = phraseTable<FundName | null>([
  ...Object.entries(fundPhrases).map(([name, spellings]) => [withPrefixes(spellings), name as FundName] as const),
  [shieldPhrases, null] as const,
]);

/** The source that a set of funds names together. */
export function sourceOf(funds: readonly FundName[], vintage: number | null): FundingSource {
  const named = funds.map((fund) => fundMeanings[fund].source);
  return Object.assign({ ...sourceNotStated, vintage }, ...named);
}
