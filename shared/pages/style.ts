/**
 * The style of all pages, and all that the applicant's need: system fonts, one column, targets of at least 48 px (WCAG 2.2, 2.5.8
 * asks for 24), colors with a contrast of 7:1 for text and 3:1 for outlines, in light and in dark.
 * A finger that pulls the page down does not load it anew: what was typed would be gone.
 * A question that only some answers need (`.when`) hides itself where the browser knows `:has()`, else it stays.
 */
export const style = `
:root{overscroll-behavior-y:contain;color-scheme:light dark;--paper:#fff;--ink:#16202a;--soft:#47545f;--line:#7a8791;--tint:#eef4f3;--brand:#0b5d57;--on-brand:#fff;--alarm:#a3151b;--alarm-tint:#fdf0ef;--focus:#1d4ed8}
@media (prefers-color-scheme:dark){:root{--paper:#12181d;--ink:#f1f4f5;--soft:#b9c4cb;--line:#84929c;--tint:#1c272c;--brand:#7fd6cb;--on-brand:#0a2724;--alarm:#ffaaa3;--alarm-tint:#331a1b;--focus:#9ec1ff}}
*{box-sizing:border-box}[hidden]{display:none!important}
body{margin:0;background:var(--paper);color:var(--ink);font:1.125rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:break-word}
header,main,footer{max-width:40rem;margin:0 auto;padding:.75rem 1rem}
header{display:flex;justify-content:space-between;align-items:center;gap:1rem;border-bottom:4px solid var(--brand)}
header a,footer a{display:inline-block;padding:.75rem 0}
header b{line-height:1.2}
main{padding-bottom:3rem}
footer{border-top:1px solid var(--line);color:var(--soft);font-size:1rem}
[href^=tel]{white-space:nowrap}
a{color:var(--brand);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:2px}
.skip,.away{position:absolute;left:-99rem}.skip:focus{position:static;display:block;padding:1rem}
h1{font-size:1.75rem;line-height:1.2;margin:1rem 0 .5rem}
h2{font-size:1.35rem;line-height:1.25;margin:2.5rem 0 .25rem}
p{margin:.5rem 0}
.soft,.hint{color:var(--soft)}
.hint{display:block;font-weight:400;font-size:1rem;margin:.1rem 0 .4rem}
.box{background:var(--tint);border-left:6px solid var(--brand);padding:.75rem 1rem;margin:1rem 0}
.box h2,.alarm h2{margin-top:0}
.alarm{background:var(--alarm-tint);border:3px solid var(--alarm);padding:.75rem 1rem;margin:1rem 0}
.alarm a,.wrong{color:var(--alarm);font-weight:700}
.alarm ul{margin:.25rem 0;padding:0;list-style:none}
.alarm li a{display:block;padding:.7rem 0}
.urgent{display:flex;flex-wrap:wrap;gap:0 1.25rem;align-items:center}
.urgent p{flex-basis:100%;margin:0}
.urgent a{white-space:normal;padding:.75rem 0;font-weight:700}
fieldset{border:0;margin:0;padding:0;min-width:0}
.field{margin:1.5rem 0}
legend,label{font-weight:700;padding:0}
.bad{border-left:6px solid var(--alarm);padding-left:.75rem}
.wrong{display:block;margin:.1rem 0 .4rem}
input,select,textarea,button{font:inherit;color:inherit;background:var(--paper)}
[type=text],[type=tel],[type=date],select,textarea{display:block;width:100%;min-height:3rem;padding:.5rem .6rem;border:2px solid var(--line);border-radius:4px}
.short{max-width:17rem}
.row{position:relative;display:flex;align-items:center;gap:.75rem;min-height:3rem;padding:.35rem .25rem;font-weight:400}
.row+.row:not(.tile){border-top:1px solid var(--tint)}
.row>span{min-width:0}
.row input{flex:none;width:1.5rem;height:1.5rem;margin:0;accent-color:var(--brand)}
.row:has(:checked){background:var(--tint)}
.tile{border:2px solid var(--line);border-radius:6px;margin:.5rem 0;padding:.4rem .6rem}
.tile:has(:checked){border-color:var(--brand)}
.picture{flex:none;width:2.75rem;height:2.75rem;color:var(--brand)}
.tile .hint{font-size:.95rem;line-height:1.35;margin:0}
symbol{fill:none;stroke:currentColor;stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round}
symbol text{font-weight:700;font-family:sans-serif;fill:currentColor;stroke:none;text-anchor:middle}
details{margin:1rem 0;border-top:1px solid var(--line)}
summary{padding:.7rem 0;color:var(--brand);font-weight:700;cursor:pointer}
.main{display:inline-block;width:100%;min-height:3.25rem;padding:.7rem 1.25rem;border:0;border-radius:4px;background:var(--brand);color:var(--on-brand);font-weight:700;font-size:1.2rem;cursor:pointer}
.qr{display:block;width:12rem;max-width:100%;margin:.5rem 0}
.code{display:block;font:700 1.75rem/1.4 ui-monospace,"Roboto Mono",monospace;letter-spacing:.04em}
@media (max-width:22rem){.code{font-size:1.45rem}}
dl{margin:0}dt{font-weight:700;margin-top:.75rem}dd{margin:0}
ol,ul{padding-left:1.4rem}li{margin:.35rem 0}
.card{border:2px solid var(--line);border-radius:6px;padding:.5rem 1rem .75rem;margin:1rem 0}
.card h2,.card h3,.card h4{margin:.25rem 0}.card h3,.card h4{font-size:1.2rem}
.second{min-height:3rem;padding:.5rem 1rem;border:2px solid var(--line);border-radius:4px;cursor:pointer}
form+form{margin-top:1rem}
.answers{display:flex;flex-wrap:wrap;gap:.5rem}.answers button{flex:1 0 auto}
@media (min-width:30rem){.main{width:auto;min-width:16rem}}
@supports selector(:has(a)){.when,.plain{display:none}
form:has([data-asks~=about]:checked) .when-about,form:has([data-asks~=story]:checked) .when-story,form:has([data-asks~=safeContact]:checked) .when-safeContact,form:has([data-asks~=plan]:checked) .when-plan,form:has([data-asks~=plan]:checked):has([data-asks~=country]:checked) .when-country,form:has([data-asks~=plan]:checked):has([data-asks~=protection]:checked) .when-protection,form:has([data-asks~=assistedConsent]:checked) .when-assistedConsent,.choice:has([data-asks~=trainingType]:checked) .when-trainingType,.choice:has([data-asks~=kurSubtype]:checked) .when-kurSubtype,.choice:has([data-asks~=caseLocation]:checked) .when-caseLocation,.when.bad{display:block}}
.off,.shut,.begun>p,.begun>ul,.steps .plain,.steps:not(.last)>.main:not(#next),.steps:not(.last)>.soft:not(#progress),.last>#next,.first>#back{display:none!important}
.begun .urgent p{flex-basis:auto}.begun .urgent a:not(:first-of-type):not([data-leave]){display:none}.begun .urgent{padding:0 1rem;margin-top:0}.begun>h1{font-size:1.1rem}.steps h2{margin-top:.25rem}.steps .main{margin-top:.5rem}
.link{border:0;padding:.6rem 0;min-height:3rem;color:var(--brand);background:none;text-decoration:underline;cursor:pointer}
summary h2{display:inline}summary .soft{display:block;font-weight:400}[readonly]{background:var(--tint)}
@media print{@page{margin:8mm}header a,footer,.urgent,form,.noprint{display:none}body:has(.slip) header{display:none}body,a{color:#000}body{background:#fff;font-size:10pt}.slip{background:none;border:0;padding:0}.code{font-size:15pt}.qr{width:30mm}.next{list-style:none;padding:0}main{padding:0}}
`;
