import { useState, type ReactElement } from 'react';
import { ConsoleDialog } from './console/ConsoleDialog';
import { FaultDialog } from './faults/FaultDialog';
import { useFaults } from './faults/useFaults';
import { Header } from './frame/Header';
import { Screen } from './frame/Screen';
import { Splash } from './frame/Splash';
import { Toasts } from './frame/Toasts';
import { useToasts } from './frame/useToasts';
import { useActions } from './live/useActions';
import { useLive } from './live/useLive';
import { usePlace } from './place/usePlace';

export function App(): ReactElement {
  const { state, dispatch, watch, retry } = useLive();
  const { toasts, tell } = useToasts();
  const actions = useActions(dispatch, tell);
  const { place, open } = usePlace(state.people, watch, actions);
  const faults = useFaults(state.link === 'open', tell);
  const [faultsOpen, setFaultsOpen] = useState(false);
  const [consoleOpen, setConsoleOpen] = useState(false);
  const { product, clock } = state;

  if (!product || !clock) return <Splash attempts={state.attempts} onRetry={retry} />;
  return (
    <>
      <Screen
        state={state}
        clock={clock}
        place={place}
        actions={actions}
        onOpen={open}
        header={
          <Header
            link={state.link}
            attempts={state.attempts}
            product={product}
            faults={faults.active.length}
            onFaults={() => setFaultsOpen(true)}
            onConsole={() => setConsoleOpen(true)}
            onRetry={retry}
          />
        }
      />
      {faultsOpen && <FaultDialog faults={faults} onClose={() => setFaultsOpen(false)} />}
      {consoleOpen && (
        <ConsoleDialog changes={state.changes} hand={actions.hand} onClose={() => setConsoleOpen(false)} />
      )}
      <Toasts toasts={toasts} />
    </>
  );
}
