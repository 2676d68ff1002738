/**
 * Keeps the portal readable without a network. After the first paint, for nobody waits for it; a browser that has no
 * service workers, or refuses them, goes on without.
 */
export function registerWorker(): void {
  if (!('serviceWorker' in navigator)) return;
  const register = () => {
    navigator.serviceWorker.register('/service-worker.js').catch((error: unknown) => {
      console.warn('the portal cannot be kept for reading without a network', error);
    });
  };
  if (document.readyState === 'complete') setTimeout(register, 1000);
  else window.addEventListener('load', () => setTimeout(register, 1000), { once: true });
}
