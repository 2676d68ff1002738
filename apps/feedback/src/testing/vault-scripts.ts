/** Scripts for a page of the kiosk, as texts: this program knows nothing of a browser's types. Each looks into the vault. */

const open = `
  const promised = (asked) =>
    new Promise((resolve, reject) => {
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
  const database = await promised(indexedDB.open('nk-kiosk'));
`;

/** How many records wait. */
export const countWaiting = `(async () => {
  ${open}
  const count = await promised(database.transaction('waiting').objectStore('waiting').count());
  database.close();
  return count;
})()`;

/** What somebody finds who may run any script there. */
export const searchVault = `(async () => {
  ${open}
  const read = (store) => database.transaction(store).objectStore(store);
  const keys = await promised(read('device').get('keys'));
  const [sealed] = await promised(read('waiting').getAll());
  database.close();
  const isRefused = (key, format) => crypto.subtle.exportKey(format, key).then(() => false, () => true);
  return {
    signingKeyHidden: await isRefused(keys.signing.privateKey, 'pkcs8'),
    sealingKeyHidden: await isRefused(keys.sealing, 'raw'),
    sealed: new TextDecoder().decode(sealed.data),
    localStorage: Object.keys(localStorage),
  };
})()`;

/** Changes one bit of the record that waits. */
export const tamper = `(async () => {
  ${open}
  const store = database.transaction('waiting', 'readwrite').objectStore('waiting');
  const [seq] = await promised(store.getAllKeys());
  const { iv, data } = await promised(store.get(seq));
  const changed = new Uint8Array(data);
  changed[40] ^= 1;
  await promised(store.put({ iv, data: changed.buffer }, seq));
  database.close();
})()`;

/** The serious findings of axe-core, which has to be on the page. */
export const runAxe = `axe.run().then(({ violations }) =>
  violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html) })))`;

/** The level of the button that is marked; empty for another one. */
export const markedLevel = `document.activeElement?.getAttribute('data-level') ?? ''`;
