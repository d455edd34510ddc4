import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { pageHeaders, scriptedPageHeaders } from '../../../../shared/pages/headers.ts';
import { html } from '../../../../shared/pages/html.ts';
import { layout } from '../../../../shared/pages/layout.ts';
import { listStyle } from '../../../../shared/pages/list-style.ts';

const page = layout({ language: 'id', title: 'A & B', main: html`<h1>A</h1>`, path: '/' });

const hashesIn = (markup: string): string[] =>
  [...markup.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(
    ([, style = '']) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  );

test('the policy allows the style that stands in a page, that of lists, and no other', () => {
  const listed = layout({ language: 'id', title: 'A', main: html`<h1>A</h1>`, styles: [listStyle] });
  const policy = pageHeaders['content-security-policy'] ?? '';
  expect(hashesIn(page)).toHaveLength(1);
  expect(policy.split('; ')).toContain(`style-src ${hashesIn(listed).join(' ')}`);
  expect(hashesIn(listed)[0]).toBe(hashesIn(page)[0]);
});

test('a page loads nothing and runs nothing', () => {
  expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|\sstyle=|\son\w+=/i);
});

test('a page with a script runs files of this host only', () => {
  const policy = scriptedPageHeaders['content-security-policy'] ?? '';
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toContain('unsafe');
  expect(policy.split('; ')).toEqual(
    expect.arrayContaining(["default-src 'none'", "frame-ancestors 'none'"]),
  );
});

test('a page says its language, its title, and the way to the other language', () => {
  expect(page).toContain('<html lang="id">');
  expect(page).toContain('<title>A &amp; B - ');
  expect(page).toContain('href="/?lang=en" hreflang="en" lang="en"');
});
