/** Keeps the screen on and full, as far as the browser allows; a kiosk browser does both by itself. */
export function stayAwake(root: HTMLElement): void {
  const hold = () => {
    if (document.visibilityState === 'visible' && 'wakeLock' in navigator)
      navigator.wakeLock.request('screen').catch(ignoreRefusal);
  };
  document.addEventListener('visibilitychange', hold);
  hold();
  // A browser goes full screen only where somebody touches it.
  root.addEventListener('pointerup', () => {
    if (document.fullscreenElement === null)
      document.documentElement.requestFullscreen().catch(ignoreRefusal);
  });
  for (const kind of ['contextmenu', 'dragstart'])
    root.addEventListener(kind, (event) => event.preventDefault());
}

/** Without power, or where a policy forbids it, the screen may go dark; it still takes ratings when it is woken. */
function ignoreRefusal(reason: unknown): void {
  if (!(reason instanceof DOMException || reason instanceof TypeError)) throw reason;
}
