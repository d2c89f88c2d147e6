export { PostbacksHttpModule } from './postbacks.http.module.js';
export { PostbackLog, type RecentHit } from './log/postback-log.js';
export { type PostbackJson, postbackShape } from './log/postback-shapes.js';
