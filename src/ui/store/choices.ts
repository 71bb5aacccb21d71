// What the visitor has chosen: nothing here comes from the machine, and the machine knows nothing of it.
import {create} from 'zustand';
import type {Selection, Sights} from '../views';

export type Theme = 'dark' | 'light';
/** What is said above the stage until it is put away. */
export interface Message {
  readonly tone: 'plain' | 'bad';
  readonly text: string;
  /** The terminal has said it aloud already. */
  readonly told?: boolean;
  /** What can be done about it, besides putting it away. */
  readonly actions?: readonly {readonly label: string; readonly run: () => void}[];
}

export interface Choices {
  readonly theme: Theme;
  /** The first screen, until the first command; then the whole page. */
  readonly screen: 'first' | 'main';
  readonly selection: Selection;
  /** The hierarchy that lends its colours; null for the first one there is. */
  readonly lens: number | null;
  /** How near each hierarchy is looked at, and which of its containers are closed. */
  readonly sights: Sights;
  /** Id of the view on the stage. */
  readonly view: string;
  /** Of real time: 1 runs a simulated second in a second. */
  readonly speed: number;
  /** Kernel steps a second in step mode; null outside of it. */
  readonly slow: number | null;
  readonly playing: boolean;
  readonly leftOpen: boolean;
  /** The inspector where it is a drawer; where there is room it is always there unless closed. */
  readonly rightOpen: boolean;
  readonly dialog: 'none' | 'keys' | 'move' | 'make' | 'share' | 'find' | 'laws' | 'gallery';
  readonly message: Message | null;
  /** Single-letter shortcuts, which some voice inputs set off by accident. */
  readonly letterKeys: boolean;
  /** Where the visitor is, in the top bar; '' for nowhere in particular. */
  readonly title: string;
}

export const SPEED_RANGE = {slowest: 0.001, fastest: 64, first: 0.1} as const;
/** One tick is a millisecond. */
export const TICKS_PER_SECOND = 1000;

const THEME_KEY = 'menagerie.theme';

/** The kept theme, or what the system prefers. Storage may be refused. */
function firstTheme(): Theme {
  try {
    const kept = localStorage.getItem(THEME_KEY);
    if (kept === 'dark' || kept === 'light') return kept;
  } catch {
    // No storage: the system decides.
  }
  return typeof matchMedia === 'function' && matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark';
}

export const useChoices = create<Choices>(() => ({
  theme: firstTheme(),
  screen: 'first',
  selection: null,
  lens: null,
  sights: {},
  view: 'hierarchies',
  speed: SPEED_RANGE.first,
  slow: null,
  playing: true,
  leftOpen: true,
  rightOpen: true,
  dialog: 'none',
  message: null,
  letterKeys: true,
  title: '',
}));

/** The root element says it first: what reads its colours when the choice changes must find the new ones. */
export function showTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  useChoices.setState({theme});
}

export function chooseTheme(theme: Theme): void {
  showTheme(theme);
  try {
    localStorage.setItem(THEME_KEY, theme);
  } catch {
    // It lasts as long as the page, then.
  }
}
