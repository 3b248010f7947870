import { writeFileSync } from "node:fs";
import { progressChart, type ProgressChartOptions, type ProgressRow } from "@giaingan/charts";
import { renderSvg } from "./src/image/render-svg.ts";
import { svgToPng } from "./src/image/svg-to-png.ts";
const m = 1_000_000n;
const seed: ProgressRow[] = [
  { key: "a", label: "Đầu tư phát triển 2023", planDong: 24314n*m, disbursedToDateDong: null },
  { key: "b", label: "Sự nghiệp 2023", planDong: 2562n*m, disbursedToDateDong: null },
  { key: "c", label: "Đầu tư phát triển 2022, kéo dài", planDong: 2371n*m, disbursedToDateDong: null },
  { key: "d", label: "Sự nghiệp 2022, chuyển nguồn", planDong: 1186n*m, disbursedToDateDong: null },
];
const total: ProgressRow = { key: "total", label: "Toàn bộ kế hoạch", planDong: 30433n*m, disbursedToDateDong: 14108n*m };
const base: Omit<ProgressChartOptions,"document"> = { language: "vi", unit: "million", asOf: "2023-10-31" as never, elapsed: {share: "0.832876712328767"}, total, isSample: true,
 frame: { title: [{text:"Đến 31/10/2023 đã giải ngân ",emphasis:"none"},{text:"14.108/30.433 triệu đồng, đạt 46,36%",emphasis:"actual"},{text:" kế hoạch; ",emphasis:"none"},{text:"chậm 11.239 triệu đồng",emphasis:"behind"},{text:" so với tiến độ thời gian",emphasis:"none"}], subtitle: null, source: "Báo cáo kết quả thực hiện Chương trình MTQG xây dựng nông thôn mới năm 2023, huyện Kon Rẫy", revision: "1", chainHead: "a41f…9c" } };
const en = { ...base, language: "en" as const, total: {...total, label: "Whole plan"}, frame: {...base.frame!, title: "By 31/10/2023 disbursement reached 14,108/30,433 million VND, 46.36% of the plan; 11,239 million VND behind the calendar"} };
const enSeed = seed.map((r,i)=>({...r,label:["Development investment 2023","Recurrent 2023","Development investment 2022, extended","Recurrent 2022, carried over"][i]!}));
let s = 7; const rnd = () => (s = (s*1103515245+12345) % 2147483648) / 2147483648;
const units = ["Huyện Kon Rẫy","Huyện Đăk Hà","Thành phố Kon Tum","Huyện Sa Thầy","Huyện Ngọc Hồi","Ban Quản lý dự án đầu tư xây dựng các công trình giao thông tỉnh","Huyện Tu Mơ Rông","Sở Nông nghiệp và Phát triển nông thôn","Huyện Kon Plông","Huyện Ia H’Drai"];
const many = (n: number): ProgressRow[] => Array.from({length:n},(_, i)=>{ const plan = BigInt(Math.round(40000*rnd()**2+200)); const d = rnd()<0.12?null: BigInt(Math.round(Number(plan)*Math.min(1.15,rnd()*1.1))); return {key:"k"+i,label:units[i%10]!+(i>=10?` ${i}`:""),planDong:plan*m,disbursedToDateDong:d===null?null:d*m}; });
const sumOf = (rows: ProgressRow[]): ProgressRow => ({...total, planDong: rows.reduce((a,r)=>a+(r.planDong??0n),0n), disbursedToDateDong: rows.reduce((a,r)=>a+(r.disbursedToDateDong??0n),0n)});
const out = (name: string, rows: readonly ProgressRow[], o: Partial<ProgressChartOptions>, widthPx = 1600) => {
  const t = performance.now();
  const svg = renderSvg((document) => progressChart(rows, { ...base, ...o, document } as ProgressChartOptions));
  const t2 = performance.now();
  const png = svgToPng(svg, { widthPx }); const t3 = performance.now();
  writeFileSync(`/tmp/looks/${name}.svg`, svg); writeFileSync(`/tmp/looks/${name}.png`, png);
  console.log(name, (t2-t).toFixed(1), (t3-t2).toFixed(1), svg.length);
};
const unassigned: ProgressRow = { key: "-", label: "Chưa nêu nguồn", planDong: null, disbursedToDateDong: 14108n*m };
out("seed", seed, {}); out("seed", seed, {});
out("seed-dark", seed, {theme:"dark"}); out("seed-en", enSeed, en); out("seed-print", seed, {theme:"print"});
out("seed-un", [...seed, unassigned], {frame:null,isSample:false},1280);
out("seed-un-dark", [...seed, unassigned], {frame:null,theme:"dark"},1280);
out("seed-320", [...seed, unassigned], {frame:null,widthPx:288,isSample:false},864);
out("seed-phone-dong", many(5), {frame:null,widthPx:288,unit:"dong",total:sumOf(many(5))},864);
const r1=many(1), r4=many(4), r12=many(12), r30=many(30), r40=many(40);
out("n1", r1, {total:sumOf(r1)}); out("n4", r4, {total:sumOf(r4)}); out("n12", r12, {total:sumOf(r12)}); out("n30", r30, {total:sumOf(r30)}); out("n40", r40, {total:sumOf(r40)});
out("n0", [], {});
out("n12-un", r12, {total:sumOf(r12),frame:null},1280);
out("n4-dong", r4, {total:sumOf(r4),unit:"dong"});
out("square", seed, {widthPx:1200,heightPx:1200},1200);
out("odd", [unassigned,{key:"neg",label:"Âm",planDong:-2000n*m,disbursedToDateDong:-500n*m},{key:"z",label:"Kế hoạch không",planDong:0n,disbursedToDateDong:0n},{key:"z2",label:"Không kế hoạch, có chi",planDong:0n,disbursedToDateDong:300n*m},{key:"t",label:"Rất nhỏ",planDong:1n*m,disbursedToDateDong:1n},{key:"o",label:"Vượt",planDong:4000n*m,disbursedToDateDong:5200n*m},{key:"e",label:"Trống",planDong:null,disbursedToDateDong:null}], {});
out("over", r4, {total:{...sumOf(r4),disbursedToDateDong:sumOf(r4).planDong!*11n/10n}});
out("small", r4, {total:{...sumOf(r4),disbursedToDateDong:sumOf(r4).planDong!/100n}});
out("ahead", r4, {total:{...sumOf(r4),disbursedToDateDong:sumOf(r4).planDong!*90n/100n}});
import { planBySourceChart } from "@giaingan/charts";
const outPlan = (name: string, rows: readonly ProgressRow[], o: object, widthPx=1600) => { const svg = renderSvg((document) => planBySourceChart(rows, {...base, ...o, document} as never)); writeFileSync(`/tmp/looks/${name}.svg`, svg); writeFileSync(`/tmp/looks/${name}.png`, svgToPng(svg,{widthPx})); };
const planTitle = {...base.frame!, title:"Bốn phần năm kế hoạch 30.433 triệu đồng là vốn đầu tư phát triển của năm 2023"};
outPlan("plan", seed, {frame: planTitle}); outPlan("plan-un", [...seed, unassigned], {frame:null,isSample:false},1280); outPlan("plan-320", seed, {frame:null,widthPx:288},864); outPlan("plan30", r30, {theme:"dark"});
const bench = (name: string, f: () => void, n: number) => { for (let i=0;i<10;i++) f(); const ts=[]; for (let i=0;i<n;i++){const t=performance.now(); f(); ts.push(performance.now()-t);} ts.sort((a,b)=>a-b); console.log(name, "median", ts[n>>1]!.toFixed(2), "p95", ts[Math.floor(n*.95)]!.toFixed(2)); };
bench("svg seed framed", () => renderSvg((document) => progressChart(seed, {...base, document} as never)), 100);
bench("svg 30 framed", () => renderSvg((document) => progressChart(r30, {...base, document, total: sumOf(r30)} as never)), 100);
bench("svg seed unframed", () => renderSvg((document) => progressChart(seed, {...base, frame: null, document} as never)), 100);
const s1 = renderSvg((document) => progressChart(seed, {...base, document} as never));
bench("png 3200", () => svgToPng(s1, {widthPx: 3200}), 10);
bench("png 1600", () => svgToPng(s1, {widthPx: 1600}), 10);
