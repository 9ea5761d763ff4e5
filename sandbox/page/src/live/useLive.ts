import { useCallback, useEffect, useReducer, useRef, type Dispatch } from 'react';
import { nothingYet, type LiveEvent, type LiveState } from './liveState';
import { openSocket, type LiveSocket } from './openSocket';
import { reduceLive } from './reduceLive';

interface Live {
  state: LiveState;
  dispatch: Dispatch<LiveEvent>;
  watch: (userid: string) => void;
  retry: () => void;
}

/** Everything the sandbox tells, kept up to date for as long as the page is open. */
export function useLive(): Live {
  const [state, dispatch] = useReducer(reduceLive, nothingYet);
  const socket = useRef<LiveSocket | null>(null);

  useEffect(() => {
    const opened = openSocket({
      onOpen: () => {
        dispatch({ type: 'linked' });
      },
      onFrame: (frame) => {
        dispatch({ type: 'frame', frame, heardAt: performance.now() });
      },
      onLost: (attempts) => {
        dispatch({ type: 'lost', attempts });
      },
    });
    socket.current = opened;
    return () => {
      opened.close();
    };
  }, []);

  const watch = useCallback((userid: string) => socket.current?.watch(userid), []);
  const retry = useCallback(() => socket.current?.retry(), []);
  return { state, dispatch, watch, retry };
}
