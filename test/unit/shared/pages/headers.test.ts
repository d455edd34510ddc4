import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { pageHeaders, scriptedPageHeaders } from '../../../../shared/pages/headers.ts';
import { html } from '../../../../shared/pages/html.ts';
import { layout } from '../../../../shared/pages/layout.ts';

const page = layout({ language: 'id', title: 'A & B', main: html`<h1>A</h1>`, path: '/' });

test('the policy allows exactly the style that stands in the page', () => {
  const [, style = ''] = /<style>([\s\S]*)<\/style>/.exec(page) ?? [];
  const hash = createHash('sha256').update(style).digest('base64');
  expect(pageHeaders['content-security-policy']).toContain(`style-src 'sha256-${hash}'`);
  expect(pageHeaders['content-security-policy']).not.toContain('unsafe');
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
