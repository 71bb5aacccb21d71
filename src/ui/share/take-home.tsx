// "Take it home": the lines of the run as a script for a real kernel, or the lines that keep it here. What translates it is
// loaded when the button is pressed.
import {useState} from 'react';
import {useDesk} from '../store';

/** Hands a text over as a file. */
function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], {type: 'text/x-shellscript'}));
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

export function TakeHome() {
  const desk = useDesk();
  const [said, setSaid] = useState<readonly string[]>([]);

  async function take(): Promise<void> {
    const [{recording}, {exportRun}] = await Promise.all([desk.engine.recording(), import('../../scenario/export')]);
    const run = exportRun(recording);
    if (run.ok) {
      download('menagerie.sh', run.script);
      const language = run.translated ? ', translated to version 1 of cgroups' : '';
      setSaid([`Saved as menagerie.sh${language}. Its first lines say what it needs.`]);
      return;
    }
    const lines = run.source.split('\n');
    setSaid([
      'This run cannot be taken home whole:',
      ...run.refusals.map(({line, message}) => `${(lines[line - 1] ?? '').trim()} \u2013 ${message}.`),
    ]);
  }

  const fail = (error: Error) => setSaid([`No script can be made: ${error.message}.`]);
  return (
    <>
      <p className="sheet-text">The same lines can run on a real Linux kernel that has version 1 of cgroups.</p>
      <button type="button" className="button" onClick={() => void take().catch(fail)}>
        Take it home
      </button>
      <div className="sheet-text" aria-live="polite">
        {said.map(line => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </>
  );
}
