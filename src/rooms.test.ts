import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** The rooms of src/ and the rooms whose code each may use besides its own. */
const ROOMS: Record<string, string[]> = {
  core: [],
  translate: ['core'],
  export: ['core', 'charts'],
  engine: ['core'],
  notebook: ['core', 'engine'],
  charts: ['core'],
  dashboard: ['charts', 'core'],
  grid: ['core', 'engine'],
  editor: ['core', 'charts'],
  'cell-kinds': ['notebook', 'charts', 'core', 'engine'],
  report: ['cell-kinds', 'notebook', 'charts', 'engine', 'core'],
  app: [
    'report',
    'cell-kinds',
    'notebook',
    'grid',
    'editor',
    'dashboard',
    'charts',
    'engine',
    'translate',
    'core',
  ],
  cli: ['report', 'cell-kinds', 'notebook', 'dashboard', 'charts', 'core', 'engine', 'export', 'translate'],
};

/** Core runs anywhere: it knows neither Node nor any package but these. */
const CORE_PACKAGES = ['papaparse'];

const MAX_LINES = 400;

/** Source files by their path below src/. */
type Tree = Record<string, string>;

/** What a tree of source files does against the rules, a line each: file, import, rule. */
function violations(tree: Tree): string[] {
  return Object.entries(tree).flatMap(([file, text]) => [
    ...fileViolations(file, text),
    ...importsOf(file, text).flatMap((specifier) => importViolation(file, specifier)),
  ]);
}

function fileViolations(file: string, text: string): string[] {
  const found: string[] = [];
  const lines = text.trimEnd().split('\n').length;
  if (lines > MAX_LINES) found.push(`${file}: ${lines} lines; a file has ${MAX_LINES} at most`);
  if (posix.basename(file) === 'index.ts') found.push(`${file}: no barrels; import from the file itself`);
  if (!isTest(file) && !file.endsWith('.d.ts') && !(roomOf(file) in ROOMS))
    found.push(`${file}: lies in no room; the rooms are ${Object.keys(ROOMS).join(', ')}`);
  return found;
}

function importViolation(file: string, specifier: string): string[] {
  // A test may look into every room: it carries nothing that stands above it.
  if (isTest(file)) return [];
  const broken = (rule: string): string[] => [`${file} imports '${specifier}': ${rule}`];
  const room = roomOf(file);
  if (!specifier.startsWith('.')) {
    const known = room !== 'core' || CORE_PACKAGES.includes(specifier);
    return known
      ? []
      : broken(`core may import no package but ${CORE_PACKAGES.join(', ')}, and nothing of Node`);
  }
  const target = posix.join(posix.dirname(file), specifier.replace(/\?.*/, ''));
  if (isTest(target)) return broken('only tests are made of tests');
  if (target.startsWith('../'))
    return target.endsWith('.ts') ? broken('nothing in src/ uses code from outside of it') : [];
  const allowed = [room, ...(ROOMS[room] ?? [])];
  return allowed.includes(roomOf(target)) ? [] : broken(`${room} may use only ${allowed.join(', ')}`);
}

function isTest(file: string): boolean {
  return /\.test(-\w+)?\.ts$/.test(file);
}

function roomOf(file: string): string {
  return file.includes('/') ? (file.split('/')[0] ?? '') : '';
}

/** All that a file imports: static, dynamic, re-exported, as a type, and as the address of a worker. */
function importsOf(file: string, text: string): string[] {
  const found: string[] = [];
  const note = (node: ts.Node | undefined): void => {
    if (node && ts.isLiteralTypeNode(node)) note(node.literal);
    else if (node && ts.isStringLiteralLike(node)) found.push(node.text);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) note(node.moduleSpecifier);
    else if (ts.isExternalModuleReference(node)) note(node.expression);
    else if (ts.isImportTypeNode(node)) note(node.argument);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      note(node.arguments[0]);
    else if (isOwnAddress(node)) note(node.arguments?.[0]);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true));
  return found;
}

/** Whether a node reads `new URL('./x.ts', import.meta.url)`. */
function isOwnAddress(node: ts.Node): node is ts.NewExpression {
  return (
    ts.isNewExpression(node) &&
    node.expression.getText() === 'URL' &&
    node.arguments?.[1]?.getText() === 'import.meta.url'
  );
}

function readSources(): Tree {
  const root = dirname(fileURLToPath(import.meta.url));
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    files.map((file) => [relative(root, file).replaceAll('\\', '/'), readFileSync(file, 'utf8')]),
  );
}

describe('rooms', () => {
  it('are built so that imports go downwards only', () => {
    const tree = readSources();
    expect(Object.keys(tree)).toContain('rooms.test.ts');
    expect(violations(tree)).toEqual([]);
  });
});

describe('the rules of the rooms', () => {
  const broken: [rule: string, file: string, text: string, said: string][] = [
    ['static import', 'core/plan.ts', "import { run } from '../engine/run.ts';", 'core may use only core'],
    [
      'import type',
      'engine/run.ts',
      "import type { C } from '../app/c.ts';",
      'engine may use only engine, core',
    ],
    ['type in place', 'charts/bar.ts', "type C = import('../engine/c.ts').C;", 'charts may use only charts'],
    ['dynamic import', 'notebook/run.ts', "await import('../cell-kinds/sql.ts');", 'notebook may use only'],
    ['re-export', 'cell-kinds/sql.ts', "export * from '../app/wb-cell.ts';", 'cell-kinds may use only'],
    ['worker', 'app/a.ts', "new Worker(new URL('../cli/w.ts', import.meta.url));", 'app may use only'],
    ['raw text', 'cli/a.ts', "import text from '../app/a.ts?raw';", 'cli may use only'],
    ['no room', 'notebook/a.ts', "import '../a.ts';", 'notebook may use only'],
    ['Node in core', 'core/read.ts', "import { readFileSync } from 'node:fs';", 'nothing of Node'],
    ['package in core', 'core/read.ts', "import { html } from 'lit';", 'no package but papaparse'],
    ['outside of src', 'cli/a.ts', "import '../../scripts/serve.ts';", 'from outside'],
    ['use of a test', 'core/a.ts', "import './b.test.ts';", 'only tests'],
    ['barrel', 'core/index.ts', 'export {};', 'no barrels'],
    ['unknown room', 'utils/a.ts', 'export {};', 'lies in no room'],
    ['file without a room', 'a.ts', 'export {};', 'lies in no room'],
    ['length', 'core/a.ts', '//\n'.repeat(401), '401 lines'],
  ];
  it.each(broken)('are broken by: %s', (_rule, file, text, said) => {
    const found = violations({ [file]: text });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(said);
    expect(found[0]).toContain(file);
  });

  it('name the import', () => {
    expect(violations({ 'core/a.ts': "import '../app/b.ts';" })).toEqual([
      "core/a.ts imports '../app/b.ts': core may use only core",
    ]);
  });

  it('allow what goes downwards', () => {
    const tree = {
      'core/plan.ts': "import Papa from 'papaparse'; import './names.ts'; // from '../app/a.ts'",
      'engine/node.ts': "import 'node:fs'; import '../core/plan.ts';",
      'cell-kinds/plot.ts': "import type { F } from '../charts/figure.ts'; import '../notebook/document.ts';",
      'app/main.ts': "import '../translate/sql.ts'; import text from '../../configs/job.csv?raw';",
      'cli/main.ts': "import '../engine/node.ts'; import '../translate/sql.ts';",
      'core/plan.test.ts': "import 'node:fs'; import '../engine/node.ts';",
      'vite-env.d.ts': '',
    };
    expect(violations(tree)).toEqual([]);
  });
});
