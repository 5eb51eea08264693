import { readConfigTable } from '../core/config/read.ts';
import { dataModel } from '../core/config/tables/data-model.ts';
import { referencesOf, type Model } from '../dashboard/model.ts';
import { Catalogue } from '../notebook/catalogue.ts';
import { configTexts } from '../notebook/config-text.ts';
import type { Workspace } from '../notebook/workspace.ts';

/** What filters know of a workspace's tables: the live catalogue's columns, and the references of the data model. */
export class DashboardModel {
  private readonly catalogue: Catalogue;
  private made: { tables: Catalogue['tables']; configs: unknown; model: Model } | undefined;

  constructor(private readonly workspace: Workspace) {
    this.catalogue = new Catalogue(workspace, () =>
      workspace.graph.readers.map(({ id, title, name, reads }) => ({
        id,
        title,
        reads,
        ...(name ? { makes: name } : {}),
      })),
    );
  }

  /** The model as the tables are now: made once for each run or change of the configuration. */
  readonly get = async (): Promise<Model> => {
    await this.catalogue.refresh();
    const { tables } = this.catalogue;
    const { configs } = this.workspace.own;
    if (this.made?.tables !== tables || this.made.configs !== configs)
      this.made = { tables, configs, model: { tables, references: this.references() } };
    return this.made.model;
  };

  private references(): Model['references'] {
    const { text } = configTexts(this.workspace).find(({ table }) => table === dataModel)!;
    return referencesOf(readConfigTable(dataModel, text ?? '').rows.filter(({ active }) => active));
  }
}

const models = new WeakMap<Workspace, DashboardModel>();

/** The model of a workspace, which all its dashboards share. */
export function modelOf(workspace: Workspace): DashboardModel {
  const known = models.get(workspace) ?? new DashboardModel(workspace);
  models.set(workspace, known);
  return known;
}
