export { clientAddress, compileTrustedProxies, isHttps } from './client-address.js';
export { createHttpApp } from './create-http-app.js';
export { edgeRoutes } from './edge-routes.js';
export { Endpoint, pathId } from './endpoint.js';
export { decodeCursor, decodeIdCursor, encodeCursor, page, pageOf, pageQuery } from './paging.js';
export { KEPT_BODY_BYTES } from './raw-body.js';
export { invalidRequest } from './validation.pipe.js';
//# sourceMappingURL=index.js.map