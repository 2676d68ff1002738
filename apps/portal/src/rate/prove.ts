import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import { fetchChallenge } from './place-api.js';

/**
 * Fetches a challenge of ALTCHA and works it out: about a second of a telephone's time, in the browser's own threads, while
 * the person is still reading. The widget of ALTCHA is left out: there is nothing for anybody to press or to see.
 *
 * @returns base64 of JSON {challenge, solution}, good for one answer within ten minutes
 * @throws as `fetchChallenge` does; Error where it was not found within a minute and a half
 */
export async function prove(): Promise<string> {
  const given = (await fetchChallenge()) as unknown as Challenge;
  const solution = await solveChallenge({ challenge: given, deriveKey });
  if (solution === null) throw new Error('the challenge was not worked out');
  const { counter, derivedKey } = solution;
  return window.btoa(JSON.stringify({ challenge: given, solution: { counter, derivedKey } }));
}
