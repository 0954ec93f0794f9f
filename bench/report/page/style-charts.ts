/** Charts: SVG geometry stretched with the page, text as HTML beside it. */
export const chartStyles = `
.stack { --gutter: 4rem; position: relative; padding-top: calc(1.5rem + var(--rows, 0) * 1.3rem); touch-action: pan-y; }
.stack figure { margin: 0; }
.chart + .chart { margin-top: 1.35rem; }
.chart figcaption { position: relative; z-index: 2; display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 .6rem;
  margin: 0 0 .4rem var(--gutter); font-size: .8125rem; line-height: 1.5; }
.chart figcaption > * { background: var(--paper); }
.chart-title { font-weight: 600; font-size: .875rem; } .chart-note { color: var(--muted); }
.legend { display: flex; flex-wrap: wrap; gap: 0 1rem; margin-left: auto; }
.key { white-space: nowrap; color: var(--muted); } .key b { font-weight: 400; } .key b.now { color: var(--ink); font-weight: 600; }
.swatch { display: inline-block; width: 1rem; height: 0; margin-right: .2rem; border-top: 2px solid var(--series); vertical-align: .25em; }
.strong .swatch { border-top-width: 3px; } .dashed .swatch { border-top-style: dashed; }
.plot { position: relative; margin-left: var(--gutter); }
.plot svg { position: absolute; inset: 0; width: 100%; height: 100%; overflow: visible; }
.plot path { vector-effect: non-scaling-stroke; fill: none; stroke-linejoin: round; }
path.grid { stroke: var(--grid); stroke-width: 1; }
path.line { stroke: var(--series); stroke-width: 1.5; } path.line.strong { stroke-width: 2.25; } path.line.dashed { stroke-dasharray: 5 4; }
path.area { fill: var(--series); opacity: .12; } path.bars { fill: var(--series); stroke: var(--series); stroke-width: 1; }
.y-tick { position: absolute; right: 100%; padding-right: .55rem; transform: translateY(50%); max-width: var(--gutter); overflow: hidden;
  text-overflow: ellipsis; color: var(--muted); font-size: .75rem; line-height: 1.2; white-space: nowrap; }
.axis { position: relative; height: 1.5rem; margin: .3rem 0 0 var(--gutter); }
.x-tick { position: absolute; transform: translateX(-50%); color: var(--muted); font-size: .75rem; white-space: nowrap; }
.x-tick.start { transform: none; } .x-tick.end { transform: translateX(-100%); }
.plot-message { position: absolute; inset: 0; display: flex; align-items: center; justify-content: center; color: var(--muted); font-size: .8125rem; }
.band { position: absolute; top: 0; bottom: 0; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.band.even { background: var(--band); }
.band.warmup { background: repeating-linear-gradient(-45deg, var(--hatch) 0 1px, transparent 1px 6px); }
.band.recovery { background: var(--recovery); }
.limit { position: absolute; left: 0; right: 0; border-top: 1px dotted var(--ink); }
.limit span { position: absolute; right: 0; bottom: 0; padding: 0 .2rem; color: var(--ink); font-size: .75rem; font-style: normal; line-height: 1.35; }
.stage-names { position: absolute; top: 0; left: var(--gutter); right: 0; height: 1.25rem; color: var(--muted); font-size: .75rem; }
.stage-names b { font-weight: 400; } @container (max-width: 2.2rem) { .stage-names b { display: none; } }
.stage-names span { position: absolute; container-type: inline-size; height: 100%; overflow: hidden; padding-left: .35rem; border-left: 1px solid var(--rule); text-overflow: ellipsis; white-space: nowrap; }
.marks { position: absolute; z-index: 1; top: 0; bottom: 1.8rem; left: var(--gutter); right: 0; pointer-events: none; }
.fault { position: absolute; top: calc(1.3rem + var(--row) * 1.3rem); bottom: 0; border-left: 1.5px solid var(--bad); }
.fault span { position: absolute; top: 0; left: 0; min-width: 1.2rem; padding: 0 .3rem; border-radius: 99px; background: var(--bad); color: var(--paper);
  font-size: .75rem; font-style: normal; font-weight: 650; line-height: 1.2rem; text-align: center; transform: translateX(-50%); pointer-events: auto;
  print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.badge { display: inline-block; min-width: 1.2rem; margin-right: .45rem; padding: 0 .3rem; border-radius: 99px; background: var(--bad); color: var(--paper);
  font-size: .75rem; font-weight: 650; line-height: 1.2rem; text-align: center; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.cursor { position: absolute; top: calc(1.3rem + var(--rows, 0) * 1.3rem); bottom: 0; min-width: 1px; background: color-mix(in srgb, var(--ink) 11%, transparent); }
.cursor[hidden] { display: none; }
.cursor span { position: absolute; bottom: -1.65rem; left: 50%; transform: translateX(-50%); padding: 0 .45rem; border-radius: 4px; background: var(--ink); color: var(--paper);
  font-size: .75rem; font-style: normal; line-height: 1.35rem; white-space: nowrap; }
.live { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.lane { position: relative; height: 1.35rem; }
/* Names of nodes differ at their end, so they are cut at their start. */
.lane .y-tick { bottom: 50%; direction: rtl; }
.lane + .lane { border-top: 1px solid var(--paper); }
.segment { position: absolute; top: 50%; height: 1px; background: var(--series); opacity: .75; }
.segment.leads { top: 25%; height: 50%; min-width: 2px; border-radius: 2px; opacity: 1; }
.segment.away { top: 25%; height: 50%; background: repeating-linear-gradient(45deg, var(--quiet) 0 1px, transparent 1px 5px); }
.segment, .swatch { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
@media (max-width: 36rem) {
  .stack { --gutter: 3.1rem; } .chart figcaption { margin-left: 0; } .legend { margin-left: 0; width: 100%; }
  .y-tick { padding-right: .35rem; font-size: .6875rem; } .chart-note { font-size: .75rem; } .x-tick { font-size: .6875rem; }
}
`.trim();
