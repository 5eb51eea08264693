import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Workspace } from '../notebook/workspace.ts';

type Host = ReactiveControllerHost & { workspace: Workspace };

/** Renders its element anew when one of the workspace's topics has changed. */
export class Watch implements ReactiveController {
  private stop: (() => void) | undefined;

  /** @param topics gives the topics of interest; asked anew with each change, as a cell may get another unit. */
  constructor(
    private readonly host: Host,
    private readonly topics: () => readonly string[],
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.stop = this.host.workspace.changes.listen((changed) => {
      if (this.topics().some((topic) => changed.has(topic))) this.host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    this.stop?.();
  }
}
