// Puts the page together around a way to start the worker: the desk, the API, the address.
import {createApi, keepIdle} from '../api';
import {missingFeatures} from '../engine-client';
import {onAddressChange, openAddress} from '../share';
import {Desk, useChoices, useMachine} from '../store';

export function startDesk(startWorker: () => Worker): Desk {
  // Before the first paint, so that no other theme flashes by.
  document.documentElement.dataset.theme = useChoices.getState().theme;
  const missing = missingFeatures();
  const desk = new Desk(startWorker);
  window.menagerie = createApi(desk);
  keepIdle(desk);
  if (missing.length > 0) {
    const because = `This browser lacks ${missing.join(' and ')}, without which no machine can run.`;
    useMachine.setState({life: {kind: 'cannot-start', because}});
    return desk;
  }
  window.addEventListener('hashchange', () => onAddressChange(desk));
  void openAddress(desk, location.hash);
  return desk;
}
