export async function compileCommand(_args: string[]): Promise<number> {
  return 0;
}
