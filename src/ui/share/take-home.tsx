// "Take it home": the lines of the run as a script for a real kernel, or the lines that keep it here. What translates it is
// loaded when the button is pressed.
import {useState} from 'react';
import type {Exported} from '../../scenario/export';
import {useDesk} from '../store';
import './take-home.css';

const FILE_NAME = 'menagerie.sh';

/** Hands a text over as a file. */
function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], {type: 'text/x-shellscript'}));
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

function Script({script}: {readonly script: string}) {
  const [said, setSaid] = useState('');
  // Not every page may write to the clipboard: the text can be copied by hand, too.
  const copy = () =>
    navigator.clipboard.writeText(script).then(
      () => setSaid('Copied.'),
      () => setSaid('This page may not copy: take the text above.'),
    );
  const save = () => {
    download(FILE_NAME, script);
    setSaid(`Saved as ${FILE_NAME}.`);
  };
  return (
    <>
      <textarea className="field mono home-script" aria-label="Script to take home" readOnly rows={8} value={script} />
      <div className="home-ways">
        <button type="button" className="button outlined" onClick={save}>
          Save {FILE_NAME}
        </button>
        <button type="button" className="button outlined" onClick={copy}>
          Copy script
        </button>
        <span aria-live="polite">{said}</span>
      </div>
    </>
  );
}

/** What keeps the run here, under the lines that do. */
function Refused({refusals, source}: {readonly refusals: readonly HomeRefusal[]; readonly source: string}) {
  const lines = source.split('\n');
  return (
    <ul className="home-refusals" aria-label="Lines that keep it here">
      {refusals.map(({line, message}) => (
        <li key={`${line} ${message}`}>
          <code>{(lines[line - 1] ?? '').trim()}</code> {message}.
        </li>
      ))}
    </ul>
  );
}

type Run = Exported & {readonly source: string};
type HomeRefusal = Extract<Exported, {ok: false}>['refusals'][number];

function wordsFor(run: Run): string {
  if (!run.ok) return 'This run cannot be taken home whole:';
  return `${run.translated ? 'Translated to version 1 of cgroups. ' : ''}Its first lines say what it needs.`;
}

export function TakeHome() {
  const desk = useDesk();
  const [run, setRun] = useState<Run | null>(null);
  const [said, setSaid] = useState('');

  async function take(): Promise<void> {
    const [{recording}, {exportRun}] = await Promise.all([desk.engine.recording(), import('../../scenario/export')]);
    const made = exportRun(recording);
    setRun(made);
    setSaid(wordsFor(made));
  }

  return (
    <>
      <p className="sheet-text">The same lines can run on a real Linux kernel that has version 1 of cgroups.</p>
      <button
        type="button"
        className="button outlined"
        onClick={() => void take().catch((error: Error) => setSaid(`No script can be made: ${error.message}.`))}
      >
        Take it home
      </button>
      <p className="sheet-text" aria-live="polite">
        {said}
      </p>
      {run?.ok && <Script script={run.script} />}
      {run?.ok === false && <Refused refusals={run.refusals} source={run.source} />}
    </>
  );
}
