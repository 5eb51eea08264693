import { errorText } from '../../core/error-text.ts';
import type { Workspace } from '../workspace.ts';
import { ConfiguredRules, type Placed, type RuleTable } from './configured-rules.ts';
import type { Found, Search } from './find-proposals.ts';

/** How far a search for proposals is. */
export type SearchState =
  | { status: 'none' | 'stopped' | 'no tables' }
  | { status: 'working'; words: string }
  | { status: 'done'; search: Search }
  | { status: 'failed'; message: string };

/** What tells a proposal from all others. */
export function proposalKey({ table, column, proposal }: Placed): string {
  return [proposal.table, table, column, proposal.rule, proposal.condition].join('\n').toLowerCase();
}

/** The proposals of a rule table. */
export interface Listed {
  open: Found[];
  dismissed: Found[];
  /** Dismissed ones that were not found now: nobody has looked yet, or the data speak for them no more. */
  absent: Placed[];
}

/**
 * The rules that the data speak for, of each rule table for which somebody has asked, and which of them are dismissed.
 * What was found is forgotten once tables have been made anew; what was dismissed is kept with the workspace.
 */
export class Proposals {
  private readonly states = new Map<RuleTable, { state: SearchState; at: string | undefined }>();
  private readonly aborts = new Map<RuleTable, AbortController>();

  /** @param changed is called whenever something of it is another */
  constructor(
    private readonly workspace: Workspace,
    private readonly changed: () => void,
  ) {}

  state(ruleTable: RuleTable): SearchState {
    const found = this.states.get(ruleTable);
    const isOld = found?.state.status !== 'working' && found?.at !== this.workspace.lastRun?.at;
    return !found || isOld ? { status: 'none' } : found.state;
  }

  /**
   * The proposals that the text of the rule table, with the edits that are under way, doesn't have yet: those that would
   * reject or change most rows first. The dismissed ones apart, as far as the plan has their tables.
   */
  listed(ruleTable: RuleTable, text: string): Listed {
    const state = this.state(ruleTable);
    const { dismissed, plan } = this.workspace;
    const rules = new ConfiguredRules(text);
    const isNew = ({ table, column, proposal }: Placed) => rules.news(table, column, [proposal]).length > 0;
    const found = state.status === 'done' ? state.search.found.filter(isNew) : [];
    const news = found.sort((one, other) => weightOf(other) - weightOf(one));
    const keys = new Set(dismissed.map(proposalKey));
    const isDismissed = (one: Found) => keys.has(proposalKey(one));
    const isFound = new Set(news.map(proposalKey));
    const tables = new Set(plan.jobs.map(({ target }) => target.toLowerCase()));
    return {
      open: news.filter((one) => !isDismissed(one)),
      dismissed: news.filter(isDismissed),
      absent: dismissed.filter(
        (one) =>
          one.proposal.table === ruleTable &&
          tables.has(one.table.split('.').pop()!.toLowerCase()) &&
          !isFound.has(proposalKey(one)) &&
          isNew(one),
      ),
    };
  }

  /** Looks through the tables as they are now. */
  async find(ruleTable: RuleTable): Promise<void> {
    this.aborts.get(ruleTable)?.abort();
    const abort = new AbortController();
    this.aborts.set(ruleTable, abort);
    const at = this.workspace.lastRun?.at;
    const tell = (state: SearchState) => {
      if (this.aborts.get(ruleTable) !== abort) return;
      this.states.set(ruleTable, { state, at });
      this.changed();
    };
    const told = (words: string) => !abort.signal.aborted && tell({ status: 'working', words });
    if (this.workspace.rows.size === 0) return tell({ status: 'no tables' });
    told('Looking for the tables …');
    try {
      const { findProposals } = await import('./find-proposals.ts');
      const search = await findProposals(this.workspace, ruleTable, { signal: abort.signal, told });
      tell(search ? { status: 'done', search } : { status: 'no tables' });
    } catch (error) {
      tell(abort.signal.aborted ? { status: 'stopped' } : { status: 'failed', message: errorText(error) });
    }
  }

  /** Ends all searches. */
  stop(): void {
    for (const abort of this.aborts.values()) abort.abort();
  }

  /** Dismisses a proposal until it is restored, over reloads as well. */
  dismiss({ table, column, proposal }: Placed): void {
    this.keep([...this.workspace.dismissed, { table, column, proposal }]);
  }

  /** Takes a dismissal back. */
  restore(one: Placed): void {
    const key = proposalKey(one);
    this.keep(this.workspace.dismissed.filter((other) => proposalKey(other) !== key));
  }

  private keep(dismissed: readonly Placed[]): void {
    if (!this.workspace.tabs.mayChange()) return;
    this.workspace.dismissed = dismissed;
    void this.workspace.keeper.keepDismissed(dismissed);
    this.changed();
  }
}

/** How many rows it would reject, or values change. */
export function weightOf({ effect }: Found): number {
  return effect.kind === 'check' ? effect.rejects : effect.changes;
}
