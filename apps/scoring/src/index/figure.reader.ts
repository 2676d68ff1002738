export { composeFigure } from './compose-figure.js';
export { composeScore, type Score } from './compose-score.js';
export { rollingWindow } from './rolling-window.js';
export { sumByMonth } from './sum-by-month.js';
