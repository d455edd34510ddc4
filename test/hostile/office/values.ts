/** Stands in every wrong value that can hold a word: where it comes back, a value came back. */
export const mark = 'Zqmarkedvalue';

const markup = [
  `"><img src=x onerror=alert('${mark}')>`,
  `'><svg/onload=${mark}>`,
  `</textarea></form><script>${mark}</script>`,
  `javascript:${mark}`,
  `{{${mark}}}\${${mark}}<%=${mark}%>`,
];

const texts = [
  ...['', ' ', '\u00A0', '0', '-1', '1.5', '1e3', '0x1', 'NaN', 'true', 'null', 'undefined', '١'],
  ...[
    `${mark}\r\nBcc: x@evil.example`,
    `${mark}\u0000`,
    `${mark}\u001B[31m`,
    `\u202E${mark}`,
    `${mark}\u2028`,
  ],
  ...[`../../${mark}`, `..%2f${mark}`, `${mark}#R#padat-karya#2026`, '__proto__', 'constructor', 'toString'],
  ...[
    `' OR '1'='1 ${mark}`,
    `$(${mark})`,
    `\${jndi:ldap://${mark}}`,
    '*)(uid=*',
    mark.repeat(400),
    '🧿'.repeat(50),
  ],
  ...markup,
];

const things: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1.5, 2 ** 53, 1e308],
  ...[[], [null], [[]], [mark, mark], [{}], {}, { [mark]: mark }, { length: 3 }, { 0: mark, 1: mark }],
  ...[{ $gt: '' }, { S: mark }, { toString: mark }, { toString: null, valueOf: 1 }, { toJSON: mark }],
  ...[{ __proto: mark }, { constructor: { prototype: mark } }, { hasOwnProperty: 1 }, { __html: mark }],
];

/** Of every type that JSON has, none of them what a field of ours holds. */
export const wrongValues: readonly unknown[] = [...texts, ...things];
