/**
 * An error of DuckDB-WASM with the message that native DuckDB would give: what fails before a statement runs comes as
 * the JSON that DuckDB keeps of an exception, `{"exception_type":"Parser","exception_message":…}`.
 */
export function wasmError(error: unknown): unknown {
  if (!(error instanceof Error) || !error.message.startsWith('{"exception_type":')) return error;
  try {
    const kept = JSON.parse(error.message) as { exception_type: string; exception_message: string };
    return new Error(`${kept.exception_type} Error: ${kept.exception_message}`, { cause: error });
  } catch {
    return error;
  }
}
