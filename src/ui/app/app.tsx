// The page: which screen is shown, what lies over it, and the ways in for the keyboard.
import {Suspense} from 'react';
import {Announcer} from '../console';
import {FindDialog} from '../find';
import {GalleryDialog} from '../gallery';
import {MakeDialog, MoveDialog} from '../inspector';
import {LawsDialog} from '../laws';
import {ShareDialog} from '../share';
import {type Desk, DeskContext, useChoices, useMachine} from '../store';
import {FirstScreen} from './first-screen';
import {KeySheet} from './key-sheet';
import {MainScreen} from './main-screen';
import {MessageBar} from './message-bar';
import {PhoneScreen} from './phone-screen';
import {focusCommandLine, useShortcuts} from './shortcuts';
import {TopBar} from './top-bar';
import {BrokeDown, CannotStart, Drawn, PanicPanel, SilenceBar} from './trouble';
import {useLayout} from './viewport';
import './app.css';
import './phone.css';

function Screen() {
  const layout = useLayout();
  const life = useMachine(store => store.life);
  const screen = useChoices(choices => choices.screen);
  if (life.kind === 'cannot-start') return <CannotStart because={life.because} />;
  if (life.kind === 'broke-down') return <BrokeDown because={life.because} />;
  if (life.kind === 'panic') return <PanicPanel panic={life.panic} />;
  if (screen === 'first') return <FirstScreen />;
  return layout === 'phone' ? <PhoneScreen /> : <MainScreen layout={layout} />;
}

function Dialogs() {
  const dialog = useChoices(choices => choices.dialog);
  const selection = useChoices(choices => choices.selection);
  if (dialog === 'keys') return <KeySheet />;
  if (dialog === 'share') return <ShareDialog />;
  if (dialog === 'find') return <FindDialog />;
  if (dialog === 'gallery')
    return (
      <Suspense fallback={null}>
        <GalleryDialog />
      </Suspense>
    );
  if (dialog === 'laws')
    return (
      <Suspense fallback={null}>
        <LawsDialog />
      </Suspense>
    );
  if (dialog === 'move' && selection?.kind === 'task') return <MoveDialog pid={selection.pid} />;
  if (dialog === 'make' && selection?.kind === 'container') return <MakeDialog id={selection.id} />;
  return null;
}

export function App({desk}: {readonly desk: Desk}) {
  const compact = useLayout() === 'phone';
  useShortcuts(desk);
  return (
    <DeskContext value={desk}>
      <div className="app">
        <nav className="skips" aria-label="Skip">
          <button type="button" onClick={() => document.getElementById('stage')?.focus()}>
            Skip to the machine
          </button>
          <button type="button" onClick={focusCommandLine}>
            Skip to the command line
          </button>
        </nav>
        <TopBar compact={compact} />
        <MessageBar />
        <SilenceBar />
        <Drawn>
          <Screen />
          <Announcer terminal={desk.terminal} />
          <Dialogs />
        </Drawn>
      </div>
    </DeskContext>
  );
}
