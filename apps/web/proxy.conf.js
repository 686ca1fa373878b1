/** For `npm run dev`: what Angular's dev server hands on to the API, wherever that listens. */
const target = `http://127.0.0.1:${process.env.VROOM_DAEMON_LISTEN_PORT ?? 8090}`;

export default {
  '/api': { target },
  '/healthz': { target },
  '/readyz': { target },
  '/socket.io': { target, ws: true },
};
