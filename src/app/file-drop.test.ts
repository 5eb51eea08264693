// @vitest-environment jsdom
import { render } from 'lit';
import { afterEach, describe, expect, it } from 'vitest';
import { FileDrop } from './file-drop.ts';

let end = () => {};
afterEach(() => end());

function show() {
  const taken: string[][] = [];
  const host = {
    addController: () => undefined,
    removeController: () => undefined,
    requestUpdate: () => undefined,
    updateComplete: Promise.resolve(true),
  };
  const drop = new FileDrop(host, ({ files }) => taken.push(files.map(({ name }) => name)));
  drop.hostConnected();
  end = () => drop.hostDisconnected();
  const isShown = () => {
    const place = document.createElement('div');
    render(drop.hint(), place);
    return !place.querySelector('.drop')!.hasAttribute('hidden');
  };
  const drag = (type: string, types: string[], relatedTarget: EventTarget | null = null) => {
    const file = new File(['1'], 'orders.csv');
    const items = [{ kind: 'file', webkitGetAsEntry: () => null, getAsFile: () => file }];
    const event = new Event(type, { cancelable: true });
    window.dispatchEvent(Object.assign(event, { dataTransfer: { types, items }, relatedTarget }));
    return event.defaultPrevented;
  };
  return { drag, isShown, taken };
}

describe('files that are dragged over the page', () => {
  it('are asked for, and taken where they are dropped', () => {
    const { drag, isShown, taken } = show();
    expect(isShown()).toBe(false);
    expect(drag('dragenter', ['Files'])).toBe(true);
    expect(isShown()).toBe(true);
    drag('drop', ['Files']);
    expect([isShown(), taken]).toEqual([false, [['orders.csv']]]);
  });

  it('are no longer asked for once they have left the window, but still between two elements of it', () => {
    const { drag, isShown } = show();
    drag('dragover', ['Files']);
    drag('dragleave', ['Files'], document.body);
    expect(isShown()).toBe(true);
    drag('dragleave', ['Files']);
    expect(isShown()).toBe(false);
  });

  it('are not what dragged text is: that stays with what it is dragged over', () => {
    const { drag, isShown, taken } = show();
    expect(drag('dragenter', ['text/plain'])).toBe(false);
    drag('drop', ['text/plain']);
    expect([isShown(), taken]).toEqual([false, []]);
  });
});
