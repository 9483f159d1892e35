// node pages_test.mjs CHROMIUM PAGE.html…: opens each page in a headless browser and reports every
// console message, every request to anywhere else, what axe-core finds, what runs off a screen of
// 320 pixels, and links that lead nowhere. In light and dark, folded and unfolded.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import fs from 'node:fs';
import { not_reached_by_keyboard } from './keyboard_walk.mjs';

const require = createRequire(process.env.LABREAD_NODE_MODULES + '/');
const puppeteer = require('puppeteer-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const [executablePath, ...pages] = process.argv.slice(2);

const sizes = { desk: { width: 1000, height: 900 }, phone: { width: 320, height: 640 } };
let defects = 0;
const refuse = (page, what) => {
  console.log(`${page}: ${what}`);
  ++defects;
};

const wrong_in = () => {
  const found = [];
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) found.push(`scrolls sideways: ${scrollWidth} of ${clientWidth}`);
  for (const link of document.querySelectorAll('a[href^="#"]')) {
    const id = decodeURIComponent(link.getAttribute('href').slice(1));
    if (!document.getElementById(id)) found.push(`a link to ${id}, which is not there`);
  }
  const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
  if (new Set(ids).size !== ids.length) found.push('an id that stands twice');
  return found;
};

async function check(browser, file) {
  const tab = await browser.newPage();
  await tab.setBypassCSP(true);  // for axe alone; the page itself brings no script
  const address = pathToFileURL(file).href;
  tab.on('console', (message) => refuse(file, `console: ${message.text()}`));
  tab.on('pageerror', (error) => refuse(file, `error: ${error.message}`));
  tab.on('request', (request) => {
    if (request.url().split('#')[0] !== address) refuse(file, `asks for ${request.url()}`);
  });
  for (const scheme of ['light', 'dark']) {
    await tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    for (const [name, size] of Object.entries(sizes)) {
      await tab.setViewport(size);
      await tab.goto(address);
      if (name === 'phone') {
        await tab.$$eval('details', (all) => all.forEach((one) => (one.open = true)));
      }
      for (const what of await tab.evaluate(wrong_in)) refuse(file, `${scheme} ${name}: ${what}`);
      if (scheme === 'light') {
        for (const what of await not_reached_by_keyboard(tab)) {
          refuse(file, `${name}: the keyboard does not reach ${what}`);
        }
      }
      await tab.evaluate(axe);
      const { violations } = await tab.evaluate(() => axe.run());
      for (const { id, nodes } of violations) {
        refuse(file, `${scheme} ${name}: axe: ${id}: ${nodes.length} times, ${nodes[0].html}`);
      }
    }
  }
  await tab.close();
}

const browser = await puppeteer.launch({
  executablePath,
  headless: true,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
for (const page of pages) await check(browser, page);
await browser.close();
console.log(`${pages.length} pages, ${defects} defects`);
process.exit(defects > 0 ? 1 : 0);
