import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { door } from './host.ts';

const root = document.getElementById('root');
if (root !== null) {
  void door.about().then(({ version }) => {
    createRoot(root).render(
      <StrictMode>
        <h1>Enlace {version}</h1>
      </StrictMode>,
    );
  });
}
