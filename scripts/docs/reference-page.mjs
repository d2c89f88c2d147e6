// docs/reference.md: every macro, postback preset, report dimension and metric, from their definition files.
import { built, cell, GENERATED } from './page.mjs';

export async function referencePage() {
  const parts = await Promise.all([macros(), presets(), dimensions(), metrics()]);
  return `${GENERATED}
# Reference

How to add one of these: [extending.md](extending.md).

${parts.join('\n')}`;
}

async function macros() {
  const { listMacros } = await import('#macros');
  const rows = [...listMacros()].sort(byName).map((macro) => {
    const names = [macro.name, ...(macro.aliases ?? [])].map((name) => `\`{${name}${suffixOf(macro)}}\``);
    const examples = macro.examples.map(({ macro: text, becomes }) => `\`${text}\` → \`${becomes}\``);
    return `| ${names.join(', ')} | ${cell(macro.about)} | ${cell(examples[0] ?? '')} |`;
  });
  return `## Macros of offer URLs

Names in any case. Values are percent-encoded once; \`{name:raw}\` (in the query only) leaves them as they are. A macro that
is not listed stays as it is and is reported when the campaign is saved.

| macro | becomes | for example |
| --- | --- | --- |
${rows.join('\n')}
`;
}

function suffixOf(macro) {
  if (macro.takes === 'number') return `1…${macro.upTo}`;
  return macro.takes === 'name' ? ':name' : '';
}

async function presets() {
  const list = await definitions('libs/postbacks/src/presets', 'preset');
  const rows = list.map((preset) => {
    const names = Object.entries(preset.names ?? {}).map(([role, own]) => `${role}: ${own.map((name) => `\`${name}\``).join(', ')}`);
    const routes = (preset.routes ?? []).map(({ path }) => `\`${path}\``);
    return `| \`${preset.name}\` | ${cell(preset.title)} | ${cell(names.join('; '))} | ${cell(routes.join(', '))} | ${cell(preset.source)} |`;
  });
  return `## Presets of postback sources

Names besides the generic ones, and routes of other trackers that are understood without changing the sender.

| preset | for | its names | its routes | documented at |
| --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
}

async function dimensions() {
  const list = await definitions('libs/reporting/src/catalogue/dimensions', 'dimension');
  const rows = list.map(
    (one) => `| \`${one.name}${one.places ? `1\` … \`${one.name}${one.places}` : ''}\` | ${cell(one.label)} | ${cell(one.about)} |`,
  );
  return `## Report dimensions

For \`group_by\`, \`filter[…]\` and \`sort\` of \`GET /api/v1/reports\`.

| dimension | label | value |
| --- | --- | --- |
${rows.join('\n')}
`;
}

async function metrics() {
  const list = await definitions('libs/reporting/src/catalogue/metrics', 'metric');
  const rows = list.map((one) => `| \`${one.name}\` | ${cell(one.label)} | ${one.unit} | ${cell(one.formula)} |`);
  return `## Report metrics

Money is a decimal string of BASE_CURRENCY; a ratio with a zero divisor is \`null\`.

| metric | label | unit | formula |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}

async function definitions(folder, kind) {
  const { loadDefinitions } = await built('libs/platform/extensions/src/index.js');
  // No schema: the product checks shapes when it starts; here they are only printed.
  const list = await loadDefinitions({ folder: new URL(`../../dist/${folder}/`, import.meta.url), kind });
  return [...list].sort(byName);
}

function byName(a, b) {
  return a.name < b.name ? -1 : 1;
}
