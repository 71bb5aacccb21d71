// Links: `#s1:PAYLOAD` holds a whole run, `#x:NAME` names a scene of this page; then `&t=&sel=&view=`, in plain text, so that
// people can edit them. The part behind # never reaches a server. Reading a link never throws, whatever it is.

import {deflateText, inflateText} from './deflate';
import {type Decoded, readDocument, type SharedRun, writeDocument} from './document';
import type {Recording} from './spec';
import {shown} from './spec-schema';

/** Where to look: nothing of it changes the run. */
export interface LinkView {
  /** Tick to stand at; null: the end of the run. */
  readonly t: number | null;
  /** What is selected: a pid, or the path of a container. */
  readonly sel: string;
  readonly view: string;
}

export type LinkTarget =
  | {readonly kind: 'run'; readonly run: SharedRun}
  | {readonly kind: 'scene'; readonly name: string};

export interface Link {
  readonly target: LinkTarget;
  readonly view: LinkView;
}

export const NO_VIEW: LinkView = {t: null, sel: '', view: ''};
/** Characters: some chat programs cut longer messages. */
export const LINK_BUDGET = 2_000;
/** Characters: from here on many programs cut or refuse. */
export const LINK_WARNING = 8_000;
const SELECTION_MAX = 4_096;

function viewPart(view: LinkView): string {
  const parts: string[] = [];
  if (view.t !== null) parts.push(`&t=${view.t}`);
  if (view.sel !== '') parts.push(`&sel=${encodeURIComponent(view.sel).replaceAll('%2F', '/')}`);
  if (view.view !== '') parts.push(`&view=${encodeURIComponent(view.view)}`);
  return parts.join('');
}

/** The fragment, with its #, that brings the run back. */
export function encodeLink(recording: Recording, hash: string, view: LinkView = NO_VIEW): string {
  return `#s1:${deflateText(JSON.stringify(writeDocument(recording, hash)))}${viewPart(view)}`;
}

export function encodeSceneLink(name: string, view: LinkView = NO_VIEW): string {
  return `#x:${encodeURIComponent(name)}${viewPart(view)}`;
}

function plain(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}

/** Unknown keys are left alone: a newer page may know them. */
function readView(parts: readonly string[]): Decoded<LinkView> {
  const view = {t: null as number | null, sel: '', view: ''};
  for (const part of parts) {
    const equals = part.indexOf('=');
    const key = equals < 0 ? part : part.slice(0, equals);
    const value = plain(equals < 0 ? '' : part.slice(equals + 1));
    if (key === 't') {
      if (value === null || !/^\d{1,9}$/.test(value))
        return {ok: false, message: `t: expected a tick, got ${shown(value ?? part)}`};
      view.t = Number(value);
    } else if (key === 'sel') {
      if (value === null || value.length > SELECTION_MAX) return {ok: false, message: 'sel: expected a pid or a path'};
      view.sel = value;
    } else if (key === 'view') {
      if (value === null || !/^[\w-]{0,40}$/.test(value))
        return {ok: false, message: `view: expected a name, got ${shown(value ?? part)}`};
      view.view = value;
    }
  }
  return {ok: true, value: view};
}

function readTarget(head: string): Decoded<LinkTarget> {
  if (head.startsWith('x:')) {
    const name = plain(head.slice(2));
    if (name !== null && /^[\w-]{1,60}$/.test(name)) return {ok: true, value: {kind: 'scene', name}};
    return {ok: false, message: `the link names no scene: ${shown(head)}`};
  }
  if (!head.startsWith('s1:'))
    return {ok: false, message: `this page does not know links that begin with ${shown(head.slice(0, 12))}`};
  const inflated = inflateText(head.slice(3));
  if (!inflated.ok) return {ok: false, message: `the link cannot be read: ${inflated.message}`};
  let data: unknown;
  try {
    data = JSON.parse(inflated.text);
  } catch {
    return {ok: false, message: 'the link cannot be read: what it holds is not JSON'};
  }
  const document = readDocument(data);
  if (!document.ok) return {ok: false, message: `the link holds something else than a run: ${document.message}`};
  return {ok: true, value: {kind: 'run', run: document.value}};
}

/** Reads the part of an address from # on. null: there is nothing to read. Never throws. */
export function decodeLink(fragment: string): Decoded<Link> | null {
  const text = fragment.startsWith('#') ? fragment.slice(1) : fragment;
  if (text === '') return null;
  const [head, ...rest] = text.split('&') as [string, ...string[]];
  const target = readTarget(head);
  if (!target.ok) return target;
  const view = readView(rest);
  if (!view.ok) return view;
  return {ok: true, value: {target: target.value, view: view.value}};
}
