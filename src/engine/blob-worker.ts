/**
 * Starts a worker through a blob: address. A worker made from a file has only the policy that the host sends with
 * that file, and a plain host sends none; one made from a blob: address inherits the page's policy, so that nothing
 * in it can reach another origin. `before` is code that runs ahead of the worker's own.
 */
export function startWorker(url: string, type: WorkerType, before = ''): Worker {
  const address = JSON.stringify(new URL(url, document.baseURI).href);
  const code = type === 'module' ? `import ${address};` : `importScripts(${address});`;
  const blob = URL.createObjectURL(new Blob([before, code], { type: 'text/javascript' }));
  const worker = new Worker(blob, { type });
  // The address has done its work once the worker has read it; the first message or error comes after that.
  const forget = () => URL.revokeObjectURL(blob);
  worker.addEventListener('message', forget, { once: true });
  worker.addEventListener('error', forget, { once: true });
  return worker;
}
