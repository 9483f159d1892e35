// The page of `labread serve`: sends each dropped file to the program that served this page and
// puts the article it answers with below the file's name. What a report says comes in as a parsed
// document whose scripts never run; names and messages are set as text.
'use strict';

const at_a_time = 3;
// Ids in an article carry the number of its report; a file may hold this many.
const numbers_a_file = 100000;
const person = ['sex', 'age', 'pregnant', 'symptoms', 'takes'];
const endings = { json: '.json', csv: '.csv', html: '.html', fhir: '.fhir.json', pdf: '.marked.pdf' };
const formats = document.body.dataset.formats.split(' ');
const largest = Number(document.body.dataset.largest);

const by_id = (id) => document.getElementById(id);
const reports = [];
let running = 0;
let last_number = 0;

function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function said(id) {
  const value = by_id(id).value.trim();
  return value === 'unsaid' ? '' : value;
}

function address_for(report, fields_besides) {
  const fields = new URLSearchParams({ name: report.file.name, ...fields_besides });
  for (const id of person) {
    if (said(id) && !by_id(id).disabled) fields.set(id, said(id));
  }
  return `read?${fields}`;
}

async function ask(report, fields, signal) {
  try {
    return await fetch(address_for(report, fields), {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: report.file,
      signal,
    });
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new Error('labread does not answer. Is it still running?');
  }
}

function tell(report, words, failed) {
  report.state.textContent = words;
  report.state.classList.toggle('failed', Boolean(failed));
}

function tell_all() {
  const waiting = reports.filter((report) => report.waiting).length;
  const failed = reports.filter((report) => report.failed).length;
  const done = reports.length - waiting;
  const many = (count) => `${count} ${count === 1 ? 'report' : 'reports'}`;
  let words = '';
  if (waiting > 0) words = `Reading: ${done} of ${many(reports.length)} done.`;
  else if (reports.length > 0) words = `${many(done - failed)} read below.`;
  if (failed > 0) words += ` ${failed} could not be read.`;
  by_id('status').textContent = words;
}

function show_answer(report, page, status) {
  const read = new DOMParser().parseFromString(page, 'text/html');
  const articles = [...read.querySelectorAll('body > article')];
  report.articles.replaceChildren(...articles.map((article) => document.importNode(article, true)));
  // Which counts across the page, not within the file.
  report.articles.querySelectorAll('.head > .kicker').forEach((kicker, index) => {
    kicker.textContent = articles.length > 1 ? `labread, report ${index + 1}` : 'labread';
  });
  report.failed = status !== 200;
  report.downloads.hidden = report.failed;
  const lead = report.articles.querySelector('.lead');
  if (report.failed) tell(report, 'could not be read', true);
  else tell(report, lead ? lead.textContent : 'read');
}

function show_failure(report, words) {
  report.failed = true;
  report.downloads.hidden = true;
  report.articles.replaceChildren();
  tell(report, words, true);
}

async function read(report) {
  const control = new AbortController();
  report.control = control;
  try {
    const number = String(report.number * numbers_a_file + 1);
    const answer = await ask(report, { format: 'html', bare: 'yes', number }, control.signal);
    const page = await answer.text();
    const is_page = (answer.headers.get('Content-Type') || '').startsWith('text/html');
    if (is_page) show_answer(report, page, answer.status);
    else show_failure(report, page.trim());
  } catch (error) {
    if (error.name !== 'AbortError') show_failure(report, error.message);
  }
}

async function work() {
  tell_all();
  const report = reports.find((candidate) => candidate.waiting && !candidate.running);
  if (!report || running >= at_a_time) return;
  ++running;
  report.running = true;
  work();
  do {
    report.stale = false;
    await read(report);
  } while (report.stale);
  report.running = false;
  report.waiting = false;
  --running;
  work();
}

function read_again(report) {
  if (report.file.size > largest) return;
  report.waiting = true;
  if (report.running) {
    report.stale = true;
    report.control.abort();
  }
}

async function download(report, format) {
  try {
    const answer = await ask(report, { format });
    if (!answer.ok) throw new Error((await answer.text()).trim() || 'The report cannot be read.');
    const link = element('a', {
      href: URL.createObjectURL(await answer.blob()),
      download: report.file.name.replace(/\.[^.]{1,5}$/, '') + (endings[format] || `.${format}`),
    });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  } catch (error) {
    tell(report, error.message, true);
  }
}

function forget(report) {
  report.control?.abort();
  report.waiting = false;
  report.section.remove();
  reports.splice(reports.indexOf(report), 1);
  tell_all();
  by_id('files').focus();
}

// Only a PDF can be marked; its name need not say that it is one.
async function begins_as_pdf(file) {
  try {
    return (await file.slice(0, 1024).text()).includes('%PDF-');
  } catch {
    return false;
  }
}

function download_button(report, format, words, how) {
  const button = element('button', { type: 'button', textContent: words });
  button.setAttribute('aria-label', `Download ${report.file.name} ${how}`);
  button.addEventListener('click', () => download(report, format));
  return button;
}

function buttons_of(report) {
  report.downloads = element('span', { className: 'downloads', hidden: true });
  for (const format of formats) {
    const words = format.toUpperCase();
    report.downloads.append(download_button(report, format, words, `as ${words}`));
  }
  begins_as_pdf(report.file).then((is_pdf) => {
    if (is_pdf) {
      report.downloads.append(download_button(report, 'pdf', 'Marked PDF', 'as marked PDF'));
    }
  });
  const away = element('button', { type: 'button', textContent: 'Remove' });
  away.setAttribute('aria-label', `Remove ${report.file.name}`);
  away.addEventListener('click', () => forget(report));
  const row = element('div', { className: 'buttons' });
  row.append(report.downloads, away);
  return row;
}

function add(file) {
  const report = { file, number: ++last_number, waiting: true, running: false };
  report.state = element('span', { className: 'state', textContent: 'waiting' });
  report.articles = element('div', { className: 'articles' });
  const name = element('bdi', { className: 'name', textContent: file.name });
  const title = element('h2', {}, name, ' ', report.state);
  const sheet = element('details', { className: 'sheet', open: reports.length === 0 });
  sheet.append(element('summary', {}, title), buttons_of(report), report.articles);
  report.section = element('section', { className: 'report' }, sheet);
  report.section.setAttribute('aria-label', file.name);
  reports.push(report);
  by_id('reports').append(report.section);
  if (file.size > largest) {
    report.waiting = false;
    show_failure(report, `is too large: at most ${Math.floor(largest / 1e6)} MB here`);
  }
}

function add_all(files) {
  for (const file of files) add(file);
  work();
}

let patience = 0;
function person_changed() {
  const pregnant = by_id('pregnant');
  pregnant.disabled = said('sex') === 'male';
  clearTimeout(patience);
  patience = setTimeout(() => {
    reports.forEach(read_again);
    work();
  }, 300);
}

by_id('files').addEventListener('change', (event) => {
  add_all(event.target.files);
  event.target.value = '';
});
for (const id of person) by_id(id).addEventListener('input', person_changed);
// Anywhere on the page, so that a file that misses the frame does not replace it.
document.addEventListener('dragover', (event) => {
  event.preventDefault();
  by_id('drop').classList.add('over');
});
for (const leaving of ['dragleave', 'drop']) {
  document.addEventListener(leaving, () => by_id('drop').classList.remove('over'));
}
document.addEventListener('drop', (event) => {
  event.preventDefault();
  add_all(event.dataTransfer.files);
});
