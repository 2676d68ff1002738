/** Injection tokens of the kit. */
export const SERVICE_NAME = Symbol('namkhong:service-name');
export const ENVIRONMENT = Symbol('namkhong:environment');
export const PROBLEMS = Symbol('namkhong:problems');
export const LOGGER = Symbol('namkhong:logger');
