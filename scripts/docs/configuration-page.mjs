// docs/configuration.md and .env.example, from the one table of environment variables.
import { cell, GENERATED } from './page.mjs';

export async function configurationPage() {
  const { envTable } = await import('#config');
  const rows = Object.entries(envTable).map(([name, { shown, about }]) => `| \`${name}\` | ${cell(shown)} | ${cell(about)} |`);
  return `${GENERATED}
# Configuration

Every setting is an environment variable. An empty value counts as absent. A bad value stops the start with one message
that names every bad variable. Under \`npm start\` none is needed.

| variable | default | meaning |
| --- | --- | --- |
${rows.join('\n')}
`;
}

/** What docker compose cannot start without; the rest has defaults. */
const NEEDED_BY_COMPOSE = {
  SECRETS: 'openssl rand -hex 32',
  PUBLIC_URL: 'the address visitors and advertisers reach, such as https://track.example.com',
  POSTGRES_PASSWORD: 'openssl rand -hex 24 (letters and digits only: it becomes part of a URL)',
};

export async function envExample() {
  const { envTable } = await import('#config');
  const needed = Object.entries(NEEDED_BY_COMPOSE).map(([name, how]) => `# ${how}\n${name}=`);
  const optional = Object.entries(envTable)
    .filter(([name]) => !(name in NEEDED_BY_COMPOSE))
    .map(([name, { shown, about }]) => `# ${about}\n# default: ${shown}\n#${name}=`);
  return `# Settings for docker compose: copy this file to .env. Made by npm run docs:write from the table in libs/platform/config.

${needed.join('\n\n')}

# Everything below may stay as it is. PORT, HOST, DATABASE_URL, REDIS_URL and DATA_DIR are set by docker-compose.yml.

${optional.join('\n\n')}
`;
}
