import type { GridData } from './grid-data.ts';
import type { GridRelation, RowAction } from './relation.ts';

/** What can be done with each row of a grid; undefined where nothing, or nothing yet. */
export function actionOf({ rowAction }: GridRelation, { source }: GridData): RowAction | undefined {
  const names = source && source.count > 0 ? source.columns.map(({ name }) => name) : undefined;
  return names && rowAction?.fits(names) ? rowAction : undefined;
}

/** Hands a row of a grid over to what the page does with one. Rejects with the engine's error. */
export async function chooseRow(action: RowAction, { source }: GridData, row: number): Promise<void> {
  if (!source || row >= source.count) return;
  const { columns } = source;
  const [values = []] = await source.exact(
    row,
    1,
    columns.map((_, at) => at),
  );
  action.choose(Object.fromEntries(columns.map(({ name }, at) => [name, values[at] ?? null])));
}
