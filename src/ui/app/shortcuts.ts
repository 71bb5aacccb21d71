// Single-letter keys: only while the focus is in the stage or nowhere, and only unless they are switched off. Nothing that
// they do cannot be undone by another key.
import {useEffect} from 'react';
import {flushSync} from 'react-dom';
import {removeContainer} from '../inspector';
import {toggleScript} from '../script';
import {type Desk, useChoices, useMachine} from '../store';
import {toggleProjector} from '../theme';
import {zoomByKey} from '../views';
import {SLOW_RANGE} from './speed';

/** Moves the focus to the command line, wherever that is on this layout. */
export function focusCommandLine(): void {
  // The next key is for the field: the pane has to be there before it comes.
  if (!useChoices.getState().leftOpen) flushSync(() => useChoices.setState({leftOpen: true}));
  const find = (what: string) => document.querySelector<HTMLElement>(`#command-line ${what}`);
  // The script may stand in the same pane: the command line is the console's field, or the only one of the first screen.
  (find('.console-line :is(input, textarea)') ?? find(':is(input, textarea)') ?? find('button'))?.focus();
}

function nextLens(): void {
  const visible = (useMachine.getState().update?.slices.hierarchies ?? []).filter(one => one.path !== null);
  const {lens} = useChoices.getState();
  const at = visible.findIndex(one => one.id === lens);
  const next = visible[(Math.max(0, at) + 1) % Math.max(1, visible.length)];
  if (next) useChoices.setState({lens: next.id});
}

function paneKey(key: string): boolean {
  const {leftOpen, rightOpen} = useChoices.getState();
  if (key === '[') useChoices.setState({leftOpen: !leftOpen});
  else if (key === ']') useChoices.setState({rightOpen: !rightOpen});
  else if (key === '\\')
    useChoices.setState({leftOpen: leftOpen && rightOpen ? false : !leftOpen, rightOpen: !leftOpen});
  else return false;
  return true;
}

/** Whether the left pane comes back with the end of projector mode. */
let leftComesBack = false;

/** The stage is what the back row comes for. */
function projectorKey(): void {
  const {leftOpen} = useChoices.getState();
  const on = toggleProjector();
  if (on) leftComesBack = leftOpen;
  useChoices.setState({leftOpen: !on && (leftOpen || leftComesBack)});
}

/** True when the key meant something. */
function act(desk: Desk, key: string): boolean {
  const {playing, screen, selection, slow} = useChoices.getState();
  switch (key) {
    case ' ':
      if (playing) desk.pause();
      else desk.play();
      return true;
    case 'n':
      void desk.tell(slow === null ? desk.run(1) : desk.step(), 'Time stands where it was');
      return true;
    case 'p':
    case ',':
      void desk.tell(desk.back(), 'Time stands where it was');
      return true;
    case 'e':
      if (screen === 'main') toggleScript(desk);
      return screen === 'main';
    case 'k':
      desk.setSlow(slow === null ? SLOW_RANGE.first : null);
      return true;
    case 'c':
      nextLens();
      return true;
    case 'm':
      if (selection?.kind !== 'task') return false;
      useChoices.setState({dialog: 'move'});
      return true;
    case 'Insert':
    case 'a':
      if (selection?.kind !== 'container') return false;
      useChoices.setState({dialog: 'make'});
      return true;
    case 'Delete':
    case 'Backspace':
      if (selection?.kind !== 'container') return false;
      void removeContainer(desk, selection.id);
      return true;
    case '+':
    case '=':
    case '-':
    case '0':
      return zoomByKey(key);
    case 's':
      useChoices.setState({dialog: 'share'});
      return true;
    case 'g':
      useChoices.setState({dialog: 'gallery'});
      return true;
    case '/':
      if (screen === 'main') useChoices.setState({dialog: 'find'});
      return screen === 'main';
    case 'P':
      projectorKey();
      return true;
    case '?':
      useChoices.setState({dialog: 'keys'});
      return true;
    case '`':
      focusCommandLine();
      return true;
    default:
      return paneKey(key);
  }
}

const inStage = (target: EventTarget | null): boolean =>
  target === document.body || (target instanceof Element && target.closest('#stage') !== null);

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, dialog, .monaco-editor') !== null;

/**
 * Escape closes a dialog here and now: browsers tell `close` no sooner than with the next picture, and a key that comes
 * before that would still be taken for the dialog's.
 */
function onCancel(cancelled: Event): void {
  if (!(cancelled.target instanceof HTMLDialogElement)) return;
  cancelled.preventDefault();
  cancelled.target.close();
  useChoices.setState({dialog: 'none'});
}

export function useShortcuts(desk: Desk): void {
  useEffect(() => {
    const onKeyDown = (pressed: KeyboardEvent) => {
      if (pressed.defaultPrevented || useChoices.getState().dialog !== 'none') return;
      if (pressed.key === 'Escape' && !isWriting(pressed.target)) {
        if (useChoices.getState().selection) desk.select(null);
        return;
      }
      if (pressed.ctrlKey || pressed.altKey || pressed.metaKey || isWriting(pressed.target)) return;
      if (!useChoices.getState().letterKeys || !inStage(pressed.target)) return;
      // A button in the stage keeps its own Space.
      if (pressed.key === ' ' && pressed.target instanceof Element && pressed.target.closest('button, a')) return;
      if (act(desk, pressed.key)) pressed.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    document.addEventListener('cancel', onCancel, true);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
      document.removeEventListener('cancel', onCancel, true);
    };
  }, [desk]);
}
