export { clientAddress, compileTrustedProxies, isHttps, type AddressedRequest, type TrustedProxies } from './client-address.js';
export { createHttpApp } from './create-http-app.js';
export { edgeRoutes } from './edge/edge-routes.js';
export { sendAnswer, type EdgeAnswer, type EdgeRequest } from './edge/edge-answer.js';
export { hotPath } from './edge/hot-lane.js';
export type { ErrorBody } from './error.filter.js';
export {
  decodeCursor,
  decodeIdCursor,
  encodeCursor,
  page,
  pageOf,
  pageQuery,
  type CursorKey,
  type Page,
  type PageQuery,
} from './paging.js';
export type { RawBody } from './edge/raw-body.js';
export { idInput, idText, instantText } from './query-values.js';
export { invalidRequest } from './validation.pipe.js';
