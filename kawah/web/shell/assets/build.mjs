// Builds the style sheets and scripts of the pages: node build.mjs FOLDER
import { build } from "esbuild";
import { copyFileSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2];
if (!folder) {
  console.error("usage: node build.mjs FOLDER");
  process.exit(2);
}

mkdirSync(folder, { recursive: true });
await build({
  entryPoints: {
    kawah: join(here, "css/kawah.css"),
    pen: join(here, "css/pen.css"),
    studio: join(here, "css/studio.css"),
  },
  outdir: folder,
  bundle: true,
  minify: true,
  target: ["chrome99", "firefox97", "safari15.4"],
  logLevel: "warning",
});
await build({
  entryPoints: {
    kawah: join(here, "js/kawah.js"),
    pen: join(here, "js/pen.js"),
    studio: join(here, "js/studio.js"),
  },
  outdir: folder,
  bundle: true,
  minify: true,
  format: "iife",
  target: ["chrome87", "firefox91", "safari14.1"],
  logLevel: "warning",
});
copyFileSync(join(here, "mark.svg"), join(folder, "mark.svg"));
