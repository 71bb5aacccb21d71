// The scenarios to choose from: a picture of where each ends, what it shows, and whose idea that was. Arrows walk, Enter
// opens, Esc goes back to where the keyboard was.
import {X} from 'lucide-react';
import {type KeyboardEvent, useEffect, useRef} from 'react';
import {GALLERY, type GalleryScenario} from '../../scenario';
import {useChoices, useDesk} from '../store';
import {choose} from './choose';
import './gallery.css';

const close = () => useChoices.setState({dialog: 'none'});

/** Where a key leads from the card at `at`, in as many columns as are shown; null for keys that lead nowhere. */
function stepTo(key: string, at: number, cards: readonly HTMLElement[]): number | null {
  const tops = cards.map(card => card.getBoundingClientRect().top);
  const columns = Math.max(1, tops.filter(top => top === tops[0]).length);
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: 1,
    ArrowLeft: -1,
    ArrowDown: columns,
    ArrowUp: -columns,
    Home: -at,
    End: cards.length - 1 - at,
  };
  const step = steps[key];
  if (step === undefined) return null;
  const to = at + step;
  return to >= 0 && to < cards.length ? to : at;
}

function Card({scenario, onChoose}: {readonly scenario: GalleryScenario; readonly onChoose: () => void}) {
  const theme = useChoices(choices => choices.theme);
  const {name, title, about, whose, when} = scenario;
  return (
    <li className="scenario">
      <button type="button" data-name={name} aria-describedby={`scenario-${name}`} onClick={onChoose}>
        <img src={`scenarios/${name}-${theme}.png`} alt="" width={764} height={509} loading="lazy" decoding="async" />
        {title}
      </button>
      <p id={`scenario-${name}`}>
        {about}{' '}
        <small>
          {whose}, {when}
        </small>
      </p>
    </li>
  );
}

export default function GalleryDialog() {
  const desk = useDesk();
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useRef<HTMLOListElement>(null);

  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    const {title} = useChoices.getState();
    const open = GALLERY.findIndex(one => one.title === title);
    list.current?.querySelectorAll('button')[Math.max(0, open)]?.focus();
    return () => element?.close();
  }, []);

  function onKeyDown(pressed: KeyboardEvent): void {
    const all = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    const to = at < 0 ? null : stepTo(pressed.key, at, all);
    if (to === null) return;
    pressed.preventDefault();
    all[to]?.focus();
  }

  return (
    <dialog ref={dialog} className="sheet gallery" aria-labelledby="gallery-title" onClose={close}>
      <div className="gallery-head">
        <h2 id="gallery-title">Scenarios</h2>
        <p className="sheet-text">Each is a script that you can run, change and go on from, on a machine of its own.</p>
        <button type="button" className="button square" aria-label="Close" onClick={() => dialog.current?.close()}>
          <X size={16} strokeWidth={1.4} aria-hidden="true" />
        </button>
      </div>
      <ol className="gallery-list" ref={list} onKeyDown={onKeyDown}>
        {GALLERY.map(scenario => (
          <Card
            key={scenario.name}
            scenario={scenario}
            onChoose={() => {
              // The focus goes back first: what opens may take it on.
              dialog.current?.close();
              choose(desk, scenario.name);
            }}
          />
        ))}
      </ol>
    </dialog>
  );
}
