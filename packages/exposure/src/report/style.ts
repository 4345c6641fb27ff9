/** The one style of the report. Its hash stands in the policy, so it is the only one that applies. */
export const STYLE = `
:root{color-scheme:light dark;--paper:#faf9f7;--card:#fff;--line:#dedad3;--ink:#1f1d1a;--quiet:#66625a;--accent:#0d6672;--accent-soft:#e4f1f2;--warn:#b02a22;--warn-soft:#fbebe9;--amber:#754a00;--amber-soft:#fbf1dd;--green:#1c6631;--green-soft:#e5f2e7;--edge:#87827a;
--a0:#d9e9ec;--b0:#0c4a53;--a1:#e8e1f1;--b1:#4d3672;--a2:#f3dfe3;--b2:#722639;--a3:#f3e3d3;--b3:#65370f;--a4:#e2ead6;--b4:#3b4f18;--a5:#dbe4f3;--b5:#234171;--a6:#f0e6c8;--b6:#564506;--a7:#d7ebe1;--b7:#114b32;
--s0:#f3f1ed;--s1:#d5eaec;--s2:#a9d3d8;--s3:#74b5bd;--s4:#3f929c;--s5:#177a88;--s6:#083f47}
@media (prefers-color-scheme:dark){:root{--paper:#0f1213;--card:#15191a;--line:#2f3638;--ink:#e8eded;--quiet:#9ba8ab;--accent:#5fc0ce;--accent-soft:#16363b;--warn:#f7a39b;--warn-soft:#391b19;--amber:#e9b95f;--amber-soft:#33270f;--green:#80cb93;--green-soft:#16301d;--edge:#78858a;
--a0:#0c4a53;--b0:#d9e9ec;--a1:#4d3672;--b1:#e8e1f1;--a2:#722639;--b2:#f3dfe3;--a3:#65370f;--b3:#f3e3d3;--a4:#3b4f18;--b4:#e2ead6;--a5:#234171;--b5:#dbe4f3;--a6:#564506;--b6:#f0e6c8;--a7:#114b32;--b7:#d7ebe1;
--s0:#1c2122;--s1:#10292d;--s2:#16363b;--s3:#0a535d;--s4:#177a88;--s5:#5fc0ce;--s6:#92dbe5}}
@media print{:root{color-scheme:light;--paper:#fff;--card:#fff;--line:#c9c4ba;--ink:#1f1d1a;--quiet:#4a4741;--accent:#0d6672;--accent-soft:#e4f1f2;--warn:#8f1f18;--warn-soft:#fbebe9;--amber:#5a3800;--amber-soft:#fbf1dd;--green:#124a22;--green-soft:#e5f2e7;--edge:#87827a;
--a0:#d9e9ec;--b0:#0c4a53;--a1:#e8e1f1;--b1:#4d3672;--a2:#f3dfe3;--b2:#722639;--a3:#f3e3d3;--b3:#65370f;--a4:#e2ead6;--b4:#3b4f18;--a5:#dbe4f3;--b5:#234171;--a6:#f0e6c8;--b6:#564506;--a7:#d7ebe1;--b7:#114b32;
--s0:#f3f1ed;--s1:#d5eaec;--s2:#a9d3d8;--s3:#74b5bd;--s4:#3f929c;--s5:#177a88;--s6:#083f47}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;print-color-adjust:exact;-webkit-print-color-adjust:exact}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans Devanagari","Nirmala UI",sans-serif}
.page{max-width:1120px;margin:0 auto;padding:40px 32px 64px}
header{border-bottom:1px solid var(--line);padding-bottom:24px}
.kicker{margin:0 0 12px;color:var(--accent);font-weight:600}
h1{margin:0;font-size:clamp(1.5rem,1.1rem + 1.9vw,2.3rem);line-height:1.25;font-weight:650;text-wrap:balance;overflow-wrap:anywhere}
h2{margin:0 0 12px;font-size:1.45rem;line-height:1.3}
h3{margin:28px 0 8px;font-size:1.05rem}
p{margin:0 0 12px;max-width:75ch}
.lead{font-size:1.06rem}
.quiet{color:var(--quiet);font-size:.9rem}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(130px,1fr));gap:12px;margin:28px 0 12px}
.tiles div{display:flex;flex-direction:column-reverse;background:var(--card);border:1px solid var(--line);border-radius:12px;padding:14px 16px}
.tiles dt{color:var(--quiet);font-size:.9rem}
.tiles dd{margin:0;font-size:1.75rem;font-weight:650;font-variant-numeric:tabular-nums;line-height:1.2}
nav{margin:20px 0 0}
nav ul{display:flex;flex-wrap:wrap;gap:4px 20px;list-style:none;margin:4px 0 0;padding:0}
nav a{display:inline-block;padding:6px 0}
a{color:var(--accent);text-underline-offset:3px}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:4px}
section{margin-top:52px;scroll-margin-top:16px}
.outsider{border-left:4px solid var(--warn);background:var(--warn-soft);padding:10px 14px;border-radius:0 8px 8px 0;margin:16px 0;max-width:none}
.outsider strong{color:var(--warn)}
.scroll{overflow-x:auto;margin:16px 0 8px}
table{border-collapse:collapse;width:100%;font-size:.94rem}
caption{text-align:left;font-weight:600;padding:0 0 8px;font-size:1.05rem}
th,td{text-align:left;vertical-align:top;padding:8px 14px 8px 0;border-bottom:1px solid var(--line);font-weight:400}
thead th{color:var(--quiet);font-size:.85rem;font-weight:600;vertical-align:bottom}
tbody th{font-weight:600;min-width:110px}
tr>:last-child{padding-right:0}
.number{text-align:right;font-variant-numeric:tabular-nums}
.number+td:not(.number),.number+th:not(.number){padding-left:10px}
.who .quiet{font-weight:400}
code{font:.88em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
.samples,.lines-left,.points,.columns{margin:0;padding-left:1.2em}
.samples{list-style:none;padding:0}
.samples code{white-space:nowrap}
.points li,.steps li{margin-bottom:8px;max-width:80ch}
.lines-left{margin-top:6px}
.columns{columns:3 260px;column-gap:28px}
.columns li{break-inside:avoid;margin-bottom:4px}
.harm{display:block;font-weight:400;font-size:.85rem;color:var(--quiet)}
.harm.access,.harm.identity,.harm.money{color:var(--warn)}
.harm.secret{color:var(--amber)}
.badge,.mark{display:inline-block;border-radius:99px;padding:1px 10px;font-size:.82rem;font-weight:600;white-space:nowrap}
.badge{border:1px solid var(--line);color:var(--quiet);background:var(--card)}
.badge.sure{color:var(--green);background:var(--green-soft);border-color:transparent}
.badge.likely{color:var(--accent);background:var(--accent-soft);border-color:transparent}
.badge.guess{color:var(--amber);background:var(--amber-soft);border-color:transparent}
.people{padding-left:1.6em;margin:8px 0}
ul.people{list-style:none;padding:0}
.people li{break-inside:avoid;margin-bottom:10px}
.people p{margin:0}
.who{font-weight:650}
.steps{padding-left:1.6em}
.bar{display:inline-block;width:120px;height:8px;vertical-align:middle}
.bar rect{fill:var(--accent)}
.months{display:block;height:auto}
.months rect{fill:var(--accent)}
.months text{fill:var(--quiet);font-size:12px}
figure{margin:0}
.map{background:var(--card);border:1px solid var(--line);border-radius:16px;padding:8px}
.map svg{display:block;width:100%;min-width:860px;height:auto;max-height:820px}
.area{stroke-width:64;stroke-linejoin:round;stroke-linecap:round}
.area-name{font-size:1.25em;font-weight:650;text-anchor:middle;fill:var(--ink)}
.lines path{fill:none;stroke:var(--edge);stroke-opacity:.4}
.lines .across{stroke-opacity:.6;stroke-dasharray:1 5;stroke-linecap:round}
.dot circle{fill:var(--quiet)}
.dot .ring{fill:none;stroke:var(--ink);stroke-width:2}
.dot .broker{stroke-dasharray:3 3;stroke-width:1.5}
.name{text-anchor:middle;fill:var(--ink);paint-order:stroke;stroke:var(--card);stroke-width:3px;stroke-opacity:.6;stroke-linejoin:round;unicode-bidi:isolate}
.name.decider{font-size:1.25em;font-weight:700}
.heat{width:auto;min-width:100%}
.heat td[class^=shade]{padding:0;min-width:14px;height:30px;border:1px solid var(--paper)}
.heat thead th{padding:0 0 4px}
.heat tbody th{padding:4px 12px 4px 0;white-space:nowrap;vertical-align:middle;border:0}
.heat td.between,.heat td.number{padding:4px 0 4px 12px;vertical-align:middle;white-space:nowrap;border:0}
.heat thead th:nth-last-child(-n+2){padding-left:12px;white-space:nowrap}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.heat th,.heat td{position:relative}
${Array.from({ length: 7 }, (_, i) => `.shade${i}{background:var(--s${i})}`).join('')}
${Array.from({ length: 8 }, (_, i) => `.area.hue${i}{fill:var(--a${i});stroke:var(--a${i})}.dot.hue${i}>circle:not(.ring){fill:var(--b${i})}.mark.hue${i}{background:var(--a${i});color:var(--b${i})}`).join('')}
footer{margin-top:48px;border-top:1px solid var(--line);padding-top:16px}
@media (max-width:640px){.page{padding:24px 16px 40px}section{margin-top:40px}th,td{padding-right:10px}.tiles dd{font-size:1.4rem}}
@media print{@page{margin:14mm}body{font-size:10.5pt}.page{max-width:none;padding:0}nav{display:none}section{margin-top:24pt}h2,h3,caption{break-after:avoid}tr,.outsider,figure,.steps li,.points li{break-inside:avoid}.scroll{overflow:visible}.map svg{min-width:0;max-height:170mm}table{font-size:9pt}.heat td[class^=shade]{min-width:8px}.columns{columns:2}}
@media (forced-colors:active){.bar rect,.months rect,.dot circle{fill:CanvasText}.area{fill:Canvas;stroke:GrayText}}
`
