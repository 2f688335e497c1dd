import { createRoot } from 'react-dom/client';
import { standInDoor } from './gallery/stand-in-door.ts';
import './styles/all.css';
import './styles/gallery.css';

// The door is read once, when host.ts is first loaded: what needs it is loaded after.
Object.assign(globalThis, { enlace: standInDoor });
const { Gallery } = await import('./gallery/Gallery.tsx');
const { followAppearance } = await import('./appearance.ts');
const { followKeyboard } = await import('./frame/keyboard.ts');
const { prefer } = await import('./preferences.ts');

// #es-dark-parts, #en-light-frame …: what a screenshot asks for
const [language, theme, page] = location.hash.slice(1).split('-');
followAppearance(() => {});
followKeyboard();
prefer({ language: language === 'en' ? 'en' : 'es', theme: theme === 'dark' ? 'dark' : 'light', isRailed: page === 'rail' });

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<Gallery page={page ?? 'parts'} />);
