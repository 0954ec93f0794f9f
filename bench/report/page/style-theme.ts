/**
 * Colours. Series colours follow Okabe and Ito's palette, which people with any colour blindness can tell apart, darkened
 * for white and lightened for dark paper so that lines keep a contrast of 3:1 and text 4.5:1 (WCAG 2.2 AA).
 */
export const themeStyles = `
:root {
  --paper: #fff; --panel: #f6f7f9; --ink: #15191e; --muted: #57606b; --rule: #e1e5ea; --grid: #e9ecf0;
  --band: #f7f8fa; --hatch: #dfe3e9; --recovery: #fbe9dd;
  --good: #00694a; --bad: #b93a00; --unsure: #7d5a00; --idle: #57606b;
  --good-wash: #e3f3ec; --bad-wash: #fdebe1; --unsure-wash: #fbf1d6; --idle-wash: #eceff2;
  --s1: #0067b0; --s2: #008765; --s3: #d1490c; --s4: #a5478a; --s5: #b67a00; --s6: #3a93cf; --quiet: #727b86;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #0f1215; --panel: #171b20; --ink: #e7eaee; --muted: #a2abb6; --rule: #2a3037; --grid: #22272d;
    --band: #14181c; --hatch: #2b323a; --recovery: #33221a;
    --good: #52cfa3; --bad: #ff8f5a; --unsure: #edbd55; --idle: #a2abb6;
    --good-wash: #14302a; --bad-wash: #3a2116; --unsure-wash: #342a12; --idle-wash: #22272d;
    --s1: #5fb2f5; --s2: #42cf9f; --s3: #ff8650; --s4: #dc93c4; --s5: #eebb52; --s6: #94d4ff; --quiet: #8b95a1;
  }
}
@media print {
  :root {
    color-scheme: light;
    --paper: #fff; --panel: #f6f7f9; --ink: #000; --muted: #444c55; --rule: #d3d8de; --grid: #e3e6ea;
    --band: #f7f8fa; --hatch: #dfe3e9; --recovery: #fbe9dd;
    --good: #00694a; --bad: #b93a00; --unsure: #7d5a00; --idle: #57606b;
    --good-wash: #e3f3ec; --bad-wash: #fdebe1; --unsure-wash: #fbf1d6; --idle-wash: #eceff2;
    --s1: #0067b0; --s2: #008765; --s3: #d1490c; --s4: #a5478a; --s5: #b67a00; --s6: #3a93cf; --quiet: #727b86;
  }
}
.s-1 { --series: var(--s1); } .s-2 { --series: var(--s2); } .s-3 { --series: var(--s3); } .s-4 { --series: var(--s4); }
.s-5 { --series: var(--s5); } .s-6 { --series: var(--s6); } .s-quiet { --series: var(--quiet); }
.good { --tone: var(--good); --wash: var(--good-wash); } .bad { --tone: var(--bad); --wash: var(--bad-wash); }
.unsure { --tone: var(--unsure); --wash: var(--unsure-wash); } .idle { --tone: var(--idle); --wash: var(--idle-wash); }
`.trim();
