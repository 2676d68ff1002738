export { composeFigure, type CellFigure } from './compose-figure.js';
export { rollingWindow } from './rolling-window.js';
