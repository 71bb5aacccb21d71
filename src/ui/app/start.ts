// Puts the page together around a way to start the worker: the desk, the API, the address.
import {createApi, keepIdle} from '../api';
import {missingFeatures} from '../engine-client';
import {onAddressChange, openAddress} from '../share';
import {Desk, showTheme, useChoices, useMachine} from '../store';

export function startDesk(startWorker: () => Worker): Desk {
  // Before the first paint, so that no other theme flashes by.
  showTheme(useChoices.getState().theme);
  const missing = missingFeatures();
  const desk = new Desk(startWorker);
  if (missing.length > 0) {
    const because = `This browser lacks ${missing.join(' and ')}, without which no machine can run.`;
    useMachine.setState({life: {kind: 'cannot-start', because}});
  }
  window.menagerie = createApi(desk, openAddress(desk, location.hash));
  window.addEventListener('hashchange', () => onAddressChange(desk));
  keepIdle(desk);
  return desk;
}
