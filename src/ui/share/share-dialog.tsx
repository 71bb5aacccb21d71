// "Share": the run as an address. It goes into the address bar and the clipboard, and says how long it is, because some
// programs cut long ones.
import {useEffect, useRef, useState} from 'react';
import {LINK_BUDGET, LINK_WARNING} from '../../scenario';
import {useChoices, useDesk} from '../store';
import {makeLink} from './links';
import {TakeHome} from './take-home';

const close = () => useChoices.setState({dialog: 'none'});

function aboutLength(length: number): string {
  const count = `${length.toLocaleString('en')} characters`;
  if (length > LINK_WARNING) return `${count}. Many programs cut or refuse addresses this long.`;
  if (length > LINK_BUDGET) return `${count}. Some chat programs cut addresses this long.`;
  return `${count}.`;
}

export function ShareDialog() {
  const desk = useDesk();
  const dialog = useRef<HTMLDialogElement>(null);
  const [link, setLink] = useState('');
  const [said, setSaid] = useState('Writing the run down.');

  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    let wanted = true;
    makeLink(desk).then(
      async made => {
        if (!wanted) return;
        setLink(made);
        history.replaceState(history.state, '', made);
        const copied = await navigator.clipboard.writeText(made).then(
          () => true,
          // Not every page may write there; the address can be copied by hand.
          () => false,
        );
        if (wanted) setSaid(`${copied ? 'Copied. ' : ''}${aboutLength(made.length)}`);
      },
      (error: Error) => wanted && setSaid(`No link can be made: ${error.message}.`),
    );
    return () => {
      wanted = false;
      element?.close();
    };
  }, [desk]);

  return (
    <dialog ref={dialog} className="sheet" aria-labelledby="share-title" onClose={close}>
      <h2 id="share-title">Share this run</h2>
      <p className="sheet-text">
        The address holds the machine and every line you typed. Whoever opens it sees the same run, tick for tick.
      </p>
      <input
        className="field mono"
        aria-label="Address of this run"
        readOnly
        value={link}
        onFocus={focused => focused.currentTarget.select()}
      />
      <p className="sheet-text" role="status">
        {said}
      </p>
      <TakeHome />
      <div className="sheet-foot">
        <button type="button" className="button filled" onClick={close}>
          Done
        </button>
      </div>
    </dialog>
  );
}
