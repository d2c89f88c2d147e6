export { ConversionView } from './conversion-view.js';
export { ConversionsHttpModule } from './conversions.http.module.js';
