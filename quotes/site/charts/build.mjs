// Writes ../static/vendor/plot.js and the licences of what is in it. The same lock file gives the same bytes.
import {readFileSync, writeFileSync} from "node:fs";
import {build} from "esbuild";

const out = "../static/vendor/plot.js";
const style = /\.call\(\(svg\) =>\s*(?:\/\/[^\n]*\s*)?svg\.append\("style"\)\.text\([\s\S]*?`\s*\)\s*\)/;

// Plot writes a <style> element into each chart, which the site's Content-Security-Policy forbids; site.css has its rules.
const withoutStyle = {
  name: "without-style",
  setup(build) {
    build.onLoad({filter: /plot\/src\/plot\.js$/}, ({path}) => {
      const source = readFileSync(path, "utf8");
      if (!style.test(source)) throw new Error("Plot no longer writes its <style> as it did");
      return {contents: source.replace(style, "")};
    });
  },
};

const version = JSON.parse(readFileSync("package.json")).devDependencies["@observablehq/plot"];
const {metafile} = await build({
  entryPoints: ["plot.js"],
  outfile: out,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  legalComments: "none",
  metafile: true,
  banner: {js: `/* Observable Plot ${version} and parts of D3, bundled by quotes/site/charts; licences in LICENCES.txt. */`},
  plugins: [withoutStyle],
});

const [{inputs}] = Object.values(metafile.outputs);
const packages = Object.entries(inputs)
  .filter(([, {bytesInOutput}]) => bytesInOutput)
  .map(([path]) => path.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1]);
const licences = [...new Set(packages)].filter(Boolean).sort().map((name) => {
  const {version, license} = JSON.parse(readFileSync(`node_modules/${name}/package.json`));
  const text = ["LICENSE", "LICENSE.txt", "LICENSE.md", "readme.md", "README.md"].flatMap((file) => {
    try { return [readFileSync(`node_modules/${name}/${file}`, "utf8").trim()]; } catch { return []; }
  })[0];
  return `${name} ${version} (${license})\n\n${text}\n`;
});
writeFileSync("../static/vendor/LICENCES.txt", licences.join(`\n${"-".repeat(80)}\n\n`));
