import type { Job } from '../../core/jobs/job.ts';
import type { ProjectFiles } from '../jobs.ts';
import type { Chapter, Piece } from './chapters.ts';
import { slugs } from './names.ts';

const separator = '\n# COMMAND ----------\n\n';

/** A cell of another language than the notebook's Python, as Databricks keeps it in a source file. */
function magic(language: 'md' | 'sql', text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').trim().split('\n');
  return [`# MAGIC %${language}`, ...lines.map((line) => `# MAGIC ${line}`.trimEnd())].join('\n');
}

/** A text in Python, on one line. JSON's texts are Python's but for lone surrogates, which no configuration holds. */
function pythonText(text: string): string {
  return JSON.stringify(text);
}

/** Python that begins a notebook: it finds the bundle's modules beside it. */
function opening(name: string, statement: string): string {
  const imports = ['import os', 'import sys', '', 'sys.path.insert(0, os.path.abspath(".."))', ''];
  return [...imports, `from pipeline.notebook import ${name}`, '', statement].join('\n');
}

function cells(pieces: readonly Piece[]): string[] {
  return pieces.flatMap((piece) => {
    if (piece.kind === 'prose') return piece.text.trim() === '' ? [] : [magic('md', piece.text)];
    if (piece.kind === 'sql') return [magic('sql', piece.sql)];
    return piece.ids.map((id) => `notebook.run(${pythonText(id)})`);
  });
}

/** A notebook as the text of a source file. */
function source(parts: readonly string[]): string {
  return `# Databricks notebook source\n${parts.join(`\n${separator}`)}\n`;
}

/** The notebooks of a bundle: their texts by path, and the path of that which runs a job, by the job's id. */
export interface BundleNotebooks {
  files: ProjectFiles;
  places: ReadonlyMap<string, string>;
  /** The notebook of the first task, which settles the run's time. */
  begin: string;
}

/**
 * A notebook a chapter, in their order. Jobs that no chapter has stand in one more, in the plan's order. `data` is the folder
 * of the files unless a task or a widget says another one.
 */
export function bundleNotebooks(
  chapters: readonly Chapter[],
  jobs: readonly Job[],
  data: string,
): BundleNotebooks {
  const idsOf = ({ pieces }: Chapter) => pieces.flatMap((piece) => (piece.kind === 'jobs' ? piece.ids : []));
  const told = new Set(chapters.flatMap(idsOf));
  const others = jobs.map(({ id }) => id).filter((id) => !told.has(id));
  const more: Chapter = {
    title: 'Other jobs',
    pieces: [
      { kind: 'prose', text: '# Other jobs\n\nJobs of the configuration that the notebook has no cell for.' },
      { kind: 'jobs', ids: others },
    ],
  };
  const all = others.length > 0 ? [...chapters, more] : chapters;
  const names = slugs(all.map(({ title }) => title));
  const begin = 'notebooks/00_begin.py';
  const files: ProjectFiles = {
    [begin]: source([
      magic('md', '# Begin\n\nSettles the time by which all tasks of a run go.'),
      opening('begin', 'begin(spark, dbutils)'),
    ]),
  };
  const places = new Map<string, string>();
  all.forEach((chapter, at) => {
    const path = `notebooks/${String(at + 1).padStart(2, '0')}_${names[at]!}.py`;
    const ids = idsOf(chapter);
    for (const id of ids) if (!places.has(id)) places.set(id, path);
    const start = `notebook = Notebook(spark, dbutils, data=${pythonText(data)})`;
    const code = ids.length > 0 ? [opening('Notebook', start)] : [];
    // The prose that a chapter begins with stands above the code.
    const isProse = chapter.pieces[0]?.kind === 'prose';
    const [head, tail] = [chapter.pieces.slice(0, isProse ? 1 : 0), chapter.pieces.slice(isProse ? 1 : 0)];
    files[path] = source([...cells(head), ...code, ...cells(tail)]);
  });
  return { files, places, begin };
}
