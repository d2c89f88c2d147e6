export { checkTemplate, compileTemplate, type CompiledTemplate, type TemplateSlot } from './compile-template.js';
export { expandTemplate } from './expand-template.js';
export { addSiteMacros, listMacros } from './macro-catalogue.js';
export type { MacroDefinition, MacroExample, MacroValues, Visitor } from './macro-definition.js';
export { MacrosModule } from './macros.module.js';
