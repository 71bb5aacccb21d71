// Text to base64url(deflate-raw(UTF-8)) and back. What comes back is hostile: inflating goes in small slices and stops at
// a cap, so that a short link cannot fill the memory.

import {deflateSync, Inflate} from 'fflate';

/** Bytes of inflated text, at most. */
export const INFLATED_MAX = 1 << 20;
/** Deflate makes nothing longer than this from INFLATED_MAX bytes, so a longer payload is refused unread. */
export const PAYLOAD_MAX = 1_500_000;
const SLICE = 1024;

export type Inflated = {readonly ok: true; readonly text: string} | {readonly ok: false; readonly message: string};

class TooLong extends Error {}

export function deflateText(text: string): string {
  const packed = deflateSync(new TextEncoder().encode(text), {level: 9});
  let binary = '';
  for (const byte of packed) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64url(payload: string): Uint8Array | null {
  if (!/^[A-Za-z0-9_-]+$/.test(payload) || payload.length % 4 === 1) return null;
  const binary = atob(payload.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, char => char.charCodeAt(0));
}

/** Inflates at most INFLATED_MAX bytes; throws TooLong beyond, and fflate's errors for damage. */
function inflateCapped(packed: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let size = 0;
  let ended = false;
  const stream = new Inflate((part, final) => {
    size += part.length;
    if (size > INFLATED_MAX) throw new TooLong();
    parts.push(part.slice());
    ended = final;
  });
  for (let at = 0; at < packed.length && !ended; at += SLICE)
    stream.push(packed.subarray(at, at + SLICE), at + SLICE >= packed.length);
  const whole = new Uint8Array(size);
  let filled = 0;
  for (const part of parts) {
    whole.set(part, filled);
    filled += part.length;
  }
  return whole;
}

/** Never throws. */
export function inflateText(payload: string): Inflated {
  if (payload.length > PAYLOAD_MAX) return {ok: false, message: 'it is longer than any link this page makes'};
  try {
    const packed = fromBase64url(payload);
    if (packed === null)
      return {ok: false, message: 'it holds characters that no link of this page has, or its end is missing'};
    return {ok: true, text: new TextDecoder('utf-8', {fatal: true}).decode(inflateCapped(packed))};
  } catch (error) {
    if (error instanceof TooLong) return {ok: false, message: `it unpacks to more than ${INFLATED_MAX / 1024} KiB`};
    return {ok: false, message: 'it is damaged, or its end is missing'};
  }
}
