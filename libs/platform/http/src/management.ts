export { Endpoint, pathId } from './endpoint.js';
