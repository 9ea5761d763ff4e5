import type { PropsWithChildren } from 'react';
import { SWRConfig } from 'swr';
import { onSignIn } from './api/call';
import { dataLife } from './platform/dataLife';
import { pressByKeyboard } from './platform/keyboard';
import { signIn } from './platform/login';
import './ui/index.scss';
import './app.scss';

onSignIn(signIn);
pressByKeyboard();

export default function App({ children }: PropsWithChildren) {
  return <SWRConfig value={dataLife}>{children}</SWRConfig>;
}
