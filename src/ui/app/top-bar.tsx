// The bar at the top: what this is, where the visitor is, and what can be done with the page as a whole.
import {CircleHelp, LayoutGrid, Link, Moon, ScrollText, Search, Sun} from 'lucide-react';
import {Lamp} from '../laws';
import {toggleScript, useScript} from '../script';
import {chooseTheme, useChoices, useDesk} from '../store';
import {views} from '../views';

function Logo() {
  return (
    <svg
      width="20"
      height="20"
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      aria-hidden="true"
    >
      <path d="M1.8 1.8h16.4v16.4H1.8z" />
      <path d="M5.6 5.6h5.2v8.8H5.6z" />
      <rect x="13" y="9" width="2.8" height="2.8" fill="currentColor" stroke="none" />
    </svg>
  );
}

const onStage = views.filter(view => view.place === 'stage');

/** Which view the stage shows. */
function ViewMenu() {
  const view = useChoices(choices => choices.view);
  return (
    <select
      className="view-menu"
      aria-label="View"
      value={view}
      onChange={event => useChoices.setState({view: event.currentTarget.value})}
    >
      {onStage.map(({id, title}) => (
        <option key={id} value={id}>
          {title}
        </option>
      ))}
    </select>
  );
}

/** Small screens have it in the terminal's bar. */
function ScriptButton() {
  const desk = useDesk();
  const open = useScript(script => script.open);
  return (
    <button
      type="button"
      className="button"
      data-opens="script"
      aria-pressed={open}
      aria-keyshortcuts="e"
      onClick={() => toggleScript(desk)}
    >
      <ScrollText size={16} strokeWidth={1.4} aria-hidden="true" />
      Script
    </button>
  );
}

export function TopBar({compact}: {readonly compact: boolean}) {
  const theme = useChoices(choices => choices.theme);
  const title = useChoices(choices => choices.title);
  const size = compact ? 20 : 16;
  const other = theme === 'dark' ? 'light' : 'dark';
  // The first screen has a headline of its own.
  const screen = useChoices(choices => choices.screen);
  const Name = screen === 'first' ? 'p' : 'h1';
  const Theme = theme === 'dark' ? Sun : Moon;
  return (
    <header className="top">
      <Name className="name">
        <Logo />
        <span>Menagerie</span>
      </Name>
      {title !== '' && <p className="where">{title}</p>}
      <span className="grow" />
      <button
        type="button"
        className="button"
        aria-label="Scenarios"
        aria-keyshortcuts="g"
        data-opens="gallery"
        onClick={() => useChoices.setState({dialog: 'gallery'})}
      >
        <LayoutGrid size={size} strokeWidth={1.4} aria-hidden="true" />
        {!compact && 'Scenarios'}
      </button>
      {screen === 'main' && <Lamp compact={compact} />}
      {screen === 'main' && (
        <button
          type="button"
          className="button"
          aria-label="Find"
          aria-keyshortcuts="/"
          onClick={() => useChoices.setState({dialog: 'find'})}
        >
          <Search size={size} strokeWidth={1.4} aria-hidden="true" />
          {!compact && (
            <>
              Find <kbd>/</kbd>
            </>
          )}
        </button>
      )}
      {screen === 'main' && !compact && <ScriptButton />}
      {screen === 'main' && <ViewMenu />}
      <button
        type="button"
        className="button"
        aria-label="Share"
        onClick={() => useChoices.setState({dialog: 'share'})}
      >
        <Link size={size} strokeWidth={1.4} aria-hidden="true" />
        {!compact && 'Share'}
      </button>
      <button
        type="button"
        className="button square"
        aria-label={`Use the ${other} theme`}
        onClick={() => chooseTheme(other)}
      >
        <Theme size={size} strokeWidth={1.4} aria-hidden="true" />
      </button>
      <button
        type="button"
        className="button square"
        aria-label="Keys and help"
        onClick={() => useChoices.setState({dialog: 'keys'})}
      >
        <CircleHelp size={size} strokeWidth={1.4} aria-hidden="true" />
      </button>
    </header>
  );
}
