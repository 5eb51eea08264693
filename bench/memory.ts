import { readFileSync, readdirSync } from 'node:fs';

interface Process {
  parent: number;
  /** Resident memory in bytes. */
  resident: number;
}

function processes(): Map<number, Process> {
  const found = new Map<number, Process>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const status = readFileSync(`/proc/${name}/status`, 'utf8');
      const number = (key: string) => Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
      found.set(Number(name), { parent: number('PPid'), resident: number('VmRSS') * 1024 });
    } catch {
      // The process has ended since the folder was read.
    }
  }
  return found;
}

/** Resident memory of a process and all that it has started, in bytes. */
function residentOf(root: number): number {
  const all = processes();
  const belongs = (id: number): boolean => {
    for (let at: number | undefined = id; at !== undefined && at > 1; at = all.get(at)?.parent)
      if (at === root) return true;
    return false;
  };
  return [...all].filter(([id]) => belongs(id)).reduce((sum, [, process]) => sum + process.resident, 0);
}

/**
 * Watches the memory of a process and its children, ten times a second, where the system has /proc.
 * @returns a function that ends the watch and gives the peak in bytes, undefined on other systems
 */
export function watchMemory(root: number): () => number | undefined {
  if (process.platform !== 'linux') return () => undefined;
  let peak = residentOf(root);
  const timer = setInterval(() => (peak = Math.max(peak, residentOf(root))), 100);
  return () => {
    clearInterval(timer);
    return peak;
  };
}
