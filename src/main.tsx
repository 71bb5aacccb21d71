// Browser entry: starts the worker and renders the page.
import {StrictMode} from 'react';
import {createRoot} from 'react-dom/client';
import {App, startDesk} from './ui/app';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
const desk = startDesk(() => new Worker(new URL('./session/engine.worker.ts', import.meta.url), {type: 'module'}));
createRoot(root).render(
  <StrictMode>
    <App desk={desk} />
  </StrictMode>,
);
