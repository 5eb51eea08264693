import { html, type TemplateResult } from 'lit';
import type { Unit, UnitState } from '../notebook/unit.ts';
import type { Workspace } from '../notebook/workspace.ts';
import type { TabName } from './wb-details.ts';
import './wb-job.ts';

type Body = (
  workspace: Workspace,
  unit: Unit,
  state: Readonly<UnitState>,
  open: TabName | undefined,
) => TemplateResult;

function hint(text: string): TemplateResult {
  return html`<p style="margin:0;padding:4px 14px 18px;color:var(--soft)">${text}</p>`;
}

/** Whether what is on show is of an earlier text, as the one that is there can't be shown. */
function isFormer({ previews }: Workspace, unit: Unit, { status }: Readonly<UnitState>): boolean {
  return status === 'failed' || previews.errorOf(unit) !== undefined;
}

/** What each kind of cell shows below its bar and its text. */
const bodies: Readonly<Record<string, Body>> = {
  job: (workspace, unit, state, open) =>
    html`<wb-job .workspace=${workspace} .unit=${unit} .state=${state} .open=${open}></wb-job>`,
  sql(workspace, unit, state) {
    // The grid is fetched with the first rows.
    if (!state.result) return html``;
    void import('./wb-result.ts');
    return html`<wb-result .workspace=${workspace} .unit=${unit} .state=${state}></wb-result>`;
  },
  plot(workspace, unit, state) {
    const stored = state.result ? undefined : workspace.stored.resultOf(unit);
    const result = state.result ?? stored;
    if (!result) return html``;
    void import('./wb-dashboard.ts');
    return html`<wb-dashboard
      .result=${{ tiles: [result], problems: [] }}
      .stored=${stored ? workspace.stored.at : undefined}
      .status=${state.status}
      .workspace=${workspace}
      .label=${unit.title}
      ?former=${isFormer(workspace, unit, state)}
      plain
    ></wb-dashboard>`;
  },
  dashboard(workspace, unit, state) {
    const stored = state.result ? undefined : workspace.stored.resultOf(unit);
    const result = state.result ?? stored;
    // Charts and YAML are loaded with the first dashboard that has something to show.
    if (result) void import('./wb-dashboard.ts');
    return html`<wb-dashboard
      .result=${result}
      .stored=${stored ? workspace.stored.at : undefined}
      .status=${state.status}
      .workspace=${workspace}
      .label=${unit.title}
      ?former=${isFormer(workspace, unit, state)}
    >
      ${
        result
          ? ''
          : hint(
              state.restored
                ? 'The tables of the last run are gone with the page. Run the pipeline to see this dashboard.'
                : 'Run the pipeline to see this dashboard.',
            )
      }
    </wb-dashboard>`;
  },
};

/** The body of a cell, by its kind; `open` names the tab of the details on show. */
export function cellBody(...[workspace, unit, state, open]: Parameters<Body>): TemplateResult {
  // A cell that was of another kind when it ran has a result that only that kind can show.
  const fitting = state.resultKind === unit.kind ? state : { ...state, result: undefined };
  return bodies[unit.kind]!(workspace, unit, fitting, open);
}
