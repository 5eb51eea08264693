import type { KeyHelp } from '../../core/key-help.ts';
import type { Command } from './command.ts';

const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Milliseconds in which the second key of `D D` has to follow the first. */
const patience = 900;

/** One key with its modifiers, as commands write it. */
export function keyOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const mod = isMac ? event.metaKey : event.ctrlKey;
  // A sign such as ? is on another key in each country: Shift is part of it.
  const shift = event.shiftKey && (event.key.length > 1 || /[a-z]/i.test(event.key));
  return [
    ...(mod ? ['Mod'] : []),
    ...(isMac && event.ctrlKey ? ['Ctrl'] : []),
    ...(event.altKey ? ['Alt'] : []),
    ...(shift ? ['Shift'] : []),
    key === ' ' ? 'Space' : key,
  ].join('+');
}

/** Whether a key is none that writes text. */
export function isChord(key: string): boolean {
  return /^(?:Mod|Ctrl|Alt)\+/.test(key);
}

const signs: Readonly<Record<string, string>> = {
  Arrows: '↑↓←→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
  Click: 'click',
  Drag: 'drag',
};

/** Modifiers in the order in which each system names them. */
const modifiers: Readonly<Record<'mac' | 'other', readonly [key: string, sign: string][]>> = {
  mac: [
    ['Ctrl', '⌃'],
    ['Alt', '⌥'],
    ['Shift', '⇧'],
    ['Mod', '⌘'],
  ],
  other: [
    ['Mod', 'Ctrl'],
    ['Ctrl', 'Ctrl'],
    ['Alt', 'Alt'],
    ['Shift', 'Shift'],
  ],
};

function strokeText(stroke: string, mac: boolean): string {
  const parts = stroke.split('+');
  const key = parts.pop()!;
  const held = modifiers[mac ? 'mac' : 'other'].filter(([name]) => parts.includes(name));
  return [...held.map(([, sign]) => sign), signs[key] ?? key].join(mac ? '' : '+');
}

/** Keys for people, who may have a Mac: `Ctrl+Shift+K`, there `⇧⌘K`; strokes that follow one another with a space between. */
export function keysText(keys: string, mac = isMac): string {
  return keys
    .split(' ')
    .map((stroke) => strokeText(stroke, mac))
    .join(' ');
}

/** The keys of an entry in the list of keys, on this system. */
export function keysHere({ keys, mac }: KeyHelp): readonly string[] {
  return (isMac ? mac : undefined) ?? keys;
}

/** Finds commands by what is typed; a key of two strokes is found with its second. */
export class KeyMap {
  private readonly byKey = new Map<string, Command>();
  private first = '';
  private firstAt = 0;

  constructor(commands: readonly Command[]) {
    for (const command of commands) for (const keys of command.keys) this.byKey.set(keys, command);
  }

  /**
   * The command that a key calls, undefined where it calls none.
   * @param place where the focus is: on a cell as a whole, in text, or elsewhere
   * @param now milliseconds
   */
  find(key: string, place: 'cell' | 'text' | 'elsewhere', now: number): Command | undefined {
    const two = this.first !== '' && now - this.firstAt < patience ? `${this.first} ${key}` : '';
    this.first = '';
    const command = this.byKey.get(two) ?? this.byKey.get(key);
    if (command) {
      const anywhere = isChord(key) || command.inEditor === true;
      return place === 'cell' || (anywhere && (place === 'elsewhere' || command.inEditor !== false))
        ? command
        : undefined;
    }
    if (place === 'cell' && [...this.byKey.keys()].some((keys) => keys.startsWith(`${key} `))) {
      this.first = key;
      this.firstAt = now;
    }
    return undefined;
  }
}
