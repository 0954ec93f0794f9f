/** Type, spacing, tables and boxes. */
export const pageStyles = `
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 400 15px/1.55 system-ui, -apple-system, "Segoe UI", Roboto,
  "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif; font-variant-numeric: tabular-nums; }
main { max-width: 69rem; margin: 0 auto; padding: clamp(1.25rem, 4vw, 3rem) clamp(1rem, 4vw, 2.5rem) 4rem; }
code, pre { font: 13px/1.6 ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace; }
h1 { margin: 0; font-size: clamp(1.5rem, 1.2rem + 1.5vw, 2.1rem); font-weight: 650; line-height: 1.2; letter-spacing: -.02em;
  overflow-wrap: anywhere; text-wrap: balance; }
h2 { margin: 0; font-size: 1.2rem; font-weight: 650; line-height: 1.3; letter-spacing: -.01em; }
h3 { margin: 0; font-size: .8125rem; font-weight: 600; color: var(--muted); }
p { margin: 0; }
section { margin-top: 3rem; }
.kicker, .meta, .note, .sub { color: var(--muted); }
.kicker { margin-bottom: .35rem; font-size: .8125rem; }
.meta { margin-top: .5rem; font-size: .875rem; overflow-wrap: anywhere; }
.meta span + span::before { content: " · "; }
.note { max-width: 46rem; margin-top: .15rem; font-size: .875rem; }
section > .note + *, section > h2 + *:not(.note) { margin-top: .9rem; }
.flag + .figures, pre + details { margin-top: 1.1rem; } section > .verdict ~ .table, section > .table + .narrow, section > .stack + .table { margin-top: 1.25rem; }
.verdict { display: flex; flex-wrap: wrap; align-items: baseline; gap: .6rem 1rem; margin: 1.75rem 0 0; padding-top: 1.5rem;
  border-top: 1px solid var(--rule); }
.verdict .word { padding: .1rem .75rem .15rem; border-radius: 99px; background: var(--tone); color: var(--paper);
  font-size: 1.0625rem; font-weight: 650; white-space: nowrap; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.verdict .sentence { flex: 1 1 18rem; font-size: 1.1875rem; line-height: 1.4; }
.reasons { max-width: 52rem; margin: .75rem 0 0; padding-left: 1.2rem; } .reasons li { margin: .15rem 0; overflow-wrap: anywhere; }
.flag { margin-top: .9rem; padding: .5rem .8rem; border-radius: 6px; background: var(--wash); color: var(--tone); font-weight: 550; }
.state { color: var(--tone); font-weight: 600; white-space: nowrap; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: 1.5rem; margin: 0; }
.figures > div { display: flex; flex-direction: column; padding-top: .6rem; border-top: 1px solid var(--rule); }
.figures dt { font-size: .8125rem; color: var(--muted); }
.figures dd { margin: 0; }
.figures .value { font-size: 1.625rem; font-weight: 600; line-height: 1.3; letter-spacing: -.02em; white-space: nowrap; }
.figures .value.alarm { color: var(--bad); }
.figures .sub { font-size: .8125rem; line-height: 1.4; }
.table { overflow-x: auto; max-width: 100%; }
.table:focus-visible, .stack:focus-visible, summary:focus-visible { outline: 2px solid var(--s1); outline-offset: 3px; border-radius: 3px; }
table { width: 100%; border-collapse: collapse; font-size: .875rem; line-height: 1.4; }
th, td { padding: .42rem .6rem; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: baseline; }
th:first-child, td:first-child { padding-left: 0; } th:last-child, td:last-child { padding-right: 0; }
thead th { color: var(--muted); font-size: .8125rem; font-weight: 500; white-space: nowrap; vertical-align: bottom; }
tbody th { font-weight: 550; white-space: nowrap; }
tbody tr:last-child > * { border-bottom: 0; }
td { white-space: nowrap; } .right { text-align: right; } .wrap { display: inline-block; min-width: 14rem; white-space: normal; vertical-align: top; }
tr.aside > * { color: var(--muted); } tr.aside th { font-weight: 400; }
tr.missed > :first-child, tr.missed > :nth-child(2) { color: var(--bad); font-weight: 650; }
.unit { font-weight: 400; color: var(--muted); }
.narrow { max-width: 26rem; }
.gauge { position: relative; display: inline-block; width: 100%; min-width: 6rem; height: .5rem; border-radius: 2px; background: var(--grid);
  vertical-align: middle; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.gauge > i { position: absolute; inset: 0 auto 0 0; min-width: 2px; border-radius: 2px; background: var(--tone); }
.gauge > b { position: absolute; top: -.2rem; bottom: -.2rem; width: 2px; background: var(--ink); }
.panel { padding: 1.1rem clamp(.9rem, 2.5vw, 1.5rem) 1.25rem; border-radius: 10px; background: var(--panel);
  print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.panel .gauge { background: var(--rule); }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 1.5rem 3rem; }
.panel th, .panel td { padding-top: .28rem; padding-bottom: .28rem; }
.panel h3 { margin-bottom: .25rem; }
.small { max-width: 46rem; margin-top: .5rem; color: var(--muted); font-size: .8125rem; line-height: 1.45; }
.panel tbody th { font-weight: 450; white-space: normal; }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); gap: 0 2.5rem; margin: 0; font-size: .875rem; }
.facts > div { display: flex; gap: 1rem; justify-content: space-between; padding: .4rem 0; border-bottom: 1px solid var(--rule); }
.facts dt { color: var(--muted); white-space: nowrap; } .facts dd { margin: 0; text-align: right; overflow-wrap: anywhere; }
details > summary { cursor: pointer; font-size: .875rem; color: var(--s1); }
pre { margin: .9rem 0 0; padding: .9rem 1.1rem; border-radius: 8px; background: var(--panel); white-space: pre-wrap; overflow-wrap: anywhere; }
pre.command { user-select: all; }
.terms { margin: .9rem 0 0; font-size: .875rem; } .terms dt { font-weight: 550; } .terms dd { max-width: 46rem; margin: 0 0 .6rem; color: var(--muted); }
footer { margin-top: 3.5rem; padding-top: 1rem; border-top: 1px solid var(--rule); color: var(--muted); font-size: .8125rem; overflow-wrap: anywhere; }
@media (max-width: 36rem) {
  section { margin-top: 2.5rem; }
  .figures { grid-template-columns: 1fr 1fr; gap: 1.1rem 1rem; } .figures .value { font-size: 1.35rem; }
  .table th:first-child { position: sticky; left: 0; z-index: 1; background: var(--paper); } .panel .table th:first-child { background: var(--panel); }
  .spare { display: none; } #verdict tbody th { white-space: normal; }
  th, td { padding: .42rem .55rem; }
}
@media print {
  body { font-size: 10pt; } main { max-width: none; padding: 0; } section { margin-top: 1.6rem; }
  figure, .panel, tr, .figures > div { break-inside: avoid; } h2, h2 + .note { break-after: avoid; }
  .table { overflow: visible; } .on-screen { display: none; }
}
`.trim();
