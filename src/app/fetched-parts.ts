import type { ReactiveControllerHost } from 'lit';
import { errorText } from '../core/error-text.ts';

/** The parts of an element whose code is fetched when they are first wanted. */
export class FetchedParts {
  private readonly there = new Set<string>();

  /** @param failed is told of a part that can't be had, and why */
  constructor(
    private readonly host: Pick<ReactiveControllerHost, 'requestUpdate' | 'updateComplete'>,
    private readonly failed: (part: string, why: string) => void,
  ) {}

  /** Whether a part has been wanted and has come. */
  isThere(part: string): boolean {
    return this.there.has(part);
  }

  /** Whether a part is there; fetches it where it isn't, and has the element drawn anew then. */
  has(part: string, load: () => Promise<unknown>): boolean {
    if (!this.isThere(part)) void this.fetch(part, load);
    return this.isThere(part);
  }

  /** Fetches a part; resolves once the element is drawn with it, or to false where it can't be had. */
  async fetch(part: string, load: () => Promise<unknown>): Promise<boolean> {
    try {
      await load();
    } catch (error) {
      this.failed(part, errorText(error));
      return false;
    }
    this.there.add(part);
    this.host.requestUpdate();
    await this.host.updateComplete;
    return true;
  }
}
