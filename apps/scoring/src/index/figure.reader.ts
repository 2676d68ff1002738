export { composeFigure } from './compose-figure.js';
export { rollingWindow } from './rolling-window.js';
