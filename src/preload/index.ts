import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import type { Bridge } from '../shared/contract/bridge.ts';
import { COMMAND_CHANNEL, DELTA_CHANNEL } from '../shared/contract/channels.ts';
import type { Delta } from '../shared/contract/snapshot.ts';

/**
 * Main checks everything that comes through here. Nothing from Electron, especially not the event, reaches the page.
 */
const bridge: Bridge = {
  call: (name, input) => ipcRenderer.invoke(COMMAND_CHANNEL, name, input),
  onDelta(listener) {
    const forward = (_event: IpcRendererEvent, delta: Delta): void => listener(delta);
    ipcRenderer.on(DELTA_CHANNEL, forward);
    return () => {
      ipcRenderer.off(DELTA_CHANNEL, forward);
    };
  },
};

contextBridge.exposeInMainWorld('ballast', bridge);
