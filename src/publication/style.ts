// The style sheet of a report: system fonts, two colours that colour-blind people tell apart, light and dark, and A4 paper.

/** Plain CSS without a `<`; loads nothing. */
export const style = `
:root {
  --paper: #fdfcf9; --card: #f5f3ec; --ink: #1c1f23; --soft: #5c6167; --line: #d9d5c9; --grid: #e8e5db;
  --met: #0b6fa4; --not-met: #b8480b; --cannot-tell: #6d6875; --none: #e9e6dc; --band: #a9c9dd; --link: #0b5c88;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #15181c; --card: #1e2328; --ink: #e9e6df; --soft: #a5abb2; --line: #3a4149; --grid: #2a3037;
    --met: #5fb8ea; --not-met: #f2935a; --cannot-tell: #b3adbd; --none: #272d33; --band: #2f5a75; --link: #8fcdf2;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 17px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif; }
main { max-width: 48.5rem; margin: 0 auto; padding: 2.5rem 1rem 4rem; }
h1, h2, h3 { line-height: 1.2; text-wrap: balance; overflow-wrap: anywhere; }
h1 { font-size: 1.15rem; font-weight: 600; color: var(--soft); margin: 0 0 .4rem; }
h2 { font-size: 1.45rem; margin: 0 0 .8rem; letter-spacing: -.01em; }
h3 { font-size: 1.08rem; margin: 1.8rem 0 .5rem; }
p, ul, ol, dl { margin: 0 0 .9rem; }
p, li, dd, td, th { overflow-wrap: anywhere; }
a { color: var(--link); }
section { margin-top: 3.2rem; }
.sentence { font-size: 1.65rem; line-height: 1.32; font-weight: 500; letter-spacing: -.012em; margin: 0 0 1.4rem; text-wrap: pretty; }
.soft, figcaption, summary, caption { color: var(--soft); font-size: .88rem; }
.badge { display: inline-flex; align-items: center; gap: .6em; margin: 0 0 1.2rem; padding: .35em .9em .35em .6em;
  border: 2px solid currentColor; border-radius: 2em; font-weight: 700; font-size: 1.15rem; }
.shape.met { color: var(--met); } .shape.not-met { color: var(--not-met); } .shape.cannot-tell { color: var(--cannot-tell); }
.badge svg, .mark svg { width: 1.15em; height: 1.15em; flex: none; vertical-align: -.2em; }
.mark { white-space: nowrap; font-weight: 600; } td .mark { font-weight: 500; }
.legend .shape { width: 1.1em; margin: 0 .1em 0 0; }
td:last-child { white-space: nowrap; }
.met { color: var(--met); } .not-met { color: var(--not-met); } .cannot-tell { color: var(--cannot-tell); }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(10.5rem, 1fr)); gap: .7rem; margin: 0 0 1.6rem; }
.figures div { background: var(--card); border-radius: .6rem; padding: .8rem .9rem; }
.figures dt { color: var(--soft); font-size: .85rem; }
.figures dd { margin: 0; font-size: .85rem; color: var(--soft); }
.figures dd.value { font-size: 1.7rem; line-height: 1.25; font-weight: 650; color: var(--ink); letter-spacing: -.015em; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
.figures dd.value small { font-size: .95rem; font-weight: 500; letter-spacing: 0; }
figure { margin: 1rem 0 1.6rem; }
figure svg { display: block; width: 100%; height: auto; overflow: visible; }
figure svg text { white-space: pre; }
figcaption { margin-top: .5rem; }
details { margin-top: .35rem; }
summary { cursor: pointer; width: fit-content; }
.narrow { display: none; }
.legend { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; list-style: none; padding: 0; margin: .4rem 0; font-size: .88rem; }
.legend svg { width: 1.5em; height: 1.1em; display: inline-block; vertical-align: -.2em; margin-right: .4em; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .88rem; line-height: 1.4; font-variant-numeric: tabular-nums; margin: .5rem 0 1rem; }
caption { text-align: left; padding-bottom: .3rem; }
th, td { padding: .38rem .55rem .38rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--grid); min-width: 3em; }
th:last-child, td:last-child { padding-right: 0; }
thead th { color: var(--soft); font-weight: 600; border-bottom: 1.5px solid var(--line); vertical-align: bottom; overflow-wrap: normal; }
tbody th { font-weight: 500; min-width: 8em; } th.number { min-width: 3em; }
.number { text-align: right; }
td.number { white-space: nowrap; }
dl.words { display: grid; grid-template-columns: minmax(7rem, 11rem) 1fr; gap: .45rem 1.2rem; }
dl.words dt { color: var(--soft); } dl.words dd { margin: 0; }
.guide dt { font-weight: 650; } .guide dd { margin: 0 0 .8rem; }
code { font: .85em/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; overflow-wrap: anywhere; }
pre { background: var(--card); padding: .7rem .9rem; border-radius: .5rem; white-space: pre-wrap; overflow-wrap: anywhere; margin: 0 0 1rem; }
.reading { border-left: 3px solid var(--line); padding-left: .9rem; }
ul.results { display: flex; flex-wrap: wrap; gap: .4rem 1.4rem; list-style: none; padding: 0; font-size: 1.02rem; }
ul.results .shape, .mark .shape { width: 1.15em; height: 1.15em; vertical-align: -.2em; margin-right: .35em; }
ul.results b { font-variant-numeric: tabular-nums; }
ul.why, ul.why ul { margin: .2rem 0 .5rem; padding-left: 1.2rem; } ul.why li { margin: .15rem 0; }
ol.road { list-style: none; padding: 0; margin: 0; }
ol.road .station { border-left: 4px solid var(--line); padding: 0 0 1.1rem 1.2rem; margin-left: .4rem; position: relative; }
ol.road .station::before { content: ""; position: absolute; left: -.62rem; top: .28rem; width: .8rem; height: .8rem; border-radius: 50%;
  background: var(--paper); border: 3px solid var(--line); }
ol.road .open { border-left-color: var(--met); } ol.road .open::before { border-color: var(--met); background: var(--met); }
ol.road .ended::before { background: var(--soft); border-color: var(--soft); }
ol.road .suspended::before, ol.road .reversed::before { border-color: var(--not-met); }
ol.road .station h3 { margin: 0 0 .2rem; } ol.road .station p { margin: 0 0 .4rem; }
article.clause { margin: 1.6rem 0 0; padding-top: 1rem; border-top: 1px solid var(--grid); } article.clause h3 { margin-top: 0; }
ul.drafting li { margin-bottom: .6rem; }
footer { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: .8rem; }
@media screen and (max-width: 44rem) {
  main { padding-top: 1.5rem; }
  .sentence { font-size: 1.3rem; }
  .wide { display: none; } .narrow { display: block; }
  dl.words { grid-template-columns: 1fr; gap: 0; } dl.words dd { margin-bottom: .6rem; }
}
@media print {
  @page { size: A4; margin: 17mm 16mm 18mm; }
  :root { --paper: #fff; }
  html { font-size: 9.2pt; }
  body { font-size: 1.06rem; line-height: 1.48; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  main { max-width: none; padding: 0; }
  .scroll { overflow: visible; }
  .figures { grid-template-columns: repeat(4, 1fr); }
  th, td { padding-top: .26rem; padding-bottom: .26rem; }
  figure { max-width: 165mm; }
  section { margin-top: 9mm; }
  h2, h3, .reading { break-after: avoid; }
  figure, tr, .figures, .figures div, .reading, li, .guide div, .station { break-inside: avoid; }
  thead { display: table-header-group; }
  p { orphans: 3; widows: 3; }
  details { display: none; }
  details.print { display: block; }
  a { color: inherit; }
}
`;
