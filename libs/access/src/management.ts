export { AccessHttpModule } from './access.http.module.js';
