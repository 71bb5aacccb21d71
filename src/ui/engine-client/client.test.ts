import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {type FromEngine, PROTOCOL_VERSION, type ToEngine, type Update} from '../../protocol';
import {EngineClient, missingFeatures} from '.';

class FakeWorker {
  readonly sent: ToEngine[] = [];
  terminated = false;
  onmessage: ((message: {data: FromEngine}) => void) | null = null;
  onerror: ((error: {message: string; preventDefault(): void}) => void) | null = null;
  postMessage(message: ToEngine): void {
    this.sent.push(message);
  }
  terminate(): void {
    this.terminated = true;
  }
  say(data: unknown): void {
    this.onmessage?.({data: data as FromEngine});
  }
}

let ticks: (() => void)[] = [];

beforeEach(() => {
  ticks = [];
  vi.stubGlobal('requestAnimationFrame', (then: () => void) => ticks.push(then));
  vi.stubGlobal('cancelAnimationFrame', () => undefined);
});
afterEach(() => vi.unstubAllGlobals());

const listening = () => ({
  onUpdate: vi.fn(),
  onPanic: vi.fn(),
  onCannotStart: vi.fn(),
  onBrokeDown: vi.fn(),
  onSilence: vi.fn(),
});

function open() {
  const worker = new FakeWorker();
  const listener = listening();
  const client = new EngineClient(() => worker as unknown as Worker, listener);
  worker.say({kind: 'ready', protocol: PROTOCOL_VERSION});
  return {worker, listener, client};
}

describe('the engine client', () => {
  it('hands each answer to whoever asked, in whatever order they come', async () => {
    const {worker, client} = open();
    const [a, b] = [client.type('a', 10), client.type('b', 10)];
    const [first, second] = worker.sent as {id: number}[];
    worker.say({kind: 'typed', id: second?.id, output: 'B', status: 1, waiting: ''});
    worker.say({kind: 'typed', id: first?.id, output: 'A', status: 0, waiting: ''});
    expect((await a).output).toBe('A');
    expect((await b).output).toBe('B');
    expect(client.waiting).toBe(0);
  });

  it('rejects what the machine refuses, with its reason', async () => {
    const {worker, client} = open();
    const asked = client.run(5);
    worker.say({kind: 'refused', id: (worker.sent[0] as {id: number}).id, because: 'another run is under way'});
    await expect(asked).rejects.toThrow('another run is under way');
  });

  it('acknowledges an update only once it has been drawn', () => {
    const {worker, listener} = open();
    worker.say({kind: 'update', update: 7} as Update);
    expect(listener.onUpdate).toHaveBeenCalledOnce();
    expect(worker.sent).toEqual([]);
    for (const tick of ticks) tick();
    expect(worker.sent).toEqual([{kind: 'ack', update: 7}]);
  });

  it('ends every open question when the machine panics', async () => {
    const {worker, listener, client} = open();
    const asked = client.look();
    worker.say({kind: 'panic', message: 'count is 2, members are 3', tick: 4, recording: {}, traces: []});
    await expect(asked).rejects.toThrow('count is 2, members are 3');
    expect(listener.onPanic).toHaveBeenCalledOnce();
    expect(worker.terminated).toBe(true);
    await expect(client.run(1)).rejects.toThrow('count is 2');
  });

  it('says which feature is missing when the worker does not start', () => {
    const [worker, listener] = [new FakeWorker(), listening()];
    new EngineClient(() => worker as unknown as Worker, listener);
    worker.onerror?.({message: '', preventDefault: () => undefined});
    expect(listener.onCannotStart.mock.calls[0]?.[0]).toContain('module worker');
    const refusing = listening();
    const throws = () => {
      throw new TypeError('module workers are not supported');
    };
    new EngineClient(throws, refusing);
    expect(refusing.onCannotStart.mock.calls[0]?.[0]).toContain('module worker');
  });

  it('tells a worker that was lost from one that never ran', () => {
    const {worker, listener} = open();
    worker.onerror?.({message: 'out of memory', preventDefault: () => undefined});
    expect(listener.onBrokeDown.mock.calls[0]?.[0]).toContain('out of memory');
    expect(listener.onCannotStart).not.toHaveBeenCalled();
  });

  it('says when a message has been left without any answer for seconds, and when the worker speaks again', () => {
    vi.useFakeTimers();
    try {
      const {worker, listener, client} = open();
      client.pause();
      vi.advanceTimersByTime(5000);
      worker.say({kind: 'update', update: 1} as Update);
      for (const tick of ticks) tick();
      vi.advanceTimersByTime(60_000);
      expect(listener.onSilence).not.toHaveBeenCalled();
      client.key('interrupt');
      client.pause();
      vi.advanceTimersByTime(6000);
      expect(listener.onSilence.mock.calls).toEqual([[true]]);
      worker.say({kind: 'update', update: 2} as Update);
      expect(listener.onSilence.mock.calls).toEqual([[true], [false]]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('refuses a worker of another version', () => {
    const {worker, listener} = open();
    worker.say({kind: 'ready', protocol: PROTOCOL_VERSION + 1});
    expect(listener.onCannotStart.mock.calls[0]?.[0]).toContain('different versions');
  });

  it('names the features that a browser lacks', () => {
    const all = {Worker: class {}, structuredClone() {}, requestAnimationFrame() {}};
    expect(missingFeatures(all)).toEqual([]);
    expect(missingFeatures({...all, Worker: undefined})).toEqual(['Web Workers']);
  });
});
