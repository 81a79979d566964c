/** Light and dark as the reader has it; always light on paper. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: #ffffff; --ink: #1d2733; --faint: #5a6775; --grid: #e3e7ec; --card: #f5f7f9; --target: #b3261e;
  --s1: #0b6bb5; --s2: #b35900; --s3: #087f5b; --s4: #8f3f97; --s5: #7a6a00; --s6: #3a7ca5;
  --busy: #0b6bb5; --overtime: #b3261e; --idle: #a9c7df; --break: #d9a441; --absent: #8f3f97; --off: #dfe4ea;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #14191f; --ink: #e6eaef; --faint: #a3afbc; --grid: #2f3843; --card: #1c232b; --target: #ff8a80;
    --s1: #5cb0f0; --s2: #f0a35c; --s3: #5fd0a5; --s4: #d696dd; --s5: #d6c45c; --s6: #8cc5e8;
    --busy: #5cb0f0; --overtime: #ff8a80; --idle: #2f5573; --break: #d9a441; --absent: #b779bf; --off: #2a323b;
  }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 64rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 .5rem; }
p { margin: .25rem 0; }
.about, figcaption p { color: var(--faint); }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .875rem; }
.wide { overflow-x: auto; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(27rem, 1fr)); gap: 0 3rem; align-items: start; }
.figures table { width: 100%; }
caption { text-align: left; font-weight: 600; padding: 1rem 0 .25rem; }
th, td { padding: .2rem .9rem .2rem 0; text-align: right; white-space: nowrap; }
th:first-child, td:first-child { text-align: left; font-weight: 400; }
thead th { color: var(--faint); font-weight: 600; border-bottom: 1px solid var(--grid); }
tbody tr:nth-child(even) { background: var(--card); }
figure { margin: 2.25rem 0; break-inside: avoid; }
figcaption h2 { margin: 0; }
figure svg { display: block; width: 100%; height: auto; margin: .75rem 0 .25rem; }
summary { cursor: pointer; color: var(--faint); font-size: .875rem; }
@media print {
  body { max-width: none; padding: 0; }
  details:not([open]) { display: none; }
}
`
