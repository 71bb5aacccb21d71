// The name of a container that is about to be made. What is entered becomes a mkdir that anybody could have typed; when the
// machine refuses it, the name stays to be changed, and the reason stands beside it.
import {TriangleAlert} from 'lucide-react';
import {type FormEvent, useEffect, useId, useRef, useState} from 'react';
import {useChoices, useDesk, useMachine} from '../store';
import {makeContainer} from './gestures';
import {pathOf} from './places';

const close = () => useChoices.setState({dialog: 'none'});

export function MakeDialog({id}: {readonly id: number}) {
  const desk = useDesk();
  const slices = useMachine(store => store.update?.slices ?? null);
  const [name, setName] = useState('');
  const [against, setAgainst] = useState('');
  const [field, reason] = [useId(), useId()];
  const dialog = useRef<HTMLDialogElement>(null);
  const parent = slices?.containers.find(one => one.id === id);
  const path = (slices && parent && pathOf(slices, parent)) ?? 'a hierarchy that is not mounted';

  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);

  function make(submitted: FormEvent): void {
    submitted.preventDefault();
    if (name.trim() === '') return;
    setAgainst('');
    makeContainer(desk, id, name.trim(), close).then(
      made => !made && setAgainst(useChoices.getState().message?.text ?? 'The machine did not make it.'),
      () => undefined,
    );
  }

  return (
    <dialog ref={dialog} className="sheet" aria-labelledby="make-title" onClose={close}>
      <form onSubmit={make}>
        <h2 id="make-title">
          New container in <span className="mono">{path}</span>
        </h2>
        <label className="field-label" htmlFor={field}>
          Name
        </label>
        <input
          id={field}
          className="field mono"
          placeholder="web"
          aria-describedby={against ? reason : undefined}
          value={name}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          onChange={changed => setName(changed.target.value)}
        />
        {against && (
          <p className="file-reason" id={reason}>
            <TriangleAlert size={13} strokeWidth={1.6} aria-hidden="true" />
            {against}
          </p>
        )}
        <div className="sheet-foot sheet-choices">
          <button type="button" className="button outlined" onClick={close}>
            Cancel <kbd>Esc</kbd>
          </button>
          <button type="submit" className="button filled" disabled={name.trim() === ''}>
            Make <kbd>Enter</kbd>
          </button>
        </div>
      </form>
    </dialog>
  );
}
