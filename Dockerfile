# One image, roles by ROLES; the sandbox is another command of the same image.
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY shared/package.json shared/
COPY server/package.json server/
COPY sandbox/package.json sandbox/
COPY miniprogram/package.json miniprogram/
RUN npm ci
COPY . .
RUN npm run build && npm run build:h5 -w @cunkebao/miniprogram && npm prune --omit=dev --workspace @cunkebao/shared --workspace @cunkebao/server --workspace @cunkebao/sandbox

FROM node:20-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app .
USER node
EXPOSE 7300 7301
CMD ["node", "server/dist/main.js"]
