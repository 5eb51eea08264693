/** What is wrong where an INSERT names another number of columns than its query gives. */
export function otherCount(named: number, given: number): string {
  return `INSERT names ${named} columns, the query has ${given}`;
}
