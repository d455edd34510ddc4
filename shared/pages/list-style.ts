/** Beside the style of all pages: lists and tables, of an office and of a village officer. Applicants do not load it. */
export const listStyle = `
table{width:100%;border-collapse:collapse}th[scope=row]{text-align:left;font-weight:400}th,td{padding:.45rem .25rem;vertical-align:top;text-align:right}tbody tr{border-top:1px solid var(--tint)}td{font-variant-numeric:tabular-nums}.figures{font-size:1rem}.figures thead{font-size:.875rem}.figures .below{border:0}.below td{text-align:left;padding-top:0;color:var(--soft)}
.tick{flex:none;display:grid;place-items:center;width:3rem;height:3rem}#bulk>h3{margin:1.5rem 0 .25rem}.pages{display:flex;flex-wrap:wrap;justify-content:space-between;gap:1rem}.pages a{padding:.75rem 0}
.list{list-style:none;padding:0;margin:1rem 0}.card.sent{border-color:var(--brand)}.card.wrong,.card.refused{border-color:var(--alarm);color:var(--ink);font-weight:400;margin:1rem 0}.state{margin:0}.card.wrong .state,.card.refused .state{color:var(--alarm);font-weight:700}
.actions{display:flex;flex-wrap:wrap;gap:.5rem}.reach{gap:.25rem 1.25rem}.reach a{padding:.6rem 0}.quiet{min-height:3rem;padding:.5rem 1rem;border:2px solid var(--brand);border-radius:4px;color:var(--brand);font-weight:700;cursor:pointer}
#said:not(:empty){position:sticky;bottom:0;padding:.5rem;background:var(--tint)}.sheet,.only-slip header,.only-slip h1,.only-slip footer,.only-slip #tool{display:none}.only-slip .main{width:auto;min-width:0;font-size:inherit}.only-slip .actions{position:sticky;bottom:0;background:var(--paper);padding:.5rem 0}
.calls>li{margin:1rem 0;border-top:1px solid var(--line)}.calls h2{margin:.5rem 0 0;font-size:1.2rem}.boxes{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem}
@media print{.calls{columns:2}.calls>li{break-inside:avoid;margin:0 0 3mm}tr{break-inside:avoid}}
@media print{#tool,#needs,#slip,.only-sheet h1{display:none}.sheet{display:grid;grid-template-columns:1fr 1fr}.sheet .slip{break-inside:avoid;border:1px dashed #000;padding:4mm;min-height:68mm;line-height:1.3}.sheet .qr{float:right;margin:0 0 0 2mm}.slip h2,.slip p{margin:0}.only-sheet main{max-width:none}}
`;
