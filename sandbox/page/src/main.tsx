import { createRoot } from 'react-dom/client';
import { App } from './App';
import './styles/tokens.css';
import './styles/frame.css';
import './styles/people.css';
import './styles/chat.css';
import './styles/sides.css';
import './styles/tasks.css';
import './styles/card.css';
import './styles/phones.css';
import './styles/clock.css';
import './styles/dialog.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(<App />);
