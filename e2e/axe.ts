import type { Page } from '@playwright/test';
import axe from 'axe-core';

/** Which rules axe holds a page against. */
const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What to look at, where it is not everything. */
export interface AxeOptions {
  /** Only these rules, by their names. */
  rules?: readonly string[];
  /** What stands in this text of a finding's HTML is left out. */
  except?: (finding: { rule: string; html: string }) => boolean;
}

/**
 * What axe has to say of the page, a line each: of the modal dialog alone where one is open, for nothing else can be reached
 * then. What is inside of a picture with words of its own is no part of the page for those who can't see it.
 */
export async function axeFindings(page: Page, { rules = [], except }: AxeOptions = {}): Promise<string[]> {
  // Without axe's way through a second page, which is made for frames of other origins and takes its time.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const found = await page.evaluate(
    async ({ rules, levels }) => {
      const engine = (window as unknown as { axe: typeof axe }).axe;
      const roots: ParentNode[] = [document];
      const pictures: Element[] = [];
      let modal: Element | undefined;
      for (let root = roots.pop(); root; root = roots.pop())
        for (const element of root.querySelectorAll('*')) {
          if (element.shadowRoot) roots.push(element.shadowRoot);
          if (element.matches('dialog:modal')) modal = element;
          if (element.matches('svg[role=img]')) pictures.push(...element.querySelectorAll(':scope > g'));
        }
      const { violations } = await engine.run(
        { include: [modal ?? document], exclude: pictures },
        {
          resultTypes: ['violations'],
          runOnly: rules.length > 0 ? { type: 'rule', values: rules } : { type: 'tag', values: levels },
          iframes: false,
        },
      );
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, html, failureSummary }) => ({
          rule: id,
          html,
          place: target.flat().join(' '),
          why: failureSummary?.split('\n')[1] ?? '',
        })),
      );
    },
    { rules: [...rules], levels },
  );
  return found
    .filter((finding) => !except?.(finding))
    .map(({ rule, place, html, why }) => `${rule}: ${place} ${html.slice(0, 160)} ${why}`);
}
