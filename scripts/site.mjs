// Where dist/ will be published, if the build knows it: CYBERSUBSIDIE_SITE=https://rekenhulp.example/
//   node scripts/site.mjs   refuses an invalid address before anything is built
import { fileURLToPath } from "node:url";
import { OEMBED } from "./oembed.mjs";

/** The public page's address, empty if it is not set. Anything but the https: address of a page is refused. */
export const siteAddress = (told = process.env.CYBERSUBSIDIE_SITE ?? "") => {
  if (told === "") return "";
  const url = URL.canParse(told) ? new URL(told) : null;
  const plain = url?.protocol === "https:" && !url.username && !url.password && !/[?#\s]/.test(told);
  if (!plain) throw new Error(`CYBERSUBSIDIE_SITE="${told}" is no address of a page, such as https://rekenhulp.example/`);
  return url.href;
};

const escaped = (address) => address.replaceAll("&", "&amp;");

/**
 * The document (of another language than Dutch with its code) with what in its head needs an absolute address: its own, those in other
 * languages, what a shared link shows (title, text and picture), and where an editor asks what to put in its place. Unchanged without
 * an address.
 */
export const withSite = (html, home, language) => {
  if (home === "") return html;
  if (html.split("</head>").length !== 2) throw new Error("index.html has no head for the site's address");
  const site = language ? new URL(`${language}/`, home).href : home;
  const whole = html.replace(/(<link rel="alternate" hreflang="[^"]+" href=")([^"]+)/g, (_, start, path) => start + escaped(new URL(path, site).href));
  const title = /<title>([^<]*)</.exec(html)?.[1];
  const text = /<meta name="description" content="([^"]*)"/.exec(html)?.[1];
  const shown = { url: escaped(site), type: "website", title, description: text, image: escaped(new URL("preview.png", home).href) };
  const tags = Object.entries(shown).filter(([, content]) => content).map(([name, content]) => `<meta property="og:${name}" content="${content}">\n`);
  const editor = `<link rel="alternate" type="application/json+oembed" href="${escaped(new URL(OEMBED, site).href)}" title="${title}">\n`;
  return whole.replace("</head>", () => `<link rel="canonical" href="${escaped(site)}">\n${editor}${tags.join("")}<meta name="twitter:card" content="summary_large_image">\n</head>`);
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    siteAddress();
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
