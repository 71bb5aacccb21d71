// The laws, and whether each has held since the machine was booted.
import {CircleCheck, TriangleAlert} from 'lucide-react';
import {useEffect, useRef} from 'react';
import {useChoices} from '../store';
import {useFindings} from './findings';
import {LAWS} from './laws';

const close = () => useChoices.setState({dialog: 'none'});

export default function LawsDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  const {checked, broken} = useFindings();
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog ref={dialog} className="sheet" aria-labelledby="laws-title" onClose={close}>
      <h2 id="laws-title">{broken.length === 0 ? 'The laws hold' : 'A law is broken'}</h2>
      <p className="sheet-text">
        Counted anew several times a second from what the machine tells, and held against what it counts itself.
        {checked !== null && ` Last at ${checked} ms.`}
      </p>
      <ul className="laws">
        {LAWS.map(({id, words}) => {
          const own = broken.filter(one => one.law === id);
          const Icon = own.length === 0 ? CircleCheck : TriangleAlert;
          return (
            <li key={id} data-law={id} data-broken={own.length > 0}>
              <Icon size={16} strokeWidth={1.4} aria-hidden="true" />
              <div>
                {words}
                {own.length > 0 && (
                  <p>
                    Broken at {own[0]!.tick} ms: {own[0]!.what}.
                  </p>
                )}
              </div>
            </li>
          );
        })}
      </ul>
      <div className="sheet-foot">
        <button type="button" className="button filled" onClick={close}>
          Done
        </button>
      </div>
    </dialog>
  );
}
