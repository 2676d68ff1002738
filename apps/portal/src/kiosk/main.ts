import { element } from '../rate/element.js';
import { Device } from './device.js';
import { keepOffline } from './keep-offline.js';
import { Screen } from './screen.js';
import { stayAwake } from './stay-awake.js';
import { kioskTexts } from './texts.js';
import { Vault } from './vault.js';
import '../styles/fonts.js';
import '../styles/base.css';
import '../styles/components.css';
import './kiosk.css';

const root = document.getElementById('kiosk');
if (root === null) throw new Error('the page has no place for the kiosk');
document.documentElement.lang = 'vi';
const lockName = 'nk-kiosk';

/** One window holds the chain; a second one would give numbers twice, so it waits until the first is closed. */
async function begin(place: HTMLElement): Promise<void> {
  const state = await navigator.locks.query();
  if (state.held?.some(({ name }) => name === lockName))
    place.replaceChildren(element('p', { class: 'kiosk__main' }, kioskTexts.vi.twice));
  await navigator.locks.request(lockName, async () => {
    stayAwake(place);
    await new Screen(place, new Device(await Vault.open())).start();
    try {
      await keepOffline();
      place.dataset['startsOffline'] = 'true';
    } catch (error) {
      console.warn('the kiosk needs a network to start', error);
    }
    // Held for as long as the window is open.
    await new Promise(() => undefined);
  });
}

await begin(root);
