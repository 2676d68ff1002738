/** The token of the setting PUBLIC_ORIGIN. */
export const PUBLIC_ORIGIN = Symbol('directive:public-origin');
