import { errorText } from '../../core/error-text.ts';
import type { Workspace } from '../workspace.ts';
import { ConfiguredRules, type RuleTable } from './configured-rules.ts';
import type { Found, Search } from './find-proposals.ts';

/** How far a search for proposals is. */
export type SearchState =
  | { status: 'none' | 'stopped' | 'no tables' }
  | { status: 'working'; words: string }
  | { status: 'done'; search: Search }
  | { status: 'failed'; message: string };

/** What tells a proposal from all others. */
export function proposalKey({ table, column, proposal }: Found): string {
  return [proposal.table, table, column, proposal.rule, proposal.condition].join('\n').toLowerCase();
}

/**
 * The rules that the data speak for, of each rule table for which somebody has asked, and which of them are dismissed.
 * What was found is forgotten once tables have been made anew.
 */
export class Proposals {
  private readonly states = new Map<RuleTable, { state: SearchState; at: string | undefined }>();
  private readonly dismissed = new Set<string>();
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
   * reject or change most rows first. The dismissed ones apart.
   */
  listed(ruleTable: RuleTable, text: string): { open: Found[]; dismissed: Found[] } {
    const state = this.state(ruleTable);
    if (state.status !== 'done') return { open: [], dismissed: [] };
    const rules = new ConfiguredRules(text);
    const news = state.search.found
      .filter(({ table, column, proposal }) => rules.news(table, column, [proposal]).length > 0)
      .sort((one, other) => weightOf(other) - weightOf(one));
    const isDismissed = (one: Found) => this.dismissed.has(proposalKey(one));
    return { open: news.filter((one) => !isDismissed(one)), dismissed: news.filter(isDismissed) };
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

  dismiss(one: Found): void {
    this.dismissed.add(proposalKey(one));
    this.changed();
  }

  /** Takes a dismissal back. */
  restore(one: Found): void {
    this.dismissed.delete(proposalKey(one));
    this.changed();
  }
}

/** How many rows it would reject, or values change. */
export function weightOf({ effect }: Found): number {
  return effect.kind === 'check' ? effect.rejects : effect.changes;
}
