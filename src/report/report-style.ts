import type { Palette } from '../styles/palette.ts';

/** The report's stylesheet, in light and dark. */
export function reportStyle(palette: Palette): string {
  const css = (name: string): string => palette(name).css;
  return `
:root { color-scheme: light dark; --paper: ${css('paper')}; --ink: ${css('ink')};
  --muted: ${css('muted')}; --line: ${css('line')}; --accent: ${css('accent')}; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 76rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, 'Noto Sans', 'Liberation Sans', sans-serif; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 0.25rem; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 0.5rem; }
p { max-width: 44rem; margin: 0 0 0.75rem; }
.muted { color: var(--muted); }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
dl.figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(10rem, 1fr)); gap: 0.75rem; margin: 1.5rem 0; }
dl.figures div { border: 1px solid var(--line); border-radius: 6px; padding: 0.6rem 0.75rem; }
dl.figures dt { color: var(--muted); font-size: 0.875rem; }
dl.figures dd { margin: 0; font-size: 1.5rem; font-variant-numeric: tabular-nums; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.875rem; }
caption { text-align: left; color: var(--muted); padding: 0 0 0.4rem; }
th, td { text-align: left; vertical-align: top; padding: 0.3rem 0.75rem 0.3rem 0; border-bottom: 1px solid var(--line);
  overflow-wrap: anywhere; }
th { white-space: nowrap; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.day { white-space: nowrap; }
code { font: 0.8125rem/1.4 ui-monospace, 'DejaVu Sans Mono', monospace; }
svg { display: block; width: 100%; height: auto; max-width: 60rem; }
svg text { font: 12px system-ui, 'Noto Sans', 'Liberation Sans', sans-serif; fill: var(--muted); }
.grid { stroke: var(--line); }
rect { stroke: var(--paper); stroke-width: 1; }
.legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; font-size: 0.875rem; }
.swatch { display: inline-block; width: 0.8em; height: 0.8em; margin-right: 0.4em; border-radius: 2px; background: var(--fill); }
rect { fill: var(--fill); }
.c0 { --fill: ${css('accent')}; } .c1 { --fill: light-dark(#b3611a, #f0b95c); }
.c2 { --fill: light-dark(#4b7a3f, #9ad08a); } .c3 { --fill: light-dark(#7a3f73, #d8a0d1); }
.c4 { --fill: light-dark(#2f5aa8, #8fb4f5); } .c5 { --fill: light-dark(#a83a3a, #f19a9a); }
.c6 { --fill: light-dark(#8a8f94, #6f7b82); }
@media print { body { max-width: none; padding: 0; } a { color: inherit; } }
`;
}
