/** The query that forty others read. */
export const sourceName = 'base';
/** The query of ten million rows. */
export const largeName = 'large';

function prose(at: number): string {
  const heading = at % 6 === 0 ? `# Chapter ${at / 6 + 1}` : `<!-- cell -->\n## Section ${at}`;
  return `${heading}

Deliveries of the *week ${at}* by region, with **what was late** and why; see [the map](https://example.org/${at}).
A second line of the paragraph goes on about \`stage_shipment_data\` and its columns.

- The first point, ${at} times over
- The second, with \`code\` in it
  - and one below it

| region | late | share |
|---|---|---|
| North | ${at} | 4 % |
| South | ${at * 2} | 7 % |
`;
}

function fence(info: string, body: string): string {
  return `\`\`\`${info}\n${body}${body && '\n'}\`\`\`\n`;
}

function query(at: number): string {
  if (at === 0)
    return fence(`sql name=${sourceName}`, 'SELECT range AS id, range % 7 AS day\nFROM range(1000)');
  if (at === 1)
    return fence(
      `sql name=${largeName}`,
      "SELECT range AS id, range * 7919 % 1000003 AS number, 'row ' || range AS name, DATE '2020-01-01' + (range % 2000)::INTEGER AS day\nFROM range(10_000_000)",
    );
  // Half of them hang on the first: each second one through another.
  const from = at > 41 ? 'range(100) AS t(id)' : at % 2 === 0 ? sourceName : `step_${at - 1}`;
  return fence(
    `sql name=step_${at}`,
    `-- Rows by day, the newest first.
WITH numbered AS (
  SELECT id, row_number() OVER (ORDER BY id DESC) AS place
  FROM ${from}
)
SELECT id, place, CASE WHEN place % 2 = 0 THEN 'even' ELSE 'odd' END AS kind
FROM numbered
WHERE place < ${at * 10}
ORDER BY place`,
  );
}

function plot(at: number): string {
  return fence(
    'plot',
    `title: Rows of step ${at}\nmark: barY\nx: kind\ny: rows\ndata: |\n  SELECT kind, count(*) AS rows\n  FROM step_${at + 2}\n  GROUP BY kind`,
  );
}

/**
 * A notebook of two hundred cells: 60 of prose, 80 queries, 20 plots and 40 jobs, mixed.
 * @param jobs the info strings of job cells, such as `job dq dq_hcp_data`
 * @returns its Markdown
 */
export function largeNotebook(jobs: readonly string[]): string {
  const cells: string[] = [];
  for (let at = 0; at < 20; at++) {
    cells.push(...[0, 1, 2].map((n) => prose(3 * at + n)));
    cells.push(...[0, 1, 2, 3].map((n) => query(4 * at + n)), plot(at));
    cells.push(...jobs.slice(2 * at, 2 * at + 2).map((info) => fence(info, '')));
  }
  return cells.join('\n');
}
