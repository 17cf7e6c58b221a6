// A small static server for dist/: what `make serve` shows is what the end-to-end tests test.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};
const ENCODINGS = [["br", ".br"], ["gzip", ".gz"]];

/** The file behind a request's path, or null when the path leaves the folder. */
const fileOf = (root, url) => {
  let path;
  try {
    path = decodeURIComponent(new URL(url, "http://localhost").pathname);
  } catch {
    return null;
  }
  if (path.includes("\0")) return null;
  return join(root, normalize(path.endsWith("/") ? `${path}index.html` : path));
};

/** The precompressed neighbour that the browser accepts, or the file itself. */
const readBest = async (file, accepted) => {
  for (const [encoding, suffix] of ENCODINGS) {
    if (!new RegExp(`\\b${encoding}\\b`).test(accepted)) continue;
    const body = await readFile(file + suffix).catch(() => null);
    if (body) return { body, encoding };
  }
  return { body: await readFile(file) };
};

/** Serves `root`; `headers` are added to every answer, so that a test can set a policy. */
export const startServer = ({ root, port = 0, host = "127.0.0.1", headers = {} }) => {
  const server = createServer(async (request, response) => {
    const answer = (status, body, more = {}) => {
      response.writeHead(status, { "X-Content-Type-Options": "nosniff", ...headers, ...more });
      response.end(request.method === "HEAD" ? undefined : body);
    };
    if (!["GET", "HEAD"].includes(request.method)) return answer(405, "only GET and HEAD\n", { Allow: "GET, HEAD" });
    const file = fileOf(root, request.url);
    if (!file) return answer(400, "not a path\n");
    try {
      const { body, encoding } = await readBest(file, request.headers["accept-encoding"] ?? "");
      answer(200, body, {
        "Cache-Control": "no-cache",
        "Content-Length": body.length,
        "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
        Vary: "Accept-Encoding",
        ...(encoding && { "Content-Encoding": encoding }),
      });
    } catch {
      answer(404, "not found\n", { "Content-Type": "text/plain; charset=utf-8" });
    }
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      const close = () => new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      });
      resolve({ url: `http://${host}:${server.address().port}/`, close });
    });
  });
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const port = Number(process.env.PORT ?? 8080);
  try {
    const { url, close } = await startServer({ root: fileURLToPath(new URL("../dist", import.meta.url)), port });
    if (process.argv.includes("--check")) await close();
    else console.log(`serving dist/ at ${url} (stop with Ctrl-C)`);
  } catch (error) {
    const free = port >= 1024 && port < 65535 ? port + 1 : 8081;
    console.error(
      error.code === "EADDRINUSE"
        ? `port ${port} is in use; serve on another one with: PORT=${free} make serve`
        : `cannot serve on port ${process.env.PORT ?? port} (${error.code}); try: PORT=8081 make serve`,
    );
    process.exit(1);
  }
}
