export { ClickLog } from './log/click-log.js';
export { type ClickJson, clickShape } from './log/click-shapes.js';
export { ClicksHttpModule } from './clicks.http.module.js';
export { CsvBody } from './import/csv-body.js';
