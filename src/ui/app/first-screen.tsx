// The first screen: the machine at work in ink alone, and one command waiting for Enter.
import {useRef, useState} from 'react';
import {emptyLine, FIRST_MOUNT, type LineField, lineActions, PlainField} from '../console';
import {useChoices, useDesk, useMachine} from '../store';
import {FirstScene} from '../views';
import {enterFirst} from './first-fence';
import {useLayout, useReducedMotion} from './viewport';

export function FirstScreen() {
  const desk = useDesk();
  const update = useMachine(store => store.update);
  const compact = useLayout() === 'phone';
  const reduced = useReducedMotion();
  const field = useRef<LineField>(null);
  const [line] = useState(() => emptyLine(FIRST_MOUNT));
  const [actions] = useState(() => ({
    ...lineActions(desk),
    submit: (text: string) => void enterFirst(desk, text).catch(() => undefined),
    paste: (lines: readonly string[], rest: string) => {
      useChoices.setState({screen: 'main'});
      lineActions(desk).paste(lines, rest);
    },
  }));

  return (
    <main id="stage" className="first" tabIndex={-1} aria-label="The machine">
      <FirstScene update={update} history={desk.history} compact={compact} reduced={reduced}>
        <div className="first-line" id="command-line">
          <span className="log-prompt" aria-hidden="true">
            {update?.prompt || 'host# '}
          </span>
          <PlainField
            line={line}
            actions={actions}
            label="Command line"
            fieldRef={field}
            autoFocus={!compact}
            offered={FIRST_MOUNT}
          />
          <button type="button" className="button filled first-button" onClick={() => actions.submit(line.text)}>
            Build the first fence <kbd>Enter</kbd>
          </button>
        </div>
        <p className="first-foot">Ideas from the Linux lists, 2005 to 2007</p>
      </FirstScene>
    </main>
  );
}
