// widget.html and what belongs to it, and what an editor is told of a pasted address, written into dist/ once the version's folder and
// versions.json are there.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { bundleStyle, bundleText } from "./bundle.mjs";
import { configuratorDocuments } from "./configurator.mjs";
import { texts } from "./configurator-data.mjs";
import { oembedFiles } from "./oembed.mjs";
import { siteAddress } from "./site.mjs";

export const writeConfigurator = async ({ root, dist, minify }) => {
  const [{ version, integrity, iframeIntegrity }] = JSON.parse(readFileSync(join(dist, "versions.json"), "utf8"));
  const site = siteAddress();
  const titles = Object.fromEntries(Object.entries(texts()).map(([code, { element }]) => [code, element.frame]));
  const files = {
    ...configuratorDocuments({ version, integrity, iframeIntegrity, site }),
    ...oembedFiles({ home: site, version, titles }),
    "configurator.js": await bundleText({ entry: join(root, "configurator/main.js"), minify }),
    "widget-preview.js": await bundleText({ entry: join(root, "configurator/preview.js"), minify }),
    "widget-preview.css": await bundleStyle({ entry: join(root, "style/widget-preview.css"), minify }),
    "configurator.css": await bundleStyle({ entry: join(root, "style/configurator.css"), minify }),
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dist, name)), { recursive: true });
    writeFileSync(join(dist, name), text);
  }
};
