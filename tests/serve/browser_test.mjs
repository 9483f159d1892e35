// node browser_test.mjs CHROMIUM ADDRESS SAMPLES [PICTURES]: drops files on the page of
// `labread serve`, sets a person, downloads, and reports every console message, every request to
// anywhere else, what axe-core finds, and what runs off a screen of 320 pixels. Writes screenshots
// into PICTURES, where given.
import { createRequire } from 'node:module';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { not_reached_by_keyboard } from '../keyboard_walk.mjs';

const require = createRequire(process.env.LABREAD_NODE_MODULES + '/');
const puppeteer = require('puppeteer-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const [executablePath, address, samples, pictures] = process.argv.slice(2);

let defects = 0;
const refuse = (what) => {
  console.log(what);
  ++defects;
};

// As the browser does it when files are let go over the page.
async function drop(tab, names) {
  const files = names.map((name) => {
    const bytes = fs.existsSync(path.join(samples, name))
      ? fs.readFileSync(path.join(samples, name)) : Buffer.from('%PDF-1.4 broken');
    return { name, bytes: bytes.toString('base64') };
  });
  await tab.evaluate((given) => {
    const transfer = new DataTransfer();
    for (const { name, bytes } of given) {
      const raw = Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0));
      transfer.items.add(new File([raw], name));
    }
    document.getElementById('drop').dispatchEvent(
      new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, files);
}

const settled = (tab) => tab.waitForFunction(
  () => /read below/.test(document.getElementById('status').textContent), { timeout: 60000 });

async function judge(tab, name, size, scheme) {
  await tab.setViewport(size);
  await tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  const sideways = await tab.evaluate(() =>
    document.documentElement.scrollWidth > document.documentElement.clientWidth);
  if (sideways) refuse(`${name}: scrolls sideways`);
  const { violations } = await tab.evaluate(() => axe.run());
  for (const { id, nodes } of violations) refuse(`${name}: axe: ${id}: ${nodes[0].html}`);
  if (pictures) await tab.screenshot({ path: path.join(pictures, `${name}.png`) });
}

const browser = await puppeteer.launch({
  executablePath, headless: true, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const tab = await browser.newPage();
const origin = new URL(address).origin;
tab.on('console', (message) => {
  // The broken file's 422 is a line of the browser's own.
  if (!/status of 422/.test(message.text())) refuse(`console: ${message.text()}`);
});
tab.on('pageerror', (error) => refuse(`error: ${error.message}`));
tab.on('request', (request) => {
  const url = request.url();
  if (!url.startsWith(origin) && !url.startsWith('blob:') && !url.startsWith('data:')) {
    refuse(`asks for ${url}`);
  }
});
const desk = { width: 1000, height: 1000 };
const phone = { width: 320, height: 640 };
await tab.goto(address);
await tab.evaluate(axe);
await judge(tab, 'empty', desk, 'light');
await drop(tab, ['vitamin_panel.pdf']);
await settled(tab);
const text = () => tab.evaluate(() => document.getElementById('reports').textContent);
if (!(await text()).includes('Calcium')) refuse('a dropped PDF is not shown');
for (const scheme of ['light', 'dark']) {
  await judge(tab, `desk_${scheme}`, desk, scheme);
  await judge(tab, `phone_${scheme}`, phone, scheme);
}

for (const what of await not_reached_by_keyboard(tab)) {
  refuse(`the keyboard does not reach ${what}`);
}

await tab.select('#sex', 'female');
await tab.type('#age', '31');
await tab.select('#pregnant', 'third');
await tab.waitForFunction(() => /31 years/.test(document.getElementById('reports').textContent),
  { timeout: 60000 }).catch(() => refuse('the person said does not count'));
await settled(tab);

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'labread-'));
const session = await tab.createCDPSession();
await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
const buttons = await tab.$$('.downloads button');
for (const button of buttons) {
  await button.click();
  await new Promise((done) => setTimeout(done, 1000));
}
const got = fs.readdirSync(folder);
for (const ending of ['json', 'csv', 'html', 'fhir.json', 'marked.pdf']) {
  const file = `vitamin_panel.${ending}`;
  if (!got.includes(file) || fs.statSync(path.join(folder, file)).size === 0) {
    refuse(`no download ${file}, but ${got.join(' ')}`);
  }
}
fs.rmSync(folder, { recursive: true });

await drop(tab, ['broken.pdf', 'annual_check.txt', 'two_pages.pdf', 'laborbefund.txt']);
await tab.waitForFunction(() => /4 reports read below. 1 could not be read/.test(
  document.getElementById('status').textContent), { timeout: 60000 })
  .catch(() => refuse('five files, one of them broken, are not told apart'));
const twice = await tab.evaluate(() => {
  const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
  return ids.length - new Set(ids).size;
});
if (twice > 0) refuse(`${twice} ids stand twice`);
await judge(tab, 'several', desk, 'light');
await browser.close();
console.log(`served page: ${defects} defects`);
process.exit(defects > 0 ? 1 : 0);
