/** Where people and programs reach the platform. */
export const PUBLIC_ORIGIN = Symbol('feedback:public-origin');
