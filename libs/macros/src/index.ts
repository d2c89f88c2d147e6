export { checkTemplate, compileTemplate, type CompiledTemplate } from './compile-template.js';
export { expandTemplate } from './expand-template.js';
export { listMacros } from './macro-catalogue.js';
export { NOBODY, type MacroDefinition, type MacroValues, type Visitor } from './macro-definition.js';
export { MacrosModule } from './macros.module.js';
