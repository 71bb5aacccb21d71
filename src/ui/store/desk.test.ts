import {expect, it} from 'vitest';
import {PROTOCOL_VERSION, type ToEngine} from '../../protocol';
import {DEFAULT_SPEC} from '../../scenario';
import {Desk, useChoices, useMachine} from '.';

/** A desk before a machine that refuses what the test says, and does everything else at once. */
function deskBefore(refusals: Readonly<Record<string, string>>) {
  const sent: ToEngine[] = [];
  const worker = {
    onmessage: (_: {readonly data: unknown}) => undefined,
    terminate: () => undefined,
    postMessage(message: ToEngine) {
      sent.push(message);
      if (!('id' in message)) return;
      const because = refusals[message.kind];
      const answer = because === undefined ? {kind: 'done', tick: 0, hash: ''} : {kind: 'refused', because};
      queueMicrotask(() => worker.onmessage({data: {...answer, id: message.id}}));
    },
  };
  const desk = new Desk(() => worker as unknown as Worker);
  worker.onmessage({data: {kind: 'ready', protocol: PROTOCOL_VERSION}});
  useMachine.setState({life: {kind: 'alive'}, update: {tick: 0} as never});
  useChoices.setState({message: null, sights: {}, playing: true});
  return {desk, sent};
}

const message = () => useChoices.getState().message;
const FIRST = {spec: DEFAULT_SPEC, script: 'echo first', inputs: [], length: 0};

it('a run too long for a link is started anew from what it was made of, and is said to be lost', async () => {
  const {desk, sent} = deskBefore({recording: 'this run is longer than a link can hold'});
  await desk.boot(FIRST, true);
  await desk.reset();
  expect(sent.filter(one => one.kind === 'load').map(one => one.recording)).toEqual([FIRST, FIRST]);
  expect(message()?.text).toBe(
    'The machine was started anew. The last run cannot be brought back: this run is longer than a link can hold.',
  );
});

it('a refusal is told in front of the offer that stands there, goes with what succeeds, and stops nothing', async () => {
  const {desk} = deskBefore({back: 'this is the beginning'});
  const offer = {tone: 'plain', text: 'Anew.', actions: [{label: 'Bring it back', run: () => undefined}]} as const;
  useChoices.setState({message: offer});
  for (const _ of [1, 2]) await desk.tell(desk.back(), 'Time stands where it was');
  expect(message()).toMatchObject({
    tone: 'bad',
    text: 'Time stands where it was: this is the beginning. Anew.',
    actions: offer.actions,
  });
  expect(useChoices.getState().playing).toBe(true);
  await desk.tell(desk.run(1), 'Time stands where it was');
  expect(message()).toBe(offer);
});

it('a machine begins with all its containers open', async () => {
  const {desk} = deskBefore({});
  useChoices.setState({sights: {cpuset: {} as never}});
  await desk.boot(FIRST, true);
  expect(useChoices.getState().sights).toEqual({});
});
