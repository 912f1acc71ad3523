import './styles/tokens.css';
import './styles/base.css';
import './styles/layout.css';
import './styles/controls.css';
import './styles/tables.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { followTerminal } from './stores/terminal-store.ts';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root element');

followTerminal();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
