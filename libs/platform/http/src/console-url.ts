/** Where a browser that asks for / is led. */
export const CONSOLE_URL = '/console/';
