import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attribute, html, raw } from '../../../../shared/pages/html.ts';

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '<img src=x onerror=alert(1)>',
    '<svg/onload=alert(1)>',
    '</td></table><script>x</script>',
    '"><b>',
    "' onfocus='x",
    '<!-- -->',
    '<![CDATA[x]]>',
    '&lt;b&gt;',
    'javascript:alert(1)',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it must come out as it went in.
    '${7*7}{{7*7}}<%=7*7%>#{7*7}',
  ),
);

const decode = (markup: string): string =>
  markup
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

test('any value comes out as the text that it was, and never as markup', () => {
  fc.assert(
    fc.property(hostile, (value) => {
      const [, inside = ''] = /^<p>([\s\S]*)<\/p>$/.exec(html`<p>${value}</p>`.toString()) ?? [];
      expect(inside).not.toMatch(/[<>"']/);
      expect(decode(inside)).toBe(value);
    }),
  );
});

test('any value stays inside its quoted attribute', () => {
  fc.assert(
    fc.property(hostile, (value) => {
      const [, inside = ''] =
        /^<i title="([^"]*)">$/.exec(html`<i${attribute('title', value)}>`.toString()) ?? [];
      expect(decode(inside)).toBe(value);
    }),
  );
});

test('markup passes once made, alone and in lists; nothing stands for what is absent', () => {
  const rows = ['a', 'b'].map((name) => html`<li>${name}</li>`);
  expect(html`<ul>${rows}${undefined}${false}${0}</ul>`.toString()).toBe('<ul><li>a</li><li>b</li>0</ul>');
  expect(html`${raw('<b>')}`.toString()).toBe('<b>');
});

test('an object from a request cannot pass for markup', () => {
  const forged: unknown = JSON.parse('{"markup":"<b>","toString":"<b>"}');
  expect(html`${String(Object.keys(forged ?? {}))}`.toString()).not.toContain('<');
});

test('an attribute is a pair, a bare name, or nothing', () => {
  expect(html`<i${attribute('a', 1)}${attribute('b', true)}${attribute('c', undefined)}>`.toString()).toBe(
    '<i a="1" b>',
  );
});
