import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const DOCUMENT_URL = '/api/v1/openapi.json';
const API_DOCS_URL = '/api/docs';
const ASSETS: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
};

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Rebound API</title>
<link rel="stylesheet" href="${API_DOCS_URL}/swagger-ui.css">
<link rel="icon" type="image/png" href="${API_DOCS_URL}/favicon-32x32.png">
</head>
<body>
<div id="swagger-ui"></div>
<script src="${API_DOCS_URL}/swagger-ui-bundle.js"></script>
<script src="${API_DOCS_URL}/start.js"></script>
</body>
</html>
`;

// A file of its own: the page's policy allows no script inside it.
const START = `SwaggerUIBundle({ url: '${DOCUMENT_URL}', dom_id: '#swagger-ui', deepLinking: true, validatorUrl: null, persistAuthorization: false });
`;

/** Serves the API's description at /api/v1/openapi.json and a page to browse and try it at /api/docs, everything from this process. */
export function serveApiDocs(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  let document: string | undefined;
  server.get(DOCUMENT_URL, (_request, reply) => {
    document ??= JSON.stringify(describeApi(app));
    return reply.type('application/json; charset=utf-8').send(document);
  });
  server.get(API_DOCS_URL, (_request, reply) => reply.type('text/html; charset=utf-8').send(PAGE));
  server.get(`${API_DOCS_URL}/`, (_request, reply) => reply.redirect(API_DOCS_URL, 302));
  server.get(`${API_DOCS_URL}/start.js`, (_request, reply) => reply.type('text/javascript; charset=utf-8').send(START));
  for (const [name, type] of Object.entries(ASSETS)) {
    server.get(`${API_DOCS_URL}/${name}`, async (_request, reply) =>
      reply
        .type(type)
        .header('cache-control', 'public, max-age=86400')
        .send(await readFile(join(assetFolder(), name))),
    );
  }
}

/** The OpenAPI document of all controllers in the application. */
export function describeApi(app: NestFastifyApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Rebound')
    .setDescription(
      'Management API. Amounts are decimal strings beside a currency, instants UTC, ids opaque strings. Refusals are `{code, message, details}`.',
    )
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key (rbk_…)' }, 'key')
    .addSecurityRequirements('key')
    .build();
  return withRefusals(
    SwaggerModule.createDocument(app, config, {
      operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
    }),
  );
}

function withRefusals(document: OpenAPIObject): OpenAPIObject {
  document.components ??= {};
  document.components.schemas = {
    ...document.components.schemas,
    Refusal: {
      type: 'object',
      required: ['code', 'message', 'details'],
      properties: { code: { type: 'string' }, message: { type: 'string' }, details: { type: 'object', additionalProperties: true } },
      example: { code: 'campaign_not_found', message: 'No campaign "17". Check the id, or whether you may see it.', details: {} },
    },
  };
  const refusal = { description: 'Refused', content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } } };
  for (const item of Object.values(document.paths)) {
    for (const operation of [item.get, item.post, item.put, item.patch, item.delete])
      if (operation) operation.responses = { ...operation.responses, default: refusal };
  }
  return document;
}

// A dependency of @nestjs/swagger and not of ours, so it is found from there.
const UI_PACKAGE = 'swagger-ui-dist';

function assetFolder(): string {
  const require = createRequire(createRequire(import.meta.url).resolve('@nestjs/swagger'));
  return dirname(require.resolve(`${UI_PACKAGE}/package.json`));
}
