// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { markdownToHtml } from './markdown-html.ts';

describe('prose', () => {
  it('becomes HTML, its headings one level below the page’s own', () => {
    expect(markdownToHtml('# A\n\n*b* `c`')).toBe('<h2>A</h2>\n<p><em>b</em> <code>c</code></p>\n');
    expect(markdownToHtml('###### A')).toBe('<h6>A</h6>\n');
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[a](javascript:alert(1))',
    '[a](JaVaScRiPt&colon;alert(1))',
    '<a href="data:text/html,<script>alert(1)</script>">a</a>',
    '<svg><script>alert(1)</script></svg>',
    '<iframe src="https://example.com"></iframe>',
    '<form action="https://example.com"><input name="x"><button>go</button></form>',
    '<p style="position:fixed;inset:0" onclick="alert(1)" id="notebook" class="skip">a</p>',
    '<style>* { display: none }</style>',
    '<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>',
  ])('runs and fakes nothing: %s', (text) => {
    const html = markdownToHtml(text);
    expect(html).not.toMatch(/<(?:script|iframe|form|input|button|style|svg|math)/i);
    expect(html).not.toMatch(/\s(?:on\w+|style|id|class)=|javascript|data:text/i);
  });

  it.each([
    '![a](https://example.com/a.png)',
    '<img src="//example.com/a.png" alt="a">',
    '<img srcset="https://example.com/a.png 2x" alt="a">',
    '<picture><source srcset="https://example.com/a.png"><img alt="a"></picture>',
    '<table background="https://example.com/a.png"><tr><td background="//example.com">a</td></tr></table>',
  ])('loads nothing from elsewhere: %s', (text) => {
    expect(markdownToHtml(text)).not.toMatch(/example\.com/);
    expect(markdownToHtml(text)).toMatch(/>a<|alt="a"/);
  });

  it('keeps pictures that stand in the text itself', () => {
    expect(markdownToHtml('![a](data:image/png;base64,AA)')).toContain('src="data:image/png;base64,AA"');
  });
});
