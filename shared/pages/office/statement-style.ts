/** Beside the style of all pages, which applicants load too: wide tables, small charts, and paper of A4. */
export const statementStyle = `
.count{font-size:1.5rem}.sum th,.sum td,td.sum{font-weight:700}
.many th,.many td{padding:.45rem .2rem}@media (max-width:30rem){.many{font-size:.85rem}.many thead{font-size:.75rem}}@media (max-width:22rem){.many{font-size:.8rem}.many thead{font-size:.68rem}.many th,.many td{padding:.45rem .12rem}}
.charts{display:grid;grid-template-columns:1fr 1fr;gap:1rem}.chart{margin:0;min-width:0;display:grid;grid-template-rows:1fr auto auto}.chart svg{display:block;width:100%;height:4rem;border-bottom:1px solid var(--line)}.chart rect{fill:var(--brand)}.ends{display:flex;justify-content:space-between;color:var(--soft);font-size:.875rem}
.weeks a{display:inline-block;padding:.6rem .5rem .6rem 0}
.week{white-space:nowrap}
.wide{overflow:auto;max-height:85vh;border:1px solid var(--line)}.grid{font-size:.9rem}.grid thead{font-size:.75rem;position:sticky;top:0;z-index:1;background:var(--paper)}.grid caption{text-align:left;padding:.5rem;position:sticky;left:0;width:min(100%,18rem)}.grid th[scope=col]{min-width:5.5rem}.grid th[scope=row],.grid thead td{position:sticky;left:0;background:var(--paper);min-width:8rem;border-right:1px solid var(--line)}.grid th,.grid td{padding:.4rem .5rem}
@media (min-width:52rem){main:has(.grid){max-width:64rem}}
@page wide{size:A4 landscape;margin:12mm}
@media print{@page{size:A4;margin:12mm}h2{break-after:avoid}table,figure,.box,.alarm{break-inside:avoid}.wide{page:wide;border:0;overflow:visible;max-height:none}.wide table{break-inside:auto}.wide thead{display:table-header-group}.grid{font-size:6.5pt}.grid thead{font-size:6pt;position:static}.grid th[scope=col],.grid th[scope=row]{min-width:0;max-width:none;position:static}.grid th,.grid td{padding:1px 3px}.charts{grid-template-columns:repeat(4,1fr)}.chart rect{fill:#000}details::details-content{content-visibility:visible;block-size:auto}}
`;
