// Where dist/ will be published, if the build knows it: CYBERSUBSIDIE_SITE=https://rekenhulp.example/
//   node scripts/site.mjs   refuses an invalid address before anything is built
import { fileURLToPath } from "node:url";

/** The public page's address, empty if it is not set. Anything but the https: address of a page is refused. */
export const siteAddress = (told = process.env.CYBERSUBSIDIE_SITE ?? "") => {
  if (told === "") return "";
  const url = URL.canParse(told) ? new URL(told) : null;
  const plain = url?.protocol === "https:" && !url.username && !url.password && !/[?#\s]/.test(told);
  if (!plain) throw new Error(`CYBERSUBSIDIE_SITE="${told}" is no address of a page, such as https://rekenhulp.example/`);
  return url.href;
};

/** The document, of another language than Dutch with its code, with the elements in its head that need an absolute address; unchanged without one. */
export const withSite = (html, home, language) => {
  if (home === "") return html;
  const site = language ? new URL(`${language}/`, home).href : home;
  if (html.split("</head>").length !== 2) throw new Error("index.html has no head for the site's address");
  const address = site.replaceAll("&", "&amp;");
  const whole = html.replace(/(<link rel="alternate" hreflang="[^"]+" href=")([^"]+)/g, (_, start, path) => start + new URL(path, site).href.replaceAll("&", "&amp;"));
  return whole.replace("</head>", () => `<link rel="canonical" href="${address}">\n<meta property="og:url" content="${address}">\n</head>`);
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    siteAddress();
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
