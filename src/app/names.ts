import type { EditorFunction, EditorNames } from '../editor/names.ts';
import { profileOf } from '../grid/profile.ts';
import { Catalogue } from '../notebook/catalogue.ts';
import type { CatalogueCell } from '../notebook/catalogue-table.ts';
import { signatureText, sqlFunctions } from '../notebook/sql-functions.ts';
import type { Workspace } from '../notebook/workspace.ts';
import { profileLines } from './profile-lines.ts';

/** The names that the editor completes and explains, from the live catalogue. */
export class Names {
  private readonly catalogue: Catalogue;
  private functions: Promise<EditorFunction[]> | undefined;
  private made: { tables: Catalogue['tables']; names: EditorNames } | undefined;

  constructor(
    private readonly workspace: Workspace,
    cells: () => CatalogueCell[],
  ) {
    this.catalogue = new Catalogue(workspace, cells);
  }

  /** The names as they are now: the same object as long as nothing has changed. */
  async get(): Promise<EditorNames> {
    const [functions] = await Promise.all([this.knownFunctions(), this.catalogue.refresh()]);
    const { tables } = this.catalogue;
    if (this.made?.tables === tables && this.made.names.functions === functions) return this.made.names;
    const names: EditorNames = {
      tables: tables.map(({ sql, name, layer, columns, rows }) => ({
        name: sql,
        label: name,
        layer: layer === 'publish' ? 'bi' : layer,
        columns,
        ...(rows === undefined ? {} : { rows }),
      })),
      functions,
      profile: async (table, column) => {
        const type = tables
          .find(({ sql }) => sql === table)
          ?.columns.find(({ name }) => name.toLowerCase() === column.toLowerCase())?.type;
        return profileLines(await profileOf(this.workspace.look, table, column, type ?? 'VARCHAR'));
      },
    };
    this.made = { tables, names };
    return names;
  }

  /** The engine's functions. They are asked for once it is there, so that typing doesn't wait for it. */
  private knownFunctions(): Promise<EditorFunction[]> {
    if (this.workspace.engine.state.status !== 'ready') return Promise.resolve(none);
    this.functions ??= sqlFunctions(this.workspace.look).then((found) =>
      found.flatMap(({ name, description, signatures }) =>
        signatures.map((signature) => ({
          name,
          signature: signatureText(name, signature),
          doc: description,
        })),
      ),
    );
    return this.functions;
  }
}

const none: EditorFunction[] = [];
