// Real nginx: each site gets a port of its own, and with `published` the configuration that deploy/ gives to everybody.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const PUBLISHED = fileURLToPath(new URL("../../../deploy/nginx.conf", import.meta.url));
const MODULE = process.env.NGINX_BROTLI ?? "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

export const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject).listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

export const answers = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => resolve(socket.destroy() && true)).once("error", () => resolve(false));
  });

const server = ({ port, root, published, lines = "" }) => `
  server {
    listen 127.0.0.1:${port};
    root "${root}";
    ${published ? `include "${PUBLISHED}";` : "types { text/html html; text/javascript js; application/wasm wasm; } charset utf-8;"}
    ${lines}
  }`;

/** `describe` gets a port for each name and gives, by name, `{ root, published, lines }`. */
export const startNginx = async (names, describe) => {
  const folder = mkdtempSync(join(tmpdir(), "nginx-"));
  const ports = {};
  for (const name of names) ports[name] = await freePort();
  const sites = describe(ports);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `${kind}_temp_path "${folder}/${kind}";`).join(" ");
  writeFileSync(join(folder, "nginx.conf"), `
load_module "${MODULE}";
${process.getuid?.() === 0 ? "user root;" : ""}
worker_processes 1;
daemon off;
pid "${folder}/pid";
error_log stderr crit;
events { worker_connections 256; }
http {
  access_log off;
  ${temporary}
  ${Object.entries(sites).map(([name, site]) => server({ ...site, port: ports[name] })).join("\n")}
}
`);
  const child = spawn("nginx", ["-p", folder, "-e", "stderr", "-c", join(folder, "nginx.conf")], {
    env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` }, stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (text) => { said += text; });
  const ended = new Promise((resolve) => {
    child.once("exit", resolve);
    child.once("error", (error) => { said += error.message; resolve(); });
  });
  let over = false;
  ended.then(() => { over = true; });
  const close = async () => {
    child.kill("SIGQUIT");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  for (let tries = 0; !(await answers(Object.values(ports)[0])); tries += 1) {
    if (over || tries > 100) {
      await close();
      throw new Error(`nginx does not start: ${said}`);
    }
    await wait(50);
  }
  return close;
};
