// oEmbed (https://oembed.com), for an editor into which somebody pastes the address of the page: a static answer for each document, made
// only where the build knows its address, and found by a link in the document's head (scripts/site.mjs).
import { frame, HEIGHT } from "../configurator/snippet.js";

/** As wide as the element takes where it may choose (docs/EMBEDDING.md, "Width"). */
const WIDTH = 960;

/** Where a document's answer lies, beside it. */
export const OEMBED = "oembed.json";

/** The answer for the document of that language, with the frame of this very version. */
export const oembed = ({ home, version, code, title }) => ({
  version: "1.0",
  type: "rich",
  title,
  provider_name: "Cybersubsidie",
  provider_url: home,
  width: WIDTH,
  height: HEIGHT,
  html: frame(new URL(`embed/${version}/`, home).href, [["lang", code]], title),
});

/** The answers by their place in dist/; none without an address. `titles` are those of the frame, by language. */
export const oembedFiles = ({ home, version, titles }) => (home === "" ? {} : Object.fromEntries(Object.entries(titles).map(([code, title]) =>
  [code === "nl" ? OEMBED : `${code}/${OEMBED}`, `${JSON.stringify(oembed({ home, version, code, title }), null, 1)}\n`])));
