// The yardstick: Fastify answering a constant, nothing else. /200 and /302.
import Fastify from 'fastify';

const app = Fastify({ logger: false });
app.get('/200', (_request, reply) => reply.type('text/plain').send('OK pb_0000000000000000000000000000000000000000000'));
app.get('/302', (_request, reply) => reply.header('cache-control', 'no-store').redirect('http://advertiser.example/?a=1', 302));
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
