export { MacrosHttpModule } from './macros.http.module.js';
